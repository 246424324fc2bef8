// SPDX-License-Identifier: Apache-2.0
package org.icddesk.entity;

import java.util.List;
import org.icddesk.browse.LocalizedText;
import org.icddesk.web.Address;

/**
 * A text of WHO as displayed, with links in it.
 *
 * @param text the text as a whole
 * @param parts the text in parts, none of them empty
 */
public record LinkedText(LocalizedText text, List<Part> parts) {

    public LinkedText {
        parts = parts.stream().filter(part -> !part.text().isEmpty()).toList();
    }

    /** {@return whether there is a link in it} */
    public boolean linked() {
        return parts.stream().anyMatch(part -> part.address() != null);
    }

    /**
     * A part of a text.
     *
     * @param address the page that it leads to; null if it is no link
     */
    public record Part(String text, Address address) {}

    /** {@return a text without links} */
    static LinkedText plain(LocalizedText text) {
        return new LinkedText(text, List.of(new Part(text.value(), null)));
    }
}
