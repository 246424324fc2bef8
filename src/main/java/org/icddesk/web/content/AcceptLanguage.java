// SPDX-License-Identifier: Apache-2.0
package org.icddesk.web.content;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The languages a reader prefers, RFC 9110 section 12.5.4.
 *
 * @param ranges language ranges, in order of preference; empty when the header says nothing usable
 */
public record AcceptLanguage(List<LanguageRange> ranges) {

    private static final int MAX_HEADER_LENGTH = 1_000;

    /** {@return the parsed header; without ranges if it is null, too long or malformed} */
    public static AcceptLanguage of(String header) {
        if (header == null || header.isBlank() || header.length() > MAX_HEADER_LENGTH) {
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
     * Chooses by weight only.
     *
     * @param reading maps a language range to a result; empty if it has none
     * @param <T> what is wanted
     * @return the result of the most preferred range that has one
     */
    public <T> Optional<T> first(Function<String, Optional<T>> reading) {
        return wanted().map(range -> reading.apply(range.getRange()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /**
     * Chooses by RFC 4647 section 3.4, "lookup".
     *
     * @param available language tags
     * @return the preferred one, in the spelling of {@code available}
     */
    public Optional<String> best(Collection<String> available) {
        List<LanguageRange> wanted = wanted().toList();
        String tag = wanted.isEmpty() ? null : Locale.lookupTag(wanted, available);
        return available.stream().filter(a -> a.equalsIgnoreCase(tag)).findFirst();
    }

    private Stream<LanguageRange> wanted() {
        return ranges.stream().filter(range -> range.getWeight() > 0);
    }
}
