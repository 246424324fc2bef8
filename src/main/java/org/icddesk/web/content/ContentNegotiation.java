// SPDX-License-Identifier: Apache-2.0
package org.icddesk.web.content;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Content negotiation and conditional requests, from the headers of a request. */
public final class ContentNegotiation {

    private static final int MAX_HEADER_LENGTH = 1_000;
    private static final Pattern WANTED = Pattern.compile("[^;]*(;\\s*q=(1(\\.0*)?|0?\\.0*[1-9]\\d*))?");

    private ContentNegotiation() {}

    /**
     * Reads {@code Accept-Encoding}, RFC 9110 section 12.5.3.
     *
     * @param header its value; may be null
     * @return whether the client accepts gzip; false if the header is too long or the weight of gzip is malformed
     */
    public static boolean acceptsGzip(String header) {
        if (header == null || header.length() > MAX_HEADER_LENGTH) {
            return false;
        }
        List<String> codings = Arrays.stream(header.toLowerCase(Locale.ROOT).split(","))
                .map(String::strip)
                .toList();
        return codings.stream()
                .filter(coding -> isNamed(coding, "gzip") || isNamed(coding, "x-gzip"))
                .findFirst()
                .or(() ->
                        codings.stream().filter(coding -> isNamed(coding, "*")).findFirst())
                .filter(coding -> WANTED.matcher(coding).matches())
                .isPresent();
    }

    private static boolean isNamed(String coding, String name) {
        return coding.split(";", 2)[0].strip().equals(name);
    }

    /**
     * Reads {@code If-None-Match} with weak comparison, RFC 9110 section 13.1.2.
     *
     * @param header its value; may be null
     * @param tag the entity tag of the current representation
     * @return whether the client has it already
     */
    public static boolean isKnown(String header, String tag) {
        return header != null
                && Arrays.stream(header.split(","))
                        .map(String::strip)
                        .anyMatch(known -> known.equals("*") || opaque(known).equals(opaque(tag)));
    }

    private static String opaque(String tag) {
        return tag.startsWith("W/") ? tag.substring(2) : tag;
    }
}
