// SPDX-License-Identifier: Apache-2.0
package org.icddesk.web.content;

import java.util.List;

/**
 * The head of a request as it was sent, RFC 9112 section 2.1, whether a servlet or the server itself received it: what
 * decides about a response can be asked on both ways.
 */
public interface RequestHead {

    /** {@return the method, such as {@code GET}} */
    String method();

    /** {@return the path after the application's own, still encoded} */
    String path();

    /** {@return the query, still encoded; empty if there is none} */
    String query();

    /** {@return the values of a header, one for each line; empty if it was not sent} */
    List<String> headers(String name);

    /** {@return the value of the first line of a header; null if it was not sent} */
    default String header(String name) {
        List<String> values = headers(name);
        return values.isEmpty() ? null : values.get(0);
    }
}
