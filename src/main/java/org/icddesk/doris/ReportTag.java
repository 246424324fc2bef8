// SPDX-License-Identifier: Apache-2.0
package org.icddesk.doris;

import java.util.Locale;
import java.util.Optional;

/**
 * A tag in the markup of a report.
 *
 * @param element its name in lower case; empty for a declaration
 * @param closing whether it ends an element
 * @param end the place behind it
 */
record ReportTag(String element, boolean closing, int end) {

    private static final int MAX_LENGTH = 5_000;

    /** {@return the tag that begins at a place; empty if there is none, and the sign is text} */
    static Optional<ReportTag> at(String source, int place) {
        boolean closing = source.startsWith("/", place + 1);
        int name = closing ? place + 2 : place + 1;
        int end = source.indexOf('>', place);
        if (end < 0 || end - place > MAX_LENGTH || !begins(source.charAt(name))) {
            return Optional.empty();
        }
        int stop = name;
        while (stop < end && Character.isLetterOrDigit(source.charAt(stop))) {
            stop++;
        }
        return Optional.of(new ReportTag(source.substring(name, stop).toLowerCase(Locale.ROOT), closing, end + 1));
    }

    private static boolean begins(char sign) {
        return sign >= 'a' && sign <= 'z' || sign >= 'A' && sign <= 'Z' || sign == '!' || sign == '?';
    }
}
