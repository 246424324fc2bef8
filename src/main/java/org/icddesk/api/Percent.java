// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Percent-encoding of UTF-8, RFC 3986 section 2. */
final class Percent {

    private Percent() {}

    /** {@return the text as it can stand in a segment of a path or in a value of a query} */
    static String encode(String text) {
        if (isUnreserved(text)) {
            return text;
        }
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    /** {@return the decoded segment of a path, in which a plus is a plus; nothing if it is broken} */
    static Optional<String> segment(String raw) {
        return decode(raw.replace("+", "%2B"));
    }

    /** {@return the decoded name or value of a form or query, RFC 1866 section 8.2.1; nothing if it is broken} */
    static Optional<String> field(String raw) {
        return decode(raw);
    }

    private static boolean isUnreserved(String text) {
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
            if (!letter && !(c >= '0' && c <= '9') && c != '-' && c != '.' && c != '_' && c != '~') {
                return false;
            }
        }
        return true;
    }

    private static Optional<String> decode(String raw) {
        if (isUnreserved(raw)) {
            return Optional.of(raw);
        }
        try {
            String text = URLDecoder.decode(raw, StandardCharsets.UTF_8);
            return text.indexOf('\uFFFD') >= 0 ? Optional.empty() : Optional.of(text);
        } catch (IllegalArgumentException brokenEscape) {
            return Optional.empty();
        }
    }
}
