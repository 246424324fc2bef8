// SPDX-License-Identifier: Apache-2.0
package org.icddesk.text;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Percent-encoding of UTF-8, RFC 3986 section 2. */
public final class PercentEncoding {

    private PercentEncoding() {}

    /**
     * Encodes a text for a segment of a path or a value of a query.
     *
     * @param text any text
     * @return the text with everything but unreserved characters encoded
     */
    public static String encode(String text) {
        return text.chars().allMatch(PercentEncoding::isUnreserved)
                ? text
                : encodeForm(text).replace("+", "%20").replace("*", "%2A").replace("%7E", "~");
    }

    /**
     * Encodes a text as {@code application/x-www-form-urlencoded}, RFC 6749 appendix B.
     *
     * @param text any text
     * @return the text with blanks as {@code +} and everything but letters, digits and {@code *-._} encoded
     */
    public static String encodeForm(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /**
     * Decodes a segment of a path, in which a plus is a plus.
     *
     * @param raw the segment as it came
     * @return the text; empty if an escape is broken or the bytes are not UTF-8
     */
    public static Optional<String> decode(String raw) {
        if (raw.indexOf('%') < 0) {
            return Optional.of(raw);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(raw.length());
        for (int at = 0; at < raw.length(); ) {
            int c = raw.codePointAt(at);
            if (c == '%') {
                int escaped = escaped(raw, at);
                if (escaped < 0) {
                    return Optional.empty();
                }
                bytes.write(escaped);
                at += 3;
            } else {
                bytes.writeBytes(Character.toString(c).getBytes(StandardCharsets.UTF_8));
                at += Character.charCount(c);
            }
        }
        return utf8(bytes.toByteArray());
    }

    /**
     * Decodes a name or a value of a query or a form, in which a plus is a blank; WHATWG URL section 5.1.
     *
     * @param raw the name or value as it came
     * @return the text; empty if an escape is broken or the bytes are not UTF-8
     */
    public static Optional<String> decodeForm(String raw) {
        return decode(raw.replace('+', ' '));
    }

    private static Optional<String> utf8(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException notUtf8) {
            return Optional.empty();
        }
    }

    private static int escaped(String raw, int at) {
        int high = digit(raw, at + 1);
        int low = digit(raw, at + 2);
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }

    private static int digit(String raw, int at) {
        return at < raw.length() && raw.charAt(at) < 0x80 ? Character.digit(raw.charAt(at), 16) : -1;
    }

    private static boolean isUnreserved(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "-._~".indexOf(c) >= 0;
    }
}
