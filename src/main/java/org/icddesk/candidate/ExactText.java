// SPDX-License-Identifier: Apache-2.0
package org.icddesk.candidate;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.icddesk.icd.Language;
import org.icddesk.index.word.Word;
import org.icddesk.index.word.WordReader;

/**
 * A text compared with titles and terms letter by letter, but for case, marks, punctuation and blanks. Other endings,
 * spellings and orders are other texts.
 */
final class ExactText {

    private final WordReader reader;
    private final String key;
    private final int words;

    ExactText(String text, Language language) {
        reader = WordReader.of(language);
        List<String> read = keys(text);
        key = String.join(" ", read);
        words = read.size();
    }

    /** {@return whether a text is the same} */
    boolean is(String other) {
        // Long texts are many, and equal ones rare.
        return words > 0
                && other.length() <= 4 * key.length() + 16
                && String.join(" ", keys(other)).equals(key);
    }

    /** {@return the first of some texts that is the same} */
    Optional<String> among(Stream<String> others) {
        return others.filter(this::is).findFirst();
    }

    /** {@return how many words it has} */
    int words() {
        return words;
    }

    /** {@return the share of its words that another text has, from 0 to 1} */
    double shareIn(String other) {
        List<String> theirs = keys(other);
        return words == 0
                ? 0
                : (double) Arrays.stream(key.split(" "))
                                .filter(theirs::contains)
                                .count()
                        / words;
    }

    private List<String> keys(String text) {
        return reader.words(text).stream()
                .filter(word -> word.covered() == 0)
                .map(Word::key)
                .toList();
    }
}
