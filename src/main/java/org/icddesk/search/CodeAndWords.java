// SPDX-License-Identifier: Apache-2.0
package org.icddesk.search;

import java.util.Optional;
import org.icddesk.icd.code.CodeReading;

/**
 * A code and words in one search, such as {@code E11 retinopathy}: words to search for below the code.
 *
 * @param words the words without the code
 */
record CodeAndWords(SearchInput code, SearchInput words) {

    /** {@return the parts of a search that begins or ends with a code; empty if it does neither, or is nothing but one} */
    static Optional<CodeAndWords> in(SearchInput input) {
        String text = input.text();
        if (!input.hasSeveralWords() || input.reading().isPresent()) {
            return Optional.empty();
        }
        int first = text.indexOf(' ');
        int last = text.lastIndexOf(' ');
        return of(text.substring(0, first), text.substring(first + 1), input)
                .or(() -> of(text.substring(last + 1), text.substring(0, last), input));
    }

    private static Optional<CodeAndWords> of(String code, String words, SearchInput input) {
        return CodeReading.of(code)
                .filter(reading -> reading instanceof CodeReading.Code one
                        && one.cluster().isEmpty()
                        && one.candidates().stream().anyMatch(candidate -> isWhole(candidate.code())))
                .map(reading -> new CodeAndWords(SearchInput.of(code), input.respelt(words)));
    }

    /** A letter or a number by itself is rather a word: vitamin B, type 2. */
    private static boolean isWhole(String code) {
        return code.length() > 2 && code.chars().anyMatch(Character::isDigit);
    }
}
