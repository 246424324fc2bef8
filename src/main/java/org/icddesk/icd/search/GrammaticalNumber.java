// SPDX-License-Identifier: Apache-2.0
package org.icddesk.icd.search;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.icddesk.icd.Language;

/** Singular and plural of nouns by the endings of a language, in lower case; irregular nouns stay as they are. */
public enum GrammaticalNumber {
    /** English. */
    ENGLISH(
            List.of(
                    new Ending("(?<=[^aeiou])(?<!\\b(?:car|rab|scab|ser|spec))ies", "y"),
                    new Ending("(?<=[a-z]{4}o)ses", "sis"),
                    new Ending("(?<=ss|x|ch|sh)es", ""),
                    new Ending("(?<=[^sui])(?<!\\b(?:ascite|diabete|herpe|measle|mump|ricket|shingle)|ie)s", "")),
            List.of(
                    new Ending("(?<=[^aeiou])y", "ies"),
                    new Ending("(?<=o)sis", "ses"),
                    new Ending("(?<=ss|us|x|ch|sh)", "es"),
                    new Ending("(?<=[a-rt-z])", "s"))),
    /** French. */
    FRENCH(
            List.of(new Ending("(?<=[^e])aux", "al"), new Ending("(?<=eau|eu)x", ""), new Ending("(?<=[^su])s", "")),
            List.of(new Ending("al", "aux"), new Ending("(?<=eau|eu)", "x"), new Ending("(?<=[^sxz])", "s"))),
    /** Spanish. */
    SPANISH(
            List.of(
                    new Ending("ces", "z"),
                    new Ending("iones", "ión"),
                    new Ending("(?<=[dlnr])es", ""),
                    new Ending("(?<=[aeiou])(?<!is)s", "")),
            List.of(
                    new Ending("z", "ces"),
                    new Ending("ión", "iones"),
                    new Ending("(?<=[aeiou])", "s"),
                    new Ending("(?<=[dlnr])", "es")));

    private static final int MIN_LENGTH = 4;

    private final List<Ending> singular;
    private final List<Ending> plural;

    private record Ending(Pattern from, String to) {

        Ending(String from, String to) {
            this(Pattern.compile(from + "$"), to);
        }
    }

    GrammaticalNumber(List<Ending> singular, List<Ending> plural) {
        this.singular = singular;
        this.plural = plural;
    }

    /** {@return the endings of a language; empty if they are not known here} */
    public static Optional<GrammaticalNumber> of(Language language) {
        return switch (language.primary().tag()) {
            case "en" -> Optional.of(ENGLISH);
            case "fr" -> Optional.of(FRENCH);
            case "es" -> Optional.of(SPANISH);
            default -> Optional.empty();
        };
    }

    /** {@return the singular of a noun; the word itself if it has no ending of a plural} */
    public String singular(String word) {
        return word.length() < MIN_LENGTH ? word : changed(word, singular);
    }

    /** {@return the plural of a noun; the word itself if it has the ending of one} */
    String plural(String word) {
        return word.length() < MIN_LENGTH || !singular(word).equals(word) ? word : changed(word, plural);
    }

    private static String changed(String word, List<Ending> endings) {
        for (Ending ending : endings) {
            Matcher found = ending.from().matcher(word);
            if (found.find()) {
                return found.replaceFirst(ending.to());
            }
        }
        return word;
    }
}
