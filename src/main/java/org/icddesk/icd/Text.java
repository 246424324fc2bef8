// SPDX-License-Identifier: Apache-2.0
package org.icddesk.icd;

/**
 * A text of WHO in a language.
 *
 * @param language the language that the text is really in
 * @param value the text, neutralised by {@link PlainText} and without WHO's mark of a missing translation; may hold
 *     markup that means nothing, so it is shown escaped
 * @param translated whether this is the language that was requested
 */
public record Text(Language language, String value, boolean translated) {

    /** The suffix with which WHO marks an English text as the fallback for a missing translation. */
    public static final String UNTRANSLATED = "[No translation available]";

    @Override
    public String toString() {
        return value;
    }
}
