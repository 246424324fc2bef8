// SPDX-License-Identifier: Apache-2.0
package org.icddesk.proposal;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.icddesk.icd.Language;
import org.icddesk.icd.PlainText;
import org.icddesk.icd.search.SearchRequest;
import org.icddesk.index.word.Word;
import org.icddesk.index.word.WordReader;

/**
 * A text of a list, and what makes it the same as another: case, blanks, marks and the British or American spelling do not
 * matter.
 *
 * @param text the text, normalized
 * @param key equal for texts that are asked and decided once
 * @param words its words in a form in which equal words are equal
 */
record ComparableText(String text, String key, List<String> words) {

    /** {@return a text as it stands in a list} */
    static ComparableText of(String text, Language language) {
        String normal = PlainText.normalizeQuery(text);
        WordReader reader = WordReader.of(language);
        List<String> words = reader.words(normal).stream()
                .filter(word -> word.covered() == 0)
                .map(Word::key)
                .map(reader::spelling)
                .toList();
        return new ComparableText(normal, key(normal), words);
    }

    private static String key(String normal) {
        return Normalizer.normalize(normal, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    /** {@return whether a term has the same words in the same order} */
    boolean isSameAs(String term, Language language) {
        return !words.isEmpty() && words.equals(of(term, language).words());
    }

    /** {@return what to search for: the text, or so many of its first words as a search can have} */
    Optional<String> query() {
        if (words.isEmpty()) {
            return Optional.empty();
        }
        if (text.length() <= SearchRequest.MAX_QUERY_LENGTH) {
            return Optional.of(text);
        }
        int end = text.lastIndexOf(' ', SearchRequest.MAX_QUERY_LENGTH);
        int cut = Character.isHighSurrogate(text.charAt(SearchRequest.MAX_QUERY_LENGTH - 1))
                ? SearchRequest.MAX_QUERY_LENGTH - 1
                : SearchRequest.MAX_QUERY_LENGTH;
        return Optional.of(text.substring(0, end > 0 ? end : cut));
    }

    /** {@return whether only its beginning is searched for} */
    boolean isCut() {
        return text.length() > SearchRequest.MAX_QUERY_LENGTH;
    }
}
