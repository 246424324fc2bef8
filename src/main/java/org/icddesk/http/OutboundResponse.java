// SPDX-License-Identifier: Apache-2.0
package org.icddesk.http;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A complete HTTP response.
 *
 * @param status HTTP status code, redirects and errors included
 * @param body its bytes, decompressed, not copied; empty if there was none
 */
public record OutboundResponse(int status, Headers headers, byte[] body) {

    /** {@return the media type as the server wrote it, parameters included} */
    public Optional<String> contentType() {
        return headers.first("Content-Type");
    }

    /** {@return the body as UTF-8 text, malformed bytes replaced} */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** {@return status and size} */
    @Override
    public String toString() {
        return status + ", " + body.length + " bytes";
    }
}
