// SPDX-License-Identifier: Apache-2.0
package org.icddesk.web;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/**
 * The texts of the site in one language.
 *
 * @param language a language of {@link Languages#OF_THE_SITE}
 */
public record Texts(String language) {

    private static final String BUNDLE = "org.icddesk.texts";

    /** {@return the text of a key; the key itself if it has none} */
    public String get(String key) {
        try {
            return ResourceBundle.getBundle(BUNDLE, locale()).getString(key);
        } catch (MissingResourceException e) {
            return key;
        }
    }

    /** {@return whether the key has a text} */
    public boolean has(String key) {
        return ResourceBundle.getBundle(BUNDLE, locale()).containsKey(key);
    }

    /** {@return the text of a key with values inserted, as {@link MessageFormat} does} */
    public String format(String key, Object... values) {
        return new MessageFormat(get(key), locale()).format(values);
    }

    /** {@return the locale of the words} */
    public Locale locale() {
        return Locale.forLanguageTag(language);
    }
}
