// SPDX-License-Identifier: Apache-2.0
package org.icddesk.index.synonym;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A word of a text.
 *
 * @param start where it begins in the text
 * @param end where it ends, a possessive included
 * @param key what is equal for all spellings of the word
 */
record PhraseWord(int start, int end, String key) {

    private static final Pattern WORD =
            Pattern.compile("([\\p{L}\\p{N}\\p{M}]+)(?:['\u2018\u2019\u02BC][sS](?![\\p{L}\\p{N}\\p{M}]))?");

    /** {@return the words of a text, in their order; anything else parts them, such as a hyphen} */
    static List<PhraseWord> in(String text, PhraseSpelling spelling) {
        List<PhraseWord> words = new ArrayList<>();
        for (Matcher found = WORD.matcher(text); found.find(); ) {
            String key = spelling.key(found.group(1));
            if (!key.isEmpty()) {
                words.add(new PhraseWord(found.start(), found.end(), key));
            }
        }
        return words;
    }
}
