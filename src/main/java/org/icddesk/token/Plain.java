// SPDX-License-Identifier: Apache-2.0
package org.icddesk.token;

/** Makes text of others fit to stand in a line of a log or on a page for administrators. */
final class Plain {

    private Plain() {}

    /** {@return the visible ASCII of a text, other characters as question marks, cut to a length} */
    static String text(String text, int most) {
        String cut = text.length() > most ? text.substring(0, most) : text;
        return cut.replaceAll("[^\\x20-\\x7E]", "?");
    }
}
