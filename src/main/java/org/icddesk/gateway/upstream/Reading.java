// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.upstream;

/**
 * An answer as it came.
 *
 * @param value the answer, read
 * @param body its bytes
 * @param memorable whether WHO lets it be remembered
 * @param <T> what was asked for
 */
public record Reading<T>(T value, byte[] body, boolean memorable) {

    @Override
    public String toString() {
        return body.length + " bytes";
    }
}
