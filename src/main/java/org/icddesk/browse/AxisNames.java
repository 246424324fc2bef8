// SPDX-License-Identifier: Apache-2.0
package org.icddesk.browse;

import java.util.Locale;
import org.icddesk.icd.code.PostcoordinationAxis;
import org.icddesk.web.Texts;

/** The words for postcoordination axes, which WHO names by identifiers only. */
public final class AxisNames {

    private AxisNames() {}

    /** {@return the name of an axis in the language of the texts; a readable form of the identifier for a new one} */
    public static String of(String axis, Texts texts) {
        String key = "axis." + axis;
        if (texts.has(key)) {
            return texts.get(key);
        }
        String words = axis.replaceFirst("^has(?=[A-Z])", "")
                .replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ")
                .toLowerCase(Locale.ROOT);
        return words.isEmpty() ? axis : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /** {@return the text key of how many values an axis takes; null if WHO does not say} */
    public static String rule(PostcoordinationAxis.Multiplicity multiplicity) {
        return switch (multiplicity) {
            case ALWAYS -> "axis-rule.many";
            case NOT_ALLOWED -> "axis-rule.one";
            case EXCEPT_FROM_SAME_BLOCK -> "axis-rule.one-per-block";
            case UNKNOWN -> null;
        };
    }
}
