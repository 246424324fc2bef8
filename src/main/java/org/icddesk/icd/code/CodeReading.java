// SPDX-License-Identifier: Apache-2.0
package org.icddesk.icd.code;

import java.util.List;
import java.util.Optional;
import org.icddesk.icd.EntityId;
import org.icddesk.icd.IcdAddress;

/**
 * A text read as a code or an identifier, in any spelling that people use. What exists is not known here: a reading
 * names what to look for.
 */
public sealed interface CodeReading {

    /**
     * Reads a text.
     *
     * <p>Case, blanks, invisible characters, the width and script of digits and letters, the kind of dash, and signs
     * behind a code do not matter. A dot may be missing. The code system may be named before the code.
     *
     * @param text what was written; may be null
     * @return what it names; empty if it has the form of no code and no identifier, as words
     */
    static Optional<CodeReading> of(String text) {
        return CodeReadingParser.read(text);
    }

    /**
     * One code, which several code systems may have.
     *
     * @param candidates one for each code system whose codes have this form, at least one
     */
    record Code(List<CodeCandidate> candidates) implements CodeReading {

        /** Holds a copy of the candidates. */
        public Code {
            candidates = List.copyOf(candidates);
        }

        /** {@return the cluster of ICD-11 that the text is; empty for a plain code} */
        public Optional<CodeExpression> cluster() {
            return candidates.get(0).cluster();
        }
    }

    /** Two codes of ICD-10 for one condition: its cause, marked with a dagger, and its manifestation. */
    record Pair(CodeCandidate dagger, CodeCandidate asterisk) implements CodeReading {}

    /**
     * All codes from one to another.
     *
     * @param block the range as the code of a block of ICD-10; empty if none can have it
     */
    record Range(Optional<CodeCandidate> block, CodeCandidate first, CodeCandidate last) implements CodeReading {}

    /** The number of an entity of ICD-11. */
    record Number(EntityId id) implements CodeReading {}

    /** The address of an entity or of a classification. */
    record Identifier(IcdAddress address) implements CodeReading {}

    /** A cluster written with identifiers. */
    record IdentifierCluster(UriExpression expression) implements CodeReading {}
}
