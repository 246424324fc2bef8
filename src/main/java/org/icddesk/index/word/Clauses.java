// SPDX-License-Identifier: Apache-2.0
package org.icddesk.index.word;

import java.util.List;

/** The clauses and brackets of a text, by the numbers of its words. */
final class Clauses {

    private static final String OPENING = "([（［";
    private static final String CLOSING = ")]）］";
    private static final String COMMAS = ",،，、;؛";
    private static final String COLONS = ":：";

    private final int[] starts;
    private final int[] ends;
    private final boolean[] commas;
    private final boolean[] bracketed;

    Clauses(String text, List<Word> words) {
        int count = words.size();
        starts = new int[count];
        ends = new int[count];
        commas = new boolean[count];
        bracketed = new boolean[count];
        int depth = 0;
        int from = 0;
        int start = 0;
        boolean comma = false;
        for (int word = 0; word < count; word++) {
            for (; from < words.get(word).start(); from++) {
                char sign = text.charAt(from);
                if (OPENING.indexOf(sign) >= 0) {
                    depth++;
                } else if (CLOSING.indexOf(sign) >= 0) {
                    depth = Math.max(0, depth - 1);
                } else if (depth == 0 && (COMMAS.indexOf(sign) >= 0 || COLONS.indexOf(sign) >= 0)) {
                    start = word;
                    comma = COMMAS.indexOf(sign) >= 0;
                }
            }
            starts[word] = start;
            commas[word] = comma;
            bracketed[word] = depth > 0;
        }
        for (int word = count - 1; word >= 0; word--) {
            ends[word] = word + 1 < count && starts[word + 1] == starts[word] ? ends[word + 1] : word + 1;
        }
    }

    /** {@return the first word of the clause that a word stands in} */
    int start(int word) {
        return starts[word];
    }

    /** {@return the word after the last of the clause that a word stands in} */
    int end(int word) {
        return ends[word];
    }

    /** {@return whether the clause that a word stands in follows a comma, not a colon} */
    boolean followsComma(int word) {
        return commas[word];
    }

    boolean isBracketed(int word) {
        return bracketed[word];
    }
}
