// SPDX-License-Identifier: Apache-2.0
package org.icddesk.cluster;

import java.util.Optional;
import org.icddesk.icd.Linearization;
import org.icddesk.icd.code.CodeCandidate;
import org.icddesk.icd.code.CodeExpression;
import org.icddesk.icd.code.CodeReading;
import org.icddesk.icd.code.CodeSystem;

/**
 * A text as a code or cluster.
 *
 * @param text the text without open signs at its end
 * @param open whether there were such signs, with which WHO says that something is still to be added, as in {@code PE95/}
 */
public record ClusterText(String text, boolean open) {

    /** {@return the text, taken apart} */
    public static ClusterText of(String written) {
        String bare = written.strip();
        int end = bare.length();
        while (end > 0 && "&/ ".indexOf(bare.charAt(end - 1)) >= 0) {
            end--;
        }
        boolean open = end > 0 && bare.substring(end).strip().length() > 0 && !bare.contains("://");
        return new ClusterText(open ? bare.substring(0, end) : bare, open);
    }

    /** {@return what it names; empty if it has the form of no code and no identifier} */
    public Optional<CodeReading> reading() {
        return CodeReading.of(text);
    }

    /** {@return the code or cluster of ICD-11 or of the ICF that a reading is; empty if it can be none} */
    public static Optional<CodeExpression> expression(CodeReading reading) {
        return reading instanceof CodeReading.Code code
                ? code.candidates().stream()
                        .filter(candidate -> candidate.system() != CodeSystem.ICD10 && candidate.isPossible())
                        .findFirst()
                        .map(CodeCandidate::code)
                        .map(CodeExpression::parse)
                : Optional.empty();
    }

    /** {@return the linearization whose codes look like the first of an expression} */
    public static Linearization linearization(CodeExpression code) {
        return code.stem().isFunctioning() ? Linearization.ICF : Linearization.MMS;
    }
}
