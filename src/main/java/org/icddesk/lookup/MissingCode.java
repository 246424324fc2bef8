// SPDX-License-Identifier: Apache-2.0
package org.icddesk.lookup;

import java.util.Optional;
import org.icddesk.browse.Classification;
import org.icddesk.icd.Release;

/**
 * A well-formed code that a release does not have.
 *
 * @param code the code in its standard spelling
 * @param nearest the entity of the longest code above it that exists; empty if none was found
 */
public record MissingCode(String code, Classification classification, Release release, Optional<Match> nearest) {

    /** {@return whether the code may be of a national extension, which only ICD-10 has in this form} */
    public boolean isMaybeNational() {
        return classification == Classification.ICD10;
    }
}
