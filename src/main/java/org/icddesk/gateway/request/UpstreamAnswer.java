// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.request;

import java.util.Optional;

/**
 * An answer as it was received.
 *
 * @param value the answer, read
 * @param memorable whether WHO allows it to be cached
 * @param version the version of the ICD API that gave it, if it says so
 */
public record UpstreamAnswer<T>(T value, byte[] body, boolean memorable, Optional<String> version) {

    /**
     * Keeps an answer without its version.
     *
     * @param value the answer, read
     * @param memorable whether WHO allows it to be cached
     */
    public UpstreamAnswer(T value, byte[] body, boolean memorable) {
        this(value, body, memorable, Optional.empty());
    }

    @Override
    public String toString() {
        return body.length + " bytes";
    }
}
