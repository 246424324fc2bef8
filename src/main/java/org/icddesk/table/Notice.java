// SPDX-License-Identifier: Apache-2.0
package org.icddesk.table;

import java.util.List;
import org.icddesk.web.Texts;

/**
 * Something to know of a file that was read.
 *
 * @param key the key of its words
 * @param values what the words have inserted
 */
public record Notice(String key, List<Object> values) {

    static Notice of(String key, Object... values) {
        return new Notice(key, List.of(values));
    }

    /** {@return the words} */
    public String in(Texts texts) {
        return texts.format(key, values.toArray());
    }
}
