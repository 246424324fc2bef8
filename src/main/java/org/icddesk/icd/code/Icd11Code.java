// SPDX-License-Identifier: Apache-2.0
package org.icddesk.icd.code;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.icddesk.icd.Residual;

/**
 * One code of ICD-11 or of the ICF, without postcoordination.
 *
 * @param code a chapter's code such as {@code 01}, a stem code such as {@code 1A00} or {@code CA22.Z}, an extension code such as {@code XN62R}, both in
 *     upper case, or a code of the ICF such as {@code b110}
 */
public record Icd11Code(String code) {

    private static final Pattern STEM =
            Pattern.compile("[1-9A-HJ-NP-WYZ][A-HJ-NP-Z][0-9][0-9A-HJ-NP-Z](\\.?[0-9A-HJ-NP-Z]{1,2})?");
    private static final int STEM_LENGTH = 4;
    private static final Pattern CHAPTER = Pattern.compile("0[1-9]|1[0-9]|2[0-6]|V|X");
    // With a digit, as all have that WHO has published; what has letters alone is a word.
    private static final Pattern EXTENSION = Pattern.compile("X[A-HJ-NP-Z](?=[A-Z]*[0-9])[0-9A-HJ-NP-Z]{2,4}");
    private static final Pattern ICF = Pattern.compile("[bdes][1-9](?:[0-9]{2}(?:[0-9]{1,2})?)?");

    /** Holds a normalised code; anything else is an {@link IllegalArgumentException}. */
    public Icd11Code {
        if (!normalised(code).equals(Optional.of(code))) {
            throw new IllegalArgumentException("not a code of ICD-11");
        }
    }

    /**
     * Reads a code in upper or lower case, with or without its dot.
     *
     * @param text what was written; may be null
     * @return the normalised code, unless the text has not the form of one
     */
    public static Optional<Icd11Code> parse(String text) {
        return text == null ? Optional.empty() : normalised(text).map(Icd11Code::new);
    }

    /** {@return whether the code can only stand behind a stem code, as all codes of chapter X} */
    public boolean isExtension() {
        return EXTENSION.matcher(code).matches();
    }

    /** {@return whether the code is a chapter's} */
    public boolean isChapter() {
        return CHAPTER.matcher(code).matches();
    }

    /** {@return whether the code is of the ICF, and not of ICD-11} */
    public boolean isFunctioning() {
        return ICF.matcher(code).matches();
    }

    /** {@return the residual that the code's last letter stands for, as Y in {@code CA22.Y}} */
    public Optional<Residual> residual() {
        if (!STEM.matcher(code).matches()) {
            return Optional.empty();
        }
        return switch (code.charAt(code.length() - 1)) {
            case 'Y' -> Optional.of(Residual.OTHER);
            case 'Z' -> Optional.of(Residual.UNSPECIFIED);
            default -> Optional.empty();
        };
    }

    @Override
    public String toString() {
        return code;
    }

    private static Optional<String> normalised(String text) {
        if (text.length() > 16) {
            return Optional.empty();
        }
        String lower = text.strip().toLowerCase(Locale.ROOT);
        if (ICF.matcher(lower).matches()) {
            return Optional.of(lower);
        }
        String upper = text.strip().toUpperCase(Locale.ROOT);
        if (EXTENSION.matcher(upper).matches() || CHAPTER.matcher(upper).matches()) {
            return Optional.of(upper);
        }
        return STEM.matcher(upper).matches() ? Optional.of(dotted(upper)) : Optional.empty();
    }

    /** {@return the code with its dot, which stands behind the fourth character} */
    private static String dotted(String stem) {
        return stem.length() == STEM_LENGTH || stem.charAt(STEM_LENGTH) == '.'
                ? stem
                : stem.substring(0, STEM_LENGTH) + "." + stem.substring(STEM_LENGTH);
    }
}
