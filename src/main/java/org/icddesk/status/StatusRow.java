// SPDX-License-Identifier: Apache-2.0
package org.icddesk.status;

/**
 * A row of the status page.
 *
 * @param label the name of the value
 * @param value the value, in words
 * @param bad whether it needs attention
 */
public record StatusRow(String label, String value, boolean bad) {

    static StatusRow of(String label, Object value) {
        return new StatusRow(label, String.valueOf(value), false);
    }

    static StatusRow bad(String label, Object value) {
        return new StatusRow(label, String.valueOf(value), true);
    }
}
