// SPDX-License-Identifier: Apache-2.0
package org.icddesk.token;

/** Sanitizes foreign text for a log line or an administrators' page. */
final class Plain {

    private Plain() {}

    /** {@return the visible ASCII of a text, other characters as question marks, cut to a length} */
    static String text(String text, int most) {
        String cut = text.length() > most ? text.substring(0, most) : text;
        return cut.replaceAll("[^\\x20-\\x7E]", "?");
    }
}
