// SPDX-License-Identifier: Apache-2.0
package org.icddesk.table;

import java.util.Locale;
import java.util.Optional;

/**
 * What is known of a file, or wanted of it.
 *
 * @param name its name; empty text if it has none
 * @param encoding the encoding to read its text in; empty to find it out
 * @param sheet the number of the sheet to read, from 1
 */
public record TableOptions(String name, Optional<String> encoding, int sheet) {

    /** {@return the ending of the name in lower case, without the dot; empty if there is none} */
    String extension() {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }
}
