// SPDX-License-Identifier: Apache-2.0
package org.icddesk.icd.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.icddesk.icd.CharacterReferences;
import org.icddesk.icd.PlainText;

/** Parses WHO's highlights of found words in a text, and nothing else. */
final class HighlightReader {

    static final int MAX_LENGTH = 4_000;

    private static final Pattern MARK = Pattern.compile("<em class=(?:'found'|\"found\")>|</em>");
    private static final CharacterReferences REFERENCES =
            new CharacterReferences(Map.of("lt", "<", "gt", ">", "amp", "&", "quot", "\"", "apos", "'"), "\uFFFD");

    private final String upstream;
    private final List<Highlighted.Part> parts = new ArrayList<>();
    private final StringBuilder current = new StringBuilder();
    private int depth;

    HighlightReader(String upstream) {
        this.upstream = upstream.length() > MAX_LENGTH ? upstream.substring(0, MAX_LENGTH) + "…" : upstream;
    }

    Highlighted read() {
        Matcher mark = MARK.matcher(upstream);
        int from = 0;
        while (mark.find()) {
            boolean opens = mark.group().startsWith("<em");
            if (!opens && depth == 0) {
                continue;
            }
            current.append(upstream, from, mark.start());
            from = mark.end();
            if (depth == (opens ? 0 : 1)) {
                close();
            }
            depth += opens ? 1 : -1;
        }
        current.append(upstream, from, upstream.length());
        close();
        return new Highlighted(parts);
    }

    private void close() {
        String text = PlainText.of(REFERENCES.decode(current.toString()));
        current.setLength(0);
        if (!text.isEmpty()) {
            boolean marked = depth > 0;
            int last = parts.size() - 1;
            if (last >= 0 && parts.get(last).marked() == marked) {
                text = parts.remove(last).text() + text;
            }
            parts.add(new Highlighted.Part(text, marked));
        }
    }
}
