// SPDX-License-Identifier: Apache-2.0
package org.icddesk.icd;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The code of a chapter, block or category of ICD-10, such as {@code IX}, {@code A00-A09}, {@code A00} or
 * {@code A00.0}.
 *
 * @param code the code in upper case with its dot, without dagger or asterisk
 */
public record Icd10Code(String code) {

    private static final Pattern CHAPTER = Pattern.compile("X{0,2}(IX|IV|V?I{1,3}|V)|X|XX");
    private static final Pattern BLOCK = Pattern.compile("[A-Z][0-9]{2}-[A-Z][0-9]{2}");
    private static final Pattern CATEGORY = Pattern.compile("([A-Z][0-9]{2})(?:\\.?([0-9]{1,2})|\\.-)?[†*+!]?\\*?");
    private static final int MAX_LENGTH = 16;

    /** Holds a normalised code; anything else is an {@link IllegalArgumentException}. */
    public Icd10Code {
        if (!normalised(code).equals(Optional.of(code))) {
            throw new IllegalArgumentException("not a code of ICD-10");
        }
    }

    /**
     * Reads a code as people write it: {@code a00.0}, {@code A000}, {@code M00†*}.
     *
     * @param text what was written; may be null
     * @return the normalised code, unless the text is none
     */
    public static Optional<Icd10Code> parse(String text) {
        return text == null ? Optional.empty() : normalised(text).map(Icd10Code::new);
    }

    /** {@return whether the code is a category's, so neither a chapter's nor a block's} */
    public boolean isCategory() {
        return CATEGORY.matcher(code).matches();
    }

    @Override
    public String toString() {
        return code;
    }

    private static Optional<String> normalised(String text) {
        if (text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        String upper = text.strip().toUpperCase(Locale.ROOT).replace('–', '-');
        if (CHAPTER.matcher(upper).matches() || BLOCK.matcher(upper).matches()) {
            return Optional.of(upper);
        }
        Matcher category = CATEGORY.matcher(upper);
        if (!category.matches()) {
            return Optional.empty();
        }
        String detail = category.group(2);
        return Optional.of(detail == null ? category.group(1) : category.group(1) + "." + detail);
    }
}
