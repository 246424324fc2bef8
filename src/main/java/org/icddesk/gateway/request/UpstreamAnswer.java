// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.request;

import java.util.Optional;

/**
 * An answer of the ICD API as it was received.
 *
 * @param value the parsed answer
 * @param cacheable whether WHO allows it to be cached
 * @param version the version of the ICD API that gave it, if it says so
 */
public record UpstreamAnswer<T>(T value, byte[] body, boolean cacheable, Optional<String> version) {

    /**
     * Creates an answer that does not state its version.
     *
     * @param value the parsed answer
     * @param cacheable whether WHO allows it to be cached
     */
    public UpstreamAnswer(T value, byte[] body, boolean cacheable) {
        this(value, body, cacheable, Optional.empty());
    }

    @Override
    public String toString() {
        return body.length + " bytes";
    }
}
