// SPDX-License-Identifier: Apache-2.0
package org.icddesk.sandbox.catalogue;

import java.util.List;
import java.util.Locale;

/** Choice of an answer's language from {@code Accept-Language}. */
public final class Languages {

    private Languages() {}

    /**
     * The best language that is available, English if none is.
     *
     * @param header value of Accept-Language, weights allowed
     */
    public static String choose(String header, List<String> available) {
        try {
            for (Locale.LanguageRange range : Locale.LanguageRange.parse(header)) {
                String language = range.getRange().split("-")[0];
                if (available.contains(language) && range.getWeight() > 0) {
                    return language;
                }
            }
        } catch (IllegalArgumentException e) {
            return "en";
        }
        return "en";
    }
}
