// SPDX-License-Identifier: Apache-2.0
package org.icddesk.fhir.codesystem;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.icddesk.fhir.resource.Coding;
import org.icddesk.fhir.resource.Inputs;
import org.icddesk.fhir.resource.Issue;
import org.icddesk.fhir.resource.IssueKind;
import org.icddesk.fhir.system.Concept;
import org.icddesk.fhir.system.DisplayLanguage;
import org.icddesk.fhir.system.FhirContext;
import org.icddesk.fhir.system.LanguageChoice;
import org.icddesk.fhir.system.Shown;
import org.icddesk.fhir.system.SystemVersion;
import org.icddesk.fhir.system.UnknownConcept;
import org.icddesk.fhir.system.UnknownSystem;

/** Checks codings one by one: whether the code exists, is written as it should be, and has the right display. */
public final class CodingCheck {

    private final FhirContext context;
    private final LanguageChoice languages;
    private final boolean lenient;
    private final Function<Coding, SystemVersion> versions;

    /**
     * Creates a check.
     *
     * @param versions finds the version of a coding's code system; an {@link UnknownSystem} if there is none
     */
    public CodingCheck(
            FhirContext context, Inputs inputs, LanguageChoice languages, Function<Coding, SystemVersion> versions) {
        this.context = context;
        this.languages = languages;
        this.versions = versions;
        this.lenient = inputs.flag("lenient-display-validation").orElse(false);
    }

    /** {@return what there is to say about a coding} */
    public CheckedCoding of(CodingSource.Located located) {
        Coding coding = located.coding();
        if (coding.code().isEmpty()) {
            return bare(located, Issue.error(IssueKind.INVALID_DATA, "There is no code.", located.at("code")));
        }
        if (coding.system().isEmpty()) {
            return bare(
                    located,
                    Issue.error(
                            IssueKind.INVALID_DATA,
                            "The code '" + Shown.of(coding.code().get()) + "' has no system, and so no meaning.",
                            located.at("system")));
        }
        try {
            return inVersion(located, versions.apply(coding));
        } catch (UnknownSystem e) {
            Issue issue = Issue.error(IssueKind.UNKNOWN_SYSTEM, e.getMessage(), located.at("system"));
            return new CheckedCoding(
                    coding,
                    located.path(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(issue),
                    Optional.of(e.canonical()));
        }
    }

    private static CheckedCoding bare(CodingSource.Located located, Issue issue) {
        return new CheckedCoding(
                located.coding(),
                located.path(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(issue),
                Optional.empty());
    }

    private CheckedCoding inVersion(CodingSource.Located located, SystemVersion version) {
        DisplayLanguage language = context.language(languages, version);
        List<Issue> issues = new ArrayList<>();
        Optional<Concept> concept = find(located, version, language, issues);
        concept.ifPresent(found -> located.coding()
                .display()
                .flatMap(display ->
                        new DisplayCheck(context, language, lenient).of(found, display, located.at("display")))
                .ifPresent(issues::add));
        return new CheckedCoding(
                located.coding(),
                located.path(),
                Optional.of(version),
                concept,
                Optional.of(language),
                issues,
                Optional.empty());
    }

    private Optional<Concept> find(
            CodingSource.Located located, SystemVersion version, DisplayLanguage language, List<Issue> issues) {
        String code = located.coding().code().orElseThrow();
        try {
            Concept concept = context.concepts().find(version, code, language.language());
            if (!concept.code().equals(code)) {
                issues.add(Issue.information(
                        IssueKind.CODE_RULE,
                        "'" + Shown.of(code) + "' is understood; the code is " + concept.code() + ".",
                        located.at("code")));
            }
            return Optional.of(concept);
        } catch (UnknownConcept e) {
            issues.add(Issue.error(IssueKind.INVALID_CODE, e.getMessage(), located.at("code")));
            return Optional.empty();
        }
    }
}
