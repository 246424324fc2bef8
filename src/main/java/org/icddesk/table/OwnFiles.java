// SPDX-License-Identifier: Apache-2.0
package org.icddesk.table;

import java.util.List;
import java.util.regex.Pattern;

/** The files of lists that this application writes, and how to know them again. */
public final class OwnFiles {

    /** The columns added behind those of the source, in their order. */
    public static final List<String> ADDED =
            List.of("code", "title", "uri", "release", "language", "score", "how", "state", "comment", "as of");

    /** What a formula could begin with has an apostrophe more than the text. */
    private static final Pattern PROTECTED = Pattern.compile("'+[=+\\-@\\t\\r\\n\\x00\\uFF1D\\uFF0B\\uFF0D\\uFF20]");

    private OwnFiles() {}

    /** {@return whether a first row has the names of all columns that are added} */
    static boolean isHeader(List<String> row) {
        return row.containsAll(ADDED);
    }

    /** {@return a text without the apostrophe that kept it from being taken for a formula} */
    static String unprotected(String text) {
        return PROTECTED.matcher(text).lookingAt() ? text.substring(1) : text;
    }
}
