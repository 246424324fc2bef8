// SPDX-License-Identifier: Apache-2.0
package org.icddesk.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The languages of the user interface, and names and writing direction of languages. */
public final class Languages {

    /** The languages of the user interface; the first is the fallback. */
    public static final List<String> OF_THE_SITE = List.of("en", "fr", "es", "ar");

    private static final Set<String> RIGHT_TO_LEFT =
            Set.of("ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "syr", "ug", "ur", "yi");

    private static final int MOST_NAMES = 200;

    private static final Cache<String, String> OWN_NAMES = Caffeine.newBuilder()
            .maximumSize(MOST_NAMES)
            .executor(Runnable::run)
            .build();

    private Languages() {}

    /** {@return the user-interface language for a reader of that language} */
    public static String ofTheSite(String tag) {
        String language = Locale.forLanguageTag(tag).getLanguage();
        return OF_THE_SITE.contains(language) ? language : OF_THE_SITE.get(0);
    }

    /** {@return {@code rtl} or {@code ltr}, as HTML's {@code dir} wants it} */
    public static String direction(String tag) {
        return RIGHT_TO_LEFT.contains(Locale.forLanguageTag(tag).getLanguage()) ? "rtl" : "ltr";
    }

    /** {@return the language's name in the language itself, beginning with a capital where it has one} */
    public static String ownName(String tag) {
        return OWN_NAMES.get(tag, Languages::lookUpOwnName);
    }

    private static String lookUpOwnName(String tag) {
        Locale locale = Locale.forLanguageTag(tag);
        String name = locale.getDisplayName(locale);
        return name.isEmpty()
                ? tag
                : name.substring(0, name.offsetByCodePoints(0, 1)).toUpperCase(locale)
                        + name.substring(name.offsetByCodePoints(0, 1));
    }
}
