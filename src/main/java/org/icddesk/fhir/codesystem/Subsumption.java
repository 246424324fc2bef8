// SPDX-License-Identifier: Apache-2.0
package org.icddesk.fhir.codesystem;

import jakarta.json.JsonObject;
import java.util.Optional;
import org.icddesk.fhir.resource.Coding;
import org.icddesk.fhir.resource.FhirProblem;
import org.icddesk.fhir.resource.Inputs;
import org.icddesk.fhir.resource.IssueKind;
import org.icddesk.fhir.resource.Outputs;
import org.icddesk.fhir.system.Concept;
import org.icddesk.fhir.system.ConceptHierarchy;
import org.icddesk.fhir.system.FhirContext;
import org.icddesk.fhir.system.SystemVersion;
import org.icddesk.fhir.system.UnknownConcept;
import org.icddesk.fhir.system.UnknownSystem;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.Language;

/** The operation {@code $subsumes}: whether one code stands above another. */
public final class Subsumption {

    private final FhirContext context;
    private final Inputs inputs;

    public Subsumption(FhirContext context, Inputs inputs) {
        this.context = context;
        this.inputs = inputs;
    }

    /**
     * Compares two codes.
     *
     * @param named the version in the address; empty if the parameters name it
     * @return the resource Parameters with the outcome
     */
    public JsonObject answer(Optional<SystemVersion> named) {
        Coding first = coding("A");
        Coding second = coding("B");
        if (!first.system().equals(second.system())) {
            throw FhirProblem.invalid("Both codes must be of one code system.", "codingB.system");
        }
        try {
            SystemVersion version = named.orElseGet(() -> version(first, second));
            String outcome = outcome(concept(version, first, "codeA"), concept(version, second, "codeB"));
            return new Outputs().add("outcome", "Code", outcome).build();
        } catch (UnknownSystem e) {
            throw e.asProblem();
        } catch (UnknownConcept e) {
            throw e.asProblem();
        }
    }

    private Coding coding(String letter) {
        return inputs.object("coding" + letter)
                .map(Coding::of)
                .orElseGet(() -> new Coding(
                        inputs.text("system", "url"),
                        inputs.text("version"),
                        inputs.text("code" + letter),
                        Optional.empty()));
    }

    private SystemVersion version(Coding first, Coding second) {
        String system = first.system()
                .orElseThrow(() -> FhirProblem.invalid("Give the code system of the codes as system.", "system"));
        return context.catalogue()
                .find(system, first.version().or(second::version).or(() -> inputs.text("version")));
    }

    private Concept concept(SystemVersion version, Coding coding, String parameter) {
        String code =
                coding.code().orElseThrow(() -> FhirProblem.invalid("Give two codes, as codeA and codeB.", parameter));
        return context.concepts().find(version, code, Language.ENGLISH);
    }

    private String outcome(Concept first, Concept second) {
        if (first.identifier().equals(second.identifier())) {
            return "equivalent";
        }
        if (first.isPostcoordinated() || second.isPostcoordinated()) {
            throw new FhirProblem(
                    IssueKind.UNDECIDED,
                    "Whether one of these stands above the other cannot be told: WHO does not say it of postcoordinated"
                            + " codes.");
        }
        ConceptHierarchy hierarchy = context.hierarchy();
        SystemVersion version = first.version();
        IcdUri one = first.entity().uri();
        IcdUri other = second.entity().uri();
        if (hierarchy.isBelow(version, other, one)) {
            return "subsumes";
        }
        return hierarchy.isBelow(version, one, other) ? "subsumed-by" : "not-subsumed";
    }
}
