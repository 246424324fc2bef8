// SPDX-License-Identifier: Apache-2.0
package org.icddesk.web;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Optional;

/**
 * The languages a reader prefers, RFC 9110 section 12.5.4.
 *
 * @param ranges language ranges, in order of preference; empty when the header says nothing usable
 */
public record AcceptLanguage(List<LanguageRange> ranges) {

    private static final int LONGEST_HEADER = 1_000;

    /** {@return what a header says; nothing when it is null, too long or not of the standard's form} */
    public static AcceptLanguage of(String header) {
        if (header == null || header.isBlank() || header.length() > LONGEST_HEADER) {
            return new AcceptLanguage(List.of());
        }
        try {
            return new AcceptLanguage(LanguageRange.parse(header));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            // NOTE: the second is what the library makes of a lone comma.
            return new AcceptLanguage(List.of());
        }
    }

    /**
     * Chooses by RFC 4647 section 3.4, "lookup".
     *
     * @param available language tags
     * @return the preferred one, in the spelling of {@code available}
     */
    public Optional<String> best(Collection<String> available) {
        List<LanguageRange> wanted =
                ranges.stream().filter(range -> range.getWeight() > 0).toList();
        String tag = wanted.isEmpty() ? null : Locale.lookupTag(wanted, available);
        return available.stream().filter(a -> a.equalsIgnoreCase(tag)).findFirst();
    }
}
