// SPDX-License-Identifier: Apache-2.0
package org.icddesk.fhir.system;

import java.util.Optional;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.Linearization;
import org.icddesk.icd.Release;
import org.icddesk.icd.Scope;

/** A code system in one release. */
public record SystemVersion(IcdSystem system, Release release) {

    /** {@return the versioned canonical URL, such as {@code http://id.who.int/icd/release/11/mms|2024-01}} */
    public String canonical() {
        return system.url() + "|" + release;
    }

    /** {@return the identifier of its resource, such as {@code mms-2024-01}} */
    public String id() {
        return system.segment() + "-" + release;
    }

    /** {@return the classification as a whole, in this release} */
    public IcdUri root() {
        return system.classification().root().in(release);
    }

    /** {@return the linearization that it is, if it is one} */
    public Optional<Linearization> linearization() {
        return system.classification().linearization();
    }

    /** {@return where WHO looks up codes and searches} */
    public Scope scope() {
        return new Scope(linearization(), Optional.of(release));
    }
}
