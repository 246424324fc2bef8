// SPDX-License-Identifier: Apache-2.0
package org.icddesk.fhir.valueset;

import java.util.Optional;
import org.icddesk.fhir.system.Concept;
import org.icddesk.fhir.system.ConceptCode;
import org.icddesk.fhir.system.SystemVersion;
import org.icddesk.icd.IcdUri;

/**
 * A concept of a value set.
 *
 * @param uri its entity; of a postcoordinated code that of its stem
 * @param listed the concept as the value set lists it; empty where it does not
 */
record Member(SystemVersion version, IcdUri uri, Optional<Listing> listed) {

    /** A concept that a value set lists, found. */
    record Listing(Clause.Listed listed, Concept concept) {}

    static Member of(SystemVersion version, IcdUri uri) {
        return new Member(version, uri, Optional.empty());
    }

    /** {@return what distinguishes it from all others} */
    String key() {
        return version.canonical() + " "
                + listed.map(listing -> listing.concept().identifier()).orElseGet(() -> ConceptCode.identifier(uri));
    }
}
