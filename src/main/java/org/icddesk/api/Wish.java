// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api;

import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Optional;
import org.icddesk.gateway.Language;

/** Content negotiation: what a request's headers ask for, malformed ones included. */
final class Wish {

    private static final int LONGEST = 1_000;

    private Wish() {}

    /**
     * Chooses the language of a request.
     *
     * @param header the value of {@code Accept-Language}, RFC 9110 section 12.5.4; may be null
     * @param otherwise the language of those who name none that can be read
     * @return the preferred language
     */
    static Language language(String header, Language otherwise) {
        if (header == null || header.length() > LONGEST) {
            return otherwise;
        }
        return Language.parse(header).orElseGet(() -> ranges(header).stream()
                .filter(range -> range.getWeight() > 0)
                .map(range -> Language.parse(range.getRange()))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(otherwise));
    }

    private static List<LanguageRange> ranges(String header) {
        try {
            return LanguageRange.parse(header);
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException garbage) {
            // NOTE: the second is what the library makes of a lone comma.
            return List.of();
        }
    }

    /** {@return whether {@code Accept-Encoding} accepts gzip, RFC 9110 section 12.5.3} */
    static boolean gzip(String header) {
        if (header == null || header.length() > LONGEST) {
            return false;
        }
        for (String coding : header.toLowerCase(Locale.ROOT).split(",")) {
            String[] parts = coding.split(";", 2);
            String name = parts[0].strip();
            if (name.equals("gzip") || name.equals("x-gzip") || name.equals("*")) {
                return parts.length == 1
                        || !parts[1].replace(" ", "").matches("q=0(\\.0*)?") && parts[1].contains("q=");
            }
        }
        return false;
    }

    /** {@return whether {@code If-None-Match} contains a tag, by weak comparison, RFC 9110 section 13.1.2} */
    static boolean known(String header, String tag) {
        if (header == null) {
            return false;
        }
        String opaque = tag.substring(tag.indexOf('"'));
        for (String known : header.split(",")) {
            String stripped = known.strip();
            if (stripped.equals("*") || stripped.equals(opaque) || stripped.equals("W/" + opaque)) {
                return true;
            }
        }
        return false;
    }
}
