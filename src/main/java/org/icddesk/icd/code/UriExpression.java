// SPDX-License-Identifier: Apache-2.0
package org.icddesk.icd.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.icddesk.icd.IcdUri;

/**
 * An identifier, or several joined like a code cluster.
 *
 * @param parts the identifiers in their order, one or more
 */
public record UriExpression(List<Part> parts) {

    private static final int MAX_LENGTH = 8_000;

    /** Holds the parts; none is an {@link IllegalArgumentException}. */
    public UriExpression {
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("an expression has an identifier");
        }
    }

    /**
     * Reads identifiers joined by {@code " & "} and {@code " / "}.
     *
     * @param text what stands in an answer of WHO; may be null
     * @return the expression, unless one of its parts is no identifier
     */
    public static Optional<UriExpression> parse(String text) {
        if (text == null || text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        List<Part> parts = new ArrayList<>();
        CodeExpression.Joint joint = CodeExpression.Joint.START;
        for (String token : text.strip().split("\\s+")) {
            switch (token) {
                case "&" -> joint = CodeExpression.Joint.EXTENSION;
                case "/" -> joint = CodeExpression.Joint.STEM;
                default -> {
                    Optional<IcdUri> uri = IcdUri.parse(token);
                    if (uri.isEmpty() || parts.isEmpty() != (joint == CodeExpression.Joint.START)) {
                        return Optional.empty();
                    }
                    parts.add(new Part(joint, uri.get()));
                    joint = CodeExpression.Joint.START;
                }
            }
        }
        return parts.isEmpty() ? Optional.empty() : Optional.of(new UriExpression(parts));
    }

    /** {@return the first identifier} */
    public IcdUri stem() {
        return parts.get(0).uri();
    }

    /** {@return whether there is more than one identifier} */
    public boolean isCluster() {
        return parts.size() > 1;
    }

    /** {@return the expression as WHO writes it} */
    public String canonical() {
        return parts.stream()
                .map(p -> (p.joint() == CodeExpression.Joint.START
                                ? ""
                                : " " + p.joint().sign() + " ")
                        + p.uri().canonical())
                .collect(Collectors.joining());
    }

    @Override
    public String toString() {
        return canonical();
    }

    /**
     * An identifier in its place.
     *
     * @param joint what stands before it
     */
    public record Part(CodeExpression.Joint joint, IcdUri uri) {}
}
