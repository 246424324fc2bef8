// SPDX-License-Identifier: Apache-2.0
package org.icddesk.fhir.codesystem;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.icddesk.fhir.resource.Coding;
import org.icddesk.fhir.resource.Issue;
import org.icddesk.fhir.system.Concept;
import org.icddesk.fhir.system.DisplayLanguage;
import org.icddesk.fhir.system.SystemVersion;

/**
 * What a validation found out about a coding.
 *
 * @param sent the coding as it was sent
 * @param path the FHIRPath of the coding, with a dot at its end; empty for separate parameters
 * @param version the version of the code system; empty if it is unknown
 * @param concept the concept; empty if there is none
 * @param language the language in which it is shown
 * @param unknown the code system that is not served, with its version; empty if it is
 */
public record CheckedCoding(
        Coding sent,
        String path,
        Optional<SystemVersion> version,
        Optional<Concept> concept,
        Optional<DisplayLanguage> language,
        List<Issue> issues,
        Optional<String> unknown) {

    /** Copies the issues. */
    public CheckedCoding {
        issues = List.copyOf(issues);
    }

    /** {@return the same with an issue more} */
    public CheckedCoding with(Issue issue) {
        List<Issue> more = new ArrayList<>(issues);
        more.add(issue);
        return new CheckedCoding(sent, path, version, concept, language, more, unknown);
    }

    /** {@return whether nothing speaks against it} */
    public boolean isValid() {
        return concept.isPresent() && issues.stream().noneMatch(Issue::isError);
    }
}
