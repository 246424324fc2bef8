// SPDX-License-Identifier: Apache-2.0
package org.icddesk.fhir.valueset;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.icddesk.fhir.codesystem.CheckedCoding;
import org.icddesk.fhir.codesystem.CodingCheck;
import org.icddesk.fhir.codesystem.CodingSource;
import org.icddesk.fhir.codesystem.ValidationAnswer;
import org.icddesk.fhir.resource.Coding;
import org.icddesk.fhir.resource.FhirProblem;
import org.icddesk.fhir.resource.Inputs;
import org.icddesk.fhir.resource.Issue;
import org.icddesk.fhir.resource.IssueKind;
import org.icddesk.fhir.system.FhirContext;
import org.icddesk.fhir.system.LanguageChoice;
import org.icddesk.fhir.system.Shown;
import org.icddesk.fhir.system.SystemVersion;
import org.icddesk.icd.Language;

/** The operation {@code $validate-code} of value sets. */
public final class ValueSetValidation {

    private final FhirContext context;
    private final Inputs inputs;
    private final SystemVersions versions;

    public ValueSetValidation(FhirContext context, Inputs inputs) {
        this.context = context;
        this.inputs = inputs;
        this.versions = new SystemVersions(context, inputs);
    }

    /**
     * Validates a code, a coding or a codeable concept.
     *
     * @param named the value set in the address; empty if the parameters name it
     * @return the resource Parameters
     */
    public JsonObject answer(Optional<JsonObject> named) {
        ValueSetSource source = new ValueSetSource(context, inputs);
        ValueSetDefinition definition = source.ofRequest(named);
        LanguageChoice languages = context.languages(inputs, Coding.text(definition.resource(), "language"));
        CodingCheck check = new CodingCheck(context, inputs, languages, coding -> version(definition, coding));
        Membership membership =
                new Membership(context, source, new Evaluation(context, source, versions, Language.ENGLISH));
        List<CheckedCoding> checked = CodingSource.of(inputs, system(definition)).stream()
                .map(check::of)
                .map(coding -> withMembership(coding, definition, membership))
                .toList();
        return ValidationAnswer.of(inputs, checked);
    }

    /** {@return the code system that codes without one are of, where the client has it inferred; empty if it has not} */
    private Optional<String> system(ValueSetDefinition definition) {
        if (!inputs.flag("inferSystem").orElse(false)) {
            return Optional.empty();
        }
        List<String> systems = definition.includes().stream()
                .flatMap(clause -> clause.system().stream())
                .distinct()
                .toList();
        if (systems.size() != 1) {
            throw new FhirProblem(
                    IssueKind.CANNOT_INFER, "The code system cannot be inferred: the value set has several.", "code");
        }
        return Optional.of(systems.get(0));
    }

    private SystemVersion version(ValueSetDefinition definition, Coding coding) {
        String system = coding.system().orElseThrow();
        Optional<String> ofValueSet = definition.includes().stream()
                .filter(clause -> clause.system().equals(Optional.of(system)))
                .flatMap(clause -> clause.version().stream())
                .findFirst();
        return coding.version().isPresent()
                ? context.catalogue().find(system, coding.version())
                : versions.of(system, ofValueSet);
    }

    private static CheckedCoding withMembership(
            CheckedCoding coding, ValueSetDefinition definition, Membership membership) {
        boolean in = coding.concept()
                .map(concept -> membership.has(definition, concept))
                .orElse(true);
        if (in) {
            return coding;
        }
        String url = definition.resource().getString("url", "that was sent");
        return coding.with(Issue.error(
                IssueKind.NOT_IN_VALUE_SET,
                "The code '" + Shown.of(coding.sent().code().orElse("")) + "' is not in the value set " + Shown.of(url)
                        + ".",
                coding.path() + "code"));
    }
}
