// SPDX-License-Identifier: Apache-2.0
package org.icddesk.fhir.system;

import org.icddesk.fhir.resource.FhirProblem;
import org.icddesk.fhir.resource.IssueKind;

/** The refusal of a code that a code system does not have. */
public final class UnknownConcept extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final boolean offAxis;

    UnknownConcept(String text, boolean offAxis) {
        super(text, null, false, false);
        this.offAxis = offAxis;
    }

    static UnknownConcept of(SystemVersion version, String code) {
        return new UnknownConcept(
                "The code '" + Shown.of(code) + "' is not in "
                        + version.system().url() + " version " + version.release() + ".",
                false);
    }

    /** {@return this as the refusal of a request for the code} */
    public FhirProblem asProblem() {
        return new FhirProblem(offAxis ? IssueKind.INVALID_AXIS : IssueKind.UNKNOWN_CODE, getMessage(), "code");
    }
}
