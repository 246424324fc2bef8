// SPDX-License-Identifier: Apache-2.0
package org.icddesk.fhir.valueset;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.icddesk.fhir.codesystem.Designation;
import org.icddesk.fhir.system.Concept;
import org.icddesk.icd.PlainText;
import org.icddesk.icd.search.SearchRequest;

/**
 * The words that the concepts of an expansion must have.
 *
 * @param words the words as they are searched for; not empty
 */
record TextFilter(String words) {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}.]+");

    /** {@return the filter of a text, which is cut at the length that WHO's search allows} */
    static TextFilter of(String text) {
        String words = PlainText.normalizeQuery(text);
        return new TextFilter(
                words.length() < SearchRequest.MAX_QUERY_LENGTH
                        ? words
                        : words.substring(0, SearchRequest.MAX_QUERY_LENGTH - 1));
    }

    /** {@return the words for WHO's search, the last of which may be a beginning} */
    String query() {
        return words.endsWith("%") ? words : words + "%";
    }

    /** {@return whether each of the words begins a word of one of the concept's names, or its code} */
    boolean matches(Concept concept) {
        List<String> wanted = split(words);
        return Designation.of(concept).stream()
                .map(Designation::value)
                .anyMatch(name -> hasAll(split(name + " " + concept.code()), wanted));
    }

    private static boolean hasAll(List<String> words, List<String> wanted) {
        return wanted.stream().allMatch(beginning -> words.stream().anyMatch(word -> word.startsWith(beginning)));
    }

    private static List<String> split(String text) {
        String plain =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        return Arrays.stream(BETWEEN_WORDS.split(plain.toLowerCase(Locale.ROOT)))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
