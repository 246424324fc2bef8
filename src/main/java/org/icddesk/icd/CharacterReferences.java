// SPDX-License-Identifier: Apache-2.0
package org.icddesk.icd;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decodes HTML's character references in texts of WHO: numeric ones to a character, control characters to a blank.
 *
 * @param named what each name stands for; a reference with another name stays as it is written
 * @param broken what a number stands for that is no character
 */
public record CharacterReferences(Map<String, String> named, String broken) {

    private static final Pattern REFERENCE =
            Pattern.compile("&(?:([A-Za-z]{2,6})|#([0-9]{1,7})|#[xX]([0-9A-Fa-f]{1,6}));");

    /** {@return a text with its references decoded once, so that what they write cannot become a reference} */
    public String decode(String text) {
        return REFERENCE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(character(found)));
    }

    private String character(MatchResult found) {
        if (found.group(1) != null) {
            return named.getOrDefault(found.group(1), found.group());
        }
        int point = found.group(2) != null ? Integer.parseInt(found.group(2)) : Integer.parseInt(found.group(3), 16);
        if (point == 0 || !Character.isValidCodePoint(point) || Character.getType(point) == Character.SURROGATE) {
            return broken;
        }
        return Character.isISOControl(point) ? " " : Character.toString(point);
    }
}
