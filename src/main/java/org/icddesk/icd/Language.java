// SPDX-License-Identifier: Apache-2.0
package org.icddesk.icd;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A language of texts, as a BCP 47 tag.
 *
 * @param tag a BCP 47 tag such as {@code en} or {@code pt-BR}, in its usual upper and lower case
 */
public record Language(String tag) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}");

    /** WHO's own language, the fallback for missing translations. */
    public static final Language ENGLISH = new Language("en");

    /** Holds a language tag; anything else is an {@link IllegalArgumentException}. */
    public Language {
        if (!FORM.matcher(tag).matches()) {
            throw new IllegalArgumentException("not a language tag");
        }
        tag = Locale.forLanguageTag(tag).toLanguageTag();
    }

    /**
     * Reads a tag.
     *
     * @param text what stands in an address or a header; may be null
     * @return the language, unless the text has not the form of a tag
     */
    public static Optional<Language> parse(String text) {
        return text != null && FORM.matcher(text).matches() ? Optional.of(new Language(text)) : Optional.empty();
    }

    /** {@return the language without script and region, so {@code pt} for {@code pt-BR}} */
    public Language primary() {
        return new Language(locale().getLanguage());
    }

    /** {@return the locale of the language} */
    public Locale locale() {
        return Locale.forLanguageTag(tag);
    }

    @Override
    public String toString() {
        return tag;
    }
}
