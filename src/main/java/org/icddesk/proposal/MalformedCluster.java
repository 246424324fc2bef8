// SPDX-License-Identifier: Apache-2.0
package org.icddesk.proposal;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.icddesk.icd.code.CodeExpression;
import org.icddesk.icd.code.Icd11Code;
import org.icddesk.icd.code.InvalidCode;

/** Tells a cluster with a fault from words that have the same signs, such as {@code T&A} or {@code and/or}. */
final class MalformedCluster {

    private MalformedCluster() {}

    /** {@return the fault of a text all of whose parts are codes, joined or bracketed as no cluster is} */
    static Optional<InvalidCode> in(String text) {
        List<String> parts = Arrays.stream(text.split("[&/()]"))
                .map(String::strip)
                .filter(Predicate.not(String::isEmpty))
                .toList();
        boolean joined = text.chars().anyMatch(letter -> "&/()".indexOf(letter) >= 0);
        if (!joined || parts.isEmpty() || !parts.stream().allMatch(part -> isCode(part))) {
            return Optional.empty();
        }
        try {
            CodeExpression.parse(text);
            return Optional.empty();
        } catch (InvalidCode e) {
            return Optional.of(e);
        }
    }

    private static boolean isCode(String part) {
        return part.length() >= 4
                && part.chars().anyMatch(Character::isDigit)
                && Icd11Code.parse(part).isPresent();
    }
}
