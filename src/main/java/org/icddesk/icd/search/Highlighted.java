// SPDX-License-Identifier: Apache-2.0
package org.icddesk.icd.search;

import java.util.List;
import java.util.stream.Collectors;
import org.icddesk.icd.PlainText;

/**
 * A text with highlighted parts.
 *
 * @param parts the parts in their order, none of them empty, neighbours marked differently
 */
public record Highlighted(List<Part> parts) {

    public Highlighted {
        parts = List.copyOf(parts);
    }

    /**
     * Reads a text of a search answer, in which {@code <em class='found'>…</em>} marks what was found.
     *
     * <p>Nothing else is markup: other tags stay as they are written, as text. The character references of HTML's five
     * special characters and numeric ones are decoded once, after the marks were read, so they cannot become marks.
     *
     * @param upstream the text as WHO sends it
     * @return the text, neutralised by {@link PlainText} and cut to {@value HighlightReader#MAX_LENGTH} characters
     */
    public static Highlighted read(String upstream) {
        return new HighlightReader(upstream).read();
    }

    /** {@return the text without marks} */
    public String text() {
        return parts.stream().map(Part::text).collect(Collectors.joining());
    }

    @Override
    public String toString() {
        return text();
    }

    /**
     * A part of a text.
     *
     * @param text the characters; unsafe in HTML until escaped
     * @param marked whether they matched the search
     */
    public record Part(String text, boolean marked) {}
}
