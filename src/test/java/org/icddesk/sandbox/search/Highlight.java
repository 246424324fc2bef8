// SPDX-License-Identifier: Apache-2.0
package org.icddesk.sandbox.search;

import java.util.List;
import org.icddesk.sandbox.catalogue.Words;

/** Marks the words that were searched for, as WHO does: {@code <em class='found'>…</em>}, single quotes. */
final class Highlight {

    private Highlight() {}

    static String mark(String text, List<SearchQuery.Word> words) {
        StringBuilder marked = new StringBuilder(text.length() + 40);
        int at = 0;
        for (Words.Token token : Words.tokens(text)) {
            if (words.stream().anyMatch(word -> word.matches(token.folded()))) {
                marked.append(text, at, token.start())
                        .append("<em class='found'>")
                        .append(text, token.start(), token.end())
                        .append("</em>");
                at = token.end();
            }
        }
        return marked.append(text, at, text.length()).toString();
    }
}
