// SPDX-License-Identifier: Apache-2.0
package org.icddesk.web.content;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A short request by POST that changes nothing: the body counts as a part of the query, so that its answer can be kept and
 * found again.
 *
 * @param query the query as it was sent, and the body
 */
public record PostedRequest(RequestHead head, String query) implements RequestHead {

    /** The number of bytes that a body may have. */
    public static final int MAX_LENGTH = 1_500;

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final Set<String> FORMS = Set.of(FORM, FORM + ";charset=utf-8");

    /** {@return the request with a form that asks what a query with the same fields asks; empty if it is another one} */
    public static Optional<PostedRequest> asQuery(RequestHead head, byte[] body) {
        boolean form = isShort(head, body)
                && head.query().isEmpty()
                && FORMS.contains(head.header("Content-Type").replace(" ", "").toLowerCase(Locale.ROOT));
        for (int at = 0; form && at < body.length; at++) {
            form = body[at] > ' ' && body[at] < 0x7f;
        }
        return form ? Optional.of(new PostedRequest(head, text(body))) : Optional.empty();
    }

    /** {@return the request with any body; empty if that is too long to be kept} */
    public static Optional<PostedRequest> of(RequestHead head, byte[] body) {
        // NOTE: no query has a line break, so no other request has the same query.
        return isShort(head, body)
                ? Optional.of(
                        new PostedRequest(head, head.query() + "\n" + head.header("Content-Type") + "\n" + text(body)))
                : Optional.empty();
    }

    private static boolean isShort(RequestHead head, byte[] body) {
        return head.method().equals("POST")
                && body.length > 0
                && body.length <= MAX_LENGTH
                && head.headers("Content-Type").size() == 1
                && head.header("Content-Encoding") == null;
    }

    private static String text(byte[] body) {
        return new String(body, StandardCharsets.ISO_8859_1);
    }

    @Override
    public String method() {
        return head.method();
    }

    @Override
    public String path() {
        return head.path();
    }

    @Override
    public List<String> headers(String name) {
        return head.headers(name);
    }

    @Override
    public String header(String name) {
        return head.header(name);
    }
}
