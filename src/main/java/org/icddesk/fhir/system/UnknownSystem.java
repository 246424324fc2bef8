// SPDX-License-Identifier: Apache-2.0
package org.icddesk.fhir.system;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.icddesk.fhir.resource.FhirProblem;
import org.icddesk.fhir.resource.IssueKind;

/** The refusal of a code system that is not served, or a version that it does not have. */
public final class UnknownSystem extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String canonical;

    private UnknownSystem(String canonical, String text) {
        super(text, null, false, false);
        this.canonical = canonical;
    }

    static UnknownSystem of(String url, Optional<String> version) {
        return new UnknownSystem(
                Shown.of(url + version.map(v -> "|" + v).orElse("")),
                "The code system " + Shown.of(url) + " is not served here, only "
                        + Arrays.stream(IcdSystem.values()).map(IcdSystem::url).collect(Collectors.joining(", "))
                        + ".");
    }

    static UnknownSystem version(IcdSystem system, String text, List<SystemVersion> known) {
        return new UnknownSystem(
                Shown.of(system.url() + "|" + text),
                system.url() + " has no version " + Shown.of(text) + " here, only "
                        + known.stream().map(v -> v.release().id()).collect(Collectors.joining(", ")) + ".");
    }

    /** {@return the canonical URL that was asked for, with its version} */
    public String canonical() {
        return canonical;
    }

    /** {@return this as the refusal of a request} */
    public FhirProblem asProblem() {
        return new FhirProblem(IssueKind.UNKNOWN_SYSTEM, getMessage());
    }
}
