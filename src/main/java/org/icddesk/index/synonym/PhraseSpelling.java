// SPDX-License-Identifier: Apache-2.0
package org.icddesk.index.synonym;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Makes one key of the spellings of a word: of any case, with and without marks, British and American, singular and
 * plural. Light rules that now and then make one key of two words, which matters only if both are in a dictionary.
 */
final class PhraseSpelling {

    private static final PhraseSpelling OTHER = new PhraseSpelling(UnaryOperator.identity());
    private static final Map<String, PhraseSpelling> LANGUAGES = Map.of(
            "en", new PhraseSpelling(PhraseSpelling::english),
            "fr", new PhraseSpelling(PhraseSpelling::french),
            "es", new PhraseSpelling(PhraseSpelling::spanish),
            "ar", new PhraseSpelling(PhraseSpelling::arabic));

    private static final Pattern MARKS = Pattern.compile("[\\p{M}\u0640]+");
    private static final Pattern AMERICAN = Pattern.compile("([iy])s(e|ed|ing|ation)$");
    private static final int SHORTEST_PLURAL = 4;
    private static final int SHORTEST_WITH_ARTICLE = 4;

    /** Letters before an s that is no plural's, as in virus, arthritis and abscess. */
    private static final String ONE_WITH_S = "uis";

    /** Without its s it would be found in "hearing aid". */
    private static final Set<String> NO_PLURALS = Set.of("aids");

    private final UnaryOperator<String> ending;

    private PhraseSpelling(UnaryOperator<String> ending) {
        this.ending = ending;
    }

    /** {@return the rules of a language, such as {@code en}; those of no language in particular if it has none} */
    static PhraseSpelling of(String language) {
        return LANGUAGES.getOrDefault(language, OTHER);
    }

    /** {@return the key of a word; empty if it is of marks alone} */
    String key(String word) {
        String decomposed = Normalizer.normalize(word, Normalizer.Form.NFKD);
        String plain = MARKS.matcher(decomposed)
                .replaceAll("")
                .toLowerCase(Locale.ROOT)
                .replace("œ", "oe")
                .replace("æ", "ae");
        return ending.apply(plain);
    }

    private static String english(String word) {
        String key = englishSingular(word).replace("ae", "e").replace("oe", "e").replace("sulph", "sulf");
        key = end(key, "our", "or");
        key = end(key, "tre", "ter");
        key = end(key, "che", "ch");
        return AMERICAN.matcher(key).replaceFirst("$1z$2");
    }

    private static String englishSingular(String word) {
        if (!isPlural(word) || NO_PLURALS.contains(word) || ONE_WITH_S.indexOf(word.charAt(word.length() - 2)) >= 0) {
            return word;
        }
        if (word.endsWith("ies")) {
            return end(word, "ies", "y");
        }
        boolean hissing = Stream.of("sses", "shes", "xes", "zes").anyMatch(word::endsWith);
        return end(word, hissing ? "es" : "s", "");
    }

    private static String french(String word) {
        return word.length() < SHORTEST_PLURAL ? word : end(end(word, "s", ""), "x", "");
    }

    private static String spanish(String word) {
        return word.length() < SHORTEST_PLURAL ? word : end(end(word, "s", ""), "e", "");
    }

    private static boolean isPlural(String word) {
        return word.length() >= SHORTEST_PLURAL && word.endsWith("s");
    }

    /** Without the article; letters that many write for each other made one. */
    private static String arabic(String word) {
        boolean article = word.startsWith("ال") && word.length() >= SHORTEST_WITH_ARTICLE;
        return word.substring(article ? 2 : 0).replace('ى', 'ي').replace('ة', 'ه');
    }

    private static String end(String word, String end, String other) {
        return word.endsWith(end) ? word.substring(0, word.length() - end.length()) + other : word;
    }
}
