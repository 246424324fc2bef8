// SPDX-License-Identifier: Apache-2.0
package org.icddesk.sandbox.catalogue;

import java.util.Map;

/**
 * A text in several languages, by language code.
 *
 * <p>Where a language is missing, WHO shows the English text with a suffix (recorded for Arabic, release 2021-05).
 */
public record Texts(Map<String, String> byLanguage) {

    static final Texts NONE = new Texts(Map.of());
    public static final String UNTRANSLATED = " [No translation available]";

    public Texts {
        byLanguage = Map.copyOf(byLanguage);
    }

    static Texts english(String text) {
        return text.isEmpty() ? NONE : new Texts(Map.of("en", text));
    }

    public boolean isEmpty() {
        return byLanguage.isEmpty();
    }

    public boolean has(String language) {
        return byLanguage.containsKey(language);
    }

    /** The text itself: in the language, else in English, else empty; never with the suffix. */
    public String plain(String language) {
        String text = byLanguage.get(language);
        return text != null ? text : byLanguage.getOrDefault("en", "");
    }

    /** The text as WHO shows it: the English one carries the suffix when the language is missing. */
    public String shown(String language) {
        String text = byLanguage.get(language);
        return text != null ? text : plain(language) + UNTRANSLATED;
    }

    /** These texts, with those of {@code other} in the languages that it has. */
    Texts with(Texts other) {
        if (other.isEmpty()) {
            return this;
        }
        Map<String, String> all = new java.util.HashMap<>(byLanguage);
        all.putAll(other.byLanguage);
        return new Texts(all);
    }
}
