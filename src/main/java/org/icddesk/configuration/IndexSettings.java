// SPDX-License-Identifier: Apache-2.0
package org.icddesk.configuration;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.icddesk.icd.Language;

/**
 * What is indexed, and how politely WHO is asked for it.
 *
 * @param releases the releases wanted, those of ICD-10 first
 * @param callsPerSecond how many requests are sent to WHO for it at most
 * @param hours the hours of the day in which they are sent, in the server's time zone
 * @param directory where WHO's answers are stored; empty to store them nowhere
 * @param megabytes the maximum total size of its files
 */
public record IndexSettings(
        List<IndexedRelease> releases,
        double callsPerSecond,
        HoursOfDay hours,
        Optional<Path> directory,
        int megabytes) {

    /** The maximum total size of the files where the setting names none, in megabytes. */
    public static final int DEFAULT_MEGABYTES = 2_048;

    private static final BigDecimal MIN_RATE = new BigDecimal("0.1");
    private static final BigDecimal MAX_RATE = new BigDecimal("1000");

    /**
     * Reads the settings {@code icd.index.*}.
     *
     * @param language the language of ICD-11 where the setting names none
     * @param directory the directory where the setting names none
     */
    static IndexSettings read(SettingReader reader, Language language, Optional<Path> directory) {
        IndexedReleases icd10 = reader.read("icd.index.icd10", IndexedReleases.icd10("latest"), IndexedReleases::icd10);
        IndexedReleases icd11 =
                reader.read("icd.index.icd11", IndexedReleases.NONE, text -> IndexedReleases.icd11(text, language));
        return new IndexSettings(
                Stream.concat(icd10.releases().stream(), icd11.releases().stream())
                        .toList(),
                reader.read("icd.index.rate", BigDecimal.valueOf(2), IndexSettings::rate)
                        .doubleValue(),
                reader.read("icd.index.hours", HoursOfDay.ALL, HoursOfDay::parse),
                reader.path("icd.index.directory", directory),
                reader.number("icd.index.directory.megabytes", 1, 1_000_000, DEFAULT_MEGABYTES));
    }

    private static BigDecimal rate(String text) {
        BigDecimal rate = text.matches("[0-9]{1,4}([.][0-9]{1,3})?") ? new BigDecimal(text) : BigDecimal.ZERO;
        if (rate.compareTo(MIN_RATE) < 0 || rate.compareTo(MAX_RATE) > 0) {
            throw new IllegalArgumentException("is not a number from " + MIN_RATE + " to " + MAX_RATE);
        }
        return rate;
    }
}
