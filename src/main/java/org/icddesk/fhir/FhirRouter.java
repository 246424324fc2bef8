// SPDX-License-Identifier: Apache-2.0
package org.icddesk.fhir;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.icddesk.fhir.codesystem.CodeSystemResource;
import org.icddesk.fhir.codesystem.CodeSystemValidation;
import org.icddesk.fhir.codesystem.Lookup;
import org.icddesk.fhir.codesystem.Subsumption;
import org.icddesk.fhir.resource.FhirProblem;
import org.icddesk.fhir.resource.Issue;
import org.icddesk.fhir.resource.IssueKind;
import org.icddesk.fhir.resource.Searchset;
import org.icddesk.fhir.system.FhirContext;
import org.icddesk.fhir.system.SystemVersion;
import org.icddesk.fhir.valueset.Expander;
import org.icddesk.fhir.valueset.ValueSetValidation;
import org.icddesk.fhir.valueset.ValueSets;

/** Finds what answers a request, by its address and method. */
final class FhirRouter {

    private FhirRouter() {}

    /** {@return the answer to a single request; a {@link FhirProblem} if there is nothing at its address} */
    static FhirAnswer answer(FhirRequest request, FhirContext context) {
        List<String> path = request.path();
        String first = path.isEmpty() ? "" : path.get(0);
        return switch (first) {
            case "metadata" -> FhirAnswer.of(metadata(alone(request, 1), context));
            case "$versions" ->
                FhirAnswer.of(VersionsOperation.answer(alone(request, 1).fhir()));
            case "CodeSystem" -> codeSystem(request, context);
            case "ValueSet" -> valueSet(request, context);
            case "ConceptMap" -> conceptMap(request);
            default -> throw nothing();
        };
    }

    private static JsonObject metadata(FhirRequest request, FhirContext context) {
        readOnly(request);
        return request.inputs().text("mode").orElse("full").equals("terminology")
                ? TerminologyCapabilities.of(context)
                : Capabilities.of(context);
    }

    private static FhirAnswer codeSystem(FhirRequest request, FhirContext context) {
        List<String> path = request.path();
        String second = path.size() > 1 ? path.get(1) : "_search";
        if (second.equals("_search")) {
            return FhirAnswer.of(search(alone(request, 2), codeSystems(context)));
        }
        if (second.startsWith("$")) {
            return operation(alone(request, 2), second, Optional.empty(), context);
        }
        SystemVersion version = context.catalogue().ofId(second);
        if (path.size() == 2) {
            readOnly(request);
            return FhirAnswer.of(CodeSystemResource.of(version, context.fhir()));
        }
        return operation(alone(request, 3), path.get(2), Optional.of(version), context);
    }

    private static List<JsonObject> codeSystems(FhirContext context) {
        return context.catalogue().all().stream()
                .map(version -> CodeSystemResource.of(version, context.fhir()))
                .toList();
    }

    private static FhirAnswer operation(
            FhirRequest request, String operation, Optional<SystemVersion> version, FhirContext context) {
        return switch (operation) {
            case "$lookup" -> FhirAnswer.ofOperation(new Lookup(context, request.inputs()).answer(version));
            case "$validate-code" ->
                FhirAnswer.ofOperation(new CodeSystemValidation(context, request.inputs()).answer(version));
            case "$subsumes" -> FhirAnswer.ofOperation(new Subsumption(context, request.inputs()).answer(version));
            default -> throw nothing();
        };
    }

    private static FhirAnswer valueSet(FhirRequest request, FhirContext context) {
        List<String> path = request.path();
        String second = path.size() > 1 ? path.get(1) : "_search";
        if (second.equals("_search")) {
            if (alone(request, 2).path().size() == 1) {
                readOnly(request);
            }
            return FhirAnswer.of(ValueSets.search(context, request.inputs()));
        }
        if (second.startsWith("$")) {
            return ofValueSet(alone(request, 2), second, Optional.empty(), context);
        }
        JsonObject resource = ValueSets.of(context.catalogue().ofId(second));
        if (path.size() == 2) {
            readOnly(request);
            return FhirAnswer.of(resource);
        }
        return ofValueSet(alone(request, 3), path.get(2), Optional.of(resource), context);
    }

    private static FhirAnswer ofValueSet(
            FhirRequest request, String operation, Optional<JsonObject> resource, FhirContext context) {
        return switch (operation) {
            case "$expand" -> FhirAnswer.ofOperation(new Expander(context, request.inputs()).answer(resource));
            case "$validate-code" ->
                FhirAnswer.ofOperation(new ValueSetValidation(context, request.inputs()).answer(resource));
            default -> throw nothing();
        };
    }

    private static FhirAnswer conceptMap(FhirRequest request) {
        if (request.path().size() > 1 && !request.path().get(1).equals("_search")) {
            throw new FhirProblem(
                    IssueKind.NO_SUCH_PATH, "There are no concept maps here: a crosswalk needs an agreement with WHO.");
        }
        return FhirAnswer.of(search(alone(request, 2), List.of()));
    }

    private static JsonObject search(FhirRequest request, List<JsonObject> resources) {
        if (request.path().size() == 1) {
            readOnly(request);
        }
        return new Searchset(request.base(), request.inputs()).of(request.path().get(0), resources);
    }

    private static FhirRequest alone(FhirRequest request, int segments) {
        if (request.path().size() > segments) {
            throw nothing();
        }
        return request;
    }

    private static void readOnly(FhirRequest request) {
        if (!request.isRead()) {
            throw new FhirProblem(
                    Issue.error(IssueKind.METHOD, "Resources can be read here, and not be changed."),
                    Map.of("Allow", "GET, HEAD, OPTIONS"));
        }
    }

    private static FhirProblem nothing() {
        return new FhirProblem(
                IssueKind.NO_SUCH_PATH, "There is nothing at this address; /metadata says what there is.");
    }
}
