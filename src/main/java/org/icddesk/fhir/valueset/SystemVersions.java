// SPDX-License-Identifier: Apache-2.0
package org.icddesk.fhir.valueset;

import java.util.Optional;
import org.icddesk.fhir.resource.FhirProblem;
import org.icddesk.fhir.resource.Inputs;
import org.icddesk.fhir.resource.IssueKind;
import org.icddesk.fhir.system.FhirContext;
import org.icddesk.fhir.system.SystemVersion;

/** Which versions of code systems a request has used: by what a value set says, and by three parameters. */
final class SystemVersions {

    private final FhirContext context;
    private final Inputs inputs;

    SystemVersions(FhirContext context, Inputs inputs) {
        this.context = context;
        this.inputs = inputs;
    }

    /**
     * Decides on a version.
     *
     * @param named the version that the value set names; empty if none
     * @throws FhirProblem if it is not the one that {@code check-system-version} wants
     */
    SystemVersion of(String system, Optional<String> named) {
        Optional<String> version =
                parameter("force-system-version", system).or(() -> named).or(() -> parameter("system-version", system));
        SystemVersion decided =
                context.catalogue().find(system, version.or(() -> parameter("check-system-version", system)));
        Optional<String> checked = parameter("check-system-version", system);
        if (checked.isPresent() && !checked.get().equals(decided.release().id())) {
            throw new FhirProblem(
                    IssueKind.VERSION_ERROR,
                    "The version of " + system + " would be " + decided.release() + ", which is not the one that"
                            + " check-system-version wants.");
        }
        return decided;
    }

    private Optional<String> parameter(String name, String system) {
        return inputs.texts(name).stream()
                .filter(canonical -> canonical.startsWith(system + "|"))
                .map(canonical -> canonical.substring(system.length() + 1))
                .findFirst();
    }
}
