// SPDX-License-Identifier: Apache-2.0
package org.icddesk.icd.search;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.icddesk.icd.Language;

/**
 * Other spellings of a search: British and American, Roman and Arabic numerals, singular and plural. What a typing error
 * may have been is {@link TypingError}'s.
 *
 * <p>The last word of a search is searched as a beginning, so what only makes the search longer is no variant.
 */
public final class SpellingVariants {

    /** The number of variants that a search can have. */
    public static final int MAX_VARIANTS = 3;

    private SpellingVariants() {}

    /**
     * Lists the variants of a search in spelling and numerals.
     *
     * @param query the words, normalized, at most {@value SearchRequest#MAX_QUERY_LENGTH} characters
     * @param language the language of the words; only English has variants of words
     * @return the variants in lower case, the likeliest first; at most {@value #MAX_VARIANTS}, none of them blank, too
     *     long, or the query itself
     */
    public static List<String> of(String query, Language language) {
        String typed = query.toLowerCase(Locale.ROOT);
        if (!language.primary().equals(Language.ENGLISH)) {
            return variants(typed, eachWord(typed, RomanNumerals::swapped));
        }
        String spelt = EnglishSpelling.who(typed);
        return variants(
                typed,
                spelt,
                eachWord(spelt, RomanNumerals::swapped),
                EnglishSpelling.otherIse(spelt),
                EnglishSpelling.american(typed));
    }

    /**
     * Lists the variants of a search with nouns in the singular, and with its first noun in the plural.
     *
     * @param query the words, normalized, at most {@value SearchRequest#MAX_QUERY_LENGTH} characters
     * @param language the language of the words; English, French and Spanish have variants
     * @return the variants, as {@link #of} does
     */
    public static List<String> inOtherNumber(String query, Language language) {
        String typed = query.toLowerCase(Locale.ROOT);
        return GrammaticalNumber.of(language)
                .map(number -> variants(typed, eachWord(typed, number::singular), firstWord(typed, number::plural)))
                .orElse(List.of());
    }

    private static List<String> variants(String typed, String... candidates) {
        return Stream.of(candidates)
                .distinct()
                .filter(variant -> !variant.isBlank() && !variant.startsWith(typed))
                .filter(variant -> variant.length() <= SearchRequest.MAX_QUERY_LENGTH)
                .limit(MAX_VARIANTS)
                .toList();
    }

    private static String eachWord(String words, UnaryOperator<String> change) {
        return Arrays.stream(words.split(" ")).map(change).collect(Collectors.joining(" "));
    }

    /** The noun of a phrase such as "fracture of femur" stands first. */
    private static String firstWord(String words, UnaryOperator<String> change) {
        int end = words.indexOf(' ') < 0 ? words.length() : words.indexOf(' ');
        return change.apply(words.substring(0, end)) + words.substring(end);
    }
}
