// SPDX-License-Identifier: Apache-2.0
package org.icddesk.web.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A response of which everything is known before it is sent. To HEAD, the same is sent without the body.
 *
 * @param headers its headers; a name can occur twice. {@code Content-Length} follows from the body
 * @param body its body, not to be changed; null if it has none
 */
public record CompleteResponse(int status, List<Header> headers, byte[] body) {

    /**
     * A header.
     *
     * @param name its name
     * @param value its value
     */
    public record Header(String name, String value) {}

    /** {@return the same response with more headers before its own} */
    public CompleteResponse after(Map<String, String> more) {
        List<Header> all = new ArrayList<>(more.size() + headers.size());
        more.forEach((name, value) -> all.add(new Header(name, value)));
        all.addAll(headers);
        return new CompleteResponse(status, all, body);
    }
}
