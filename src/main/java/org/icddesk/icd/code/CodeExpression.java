// SPDX-License-Identifier: Apache-2.0
package org.icddesk.icd.code;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A code of ICD-11 or a code cluster: stem codes joined by {@code /}, each followed by its extension codes after
 * {@code &}.
 *
 * @param parts the codes in their order, 1 to {@value #MAX_PARTS}; the first is a stem code unless it is the only one
 */
public record CodeExpression(List<Part> parts) {

    /** The number of codes that a cluster may have. */
    public static final int MAX_PARTS = 30;

    /** The number of characters that an expression may have as written. */
    public static final int MAX_LENGTH = 300;

    /** Holds the parts as {@link #parse} finds them. */
    public CodeExpression {
        parts = List.copyOf(parts);
        if (parts.isEmpty() || parts.get(0).joint() != Joint.START) {
            throw new IllegalArgumentException("an expression starts with a code");
        }
    }

    /**
     * Reads an expression as people write it, blanks and lower case included.
     *
     * @param text what was written; may be null
     * @return the expression, normalised
     * @throws InvalidCode if it is none; says why and where
     */
    public static CodeExpression parse(String text) {
        return new CodeExpressionReader(text).read();
    }

    /** {@return the first code} */
    public Icd11Code stem() {
        return parts.get(0).code();
    }

    /** {@return whether there is more than one code} */
    public boolean isCluster() {
        return parts.size() > 1;
    }

    /** {@return the normalised expression, such as {@code 5A11/9B71.0Z&XK9J}} */
    public String text() {
        return parts.stream().map(part -> part.joint().sign() + part.code()).collect(Collectors.joining());
    }

    @Override
    public String toString() {
        return text();
    }

    /**
     * A code in its place.
     *
     * @param joint what stands before it
     */
    public record Part(Joint joint, Icd11Code code) {}

    /** What joins a code to those before it. */
    public enum Joint {
        /** Nothing: the code is the first. */
        START(""),
        /** {@code &}: an extension code, or a stem code bound to the one before. */
        EXTENSION("&"),
        /** {@code /}: a further stem code. */
        STEM("/");

        private final String sign;

        Joint(String sign) {
            this.sign = sign;
        }

        /** {@return the sign as written} */
        public String sign() {
            return sign;
        }
    }
}
