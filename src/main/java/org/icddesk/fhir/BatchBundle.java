// SPDX-License-Identifier: Apache-2.0
package org.icddesk.fhir;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.icddesk.fhir.resource.Coding;
import org.icddesk.fhir.resource.FhirProblem;
import org.icddesk.fhir.resource.Inputs;
import org.icddesk.fhir.resource.IssueKind;
import org.icddesk.fhir.resource.Json;
import org.icddesk.fhir.resource.OperationOutcome;
import org.icddesk.request.ClientContext;

/** Answers a Bundle of requests, each for itself, in their order. */
final class BatchBundle {

    private static final int MAX_ENTRIES = 100;
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Map<Integer, String> REASONS = Map.of(
            400, "Bad Request",
            404, "Not Found",
            405, "Method Not Allowed",
            406, "Not Acceptable",
            422, "Unprocessable Content",
            429, "Too Many Requests",
            503, "Service Unavailable");

    private final FhirRequest request;
    private final Function<FhirRequest, FhirAnswer> service;

    BatchBundle(FhirRequest request, Function<FhirRequest, FhirAnswer> service) {
        this.request = request;
        this.service = service;
    }

    JsonObject answer() {
        JsonObject bundle = request.bundle().orElseThrow(this::noBundle);
        if (!bundle.getString("type", "").equals("batch")) {
            throw new FhirProblem(IssueKind.STRUCTURE, "The Bundle must be of type batch.", "Bundle.type");
        }
        if (!(bundle.getOrDefault("entry", JsonValue.EMPTY_JSON_ARRAY) instanceof JsonArray entries)) {
            throw new FhirProblem(IssueKind.STRUCTURE, "Bundle.entry must be an array.", "Bundle.entry");
        }
        if (entries.size() > MAX_ENTRIES) {
            throw new FhirProblem(
                    IssueKind.TOO_COSTLY, "A batch can have " + MAX_ENTRIES + " entries.", "Bundle.entry");
        }
        ClientContext.setDeadline(LIMIT);
        JsonArrayBuilder answers = Json.array();
        entries.forEach(entry -> answers.add(answer(entry)));
        JsonObjectBuilder answer = Json.resource("Bundle").add("type", "batch-response");
        return (entries.isEmpty() ? answer : answer.add("entry", answers)).build();
    }

    private FhirProblem noBundle() {
        return request.isRead()
                ? new FhirProblem(
                        IssueKind.NO_SUCH_PATH, "There is nothing at this address; /metadata says what there is.")
                : new FhirProblem(IssueKind.STRUCTURE, "Post a Bundle of type batch to this address.");
    }

    private JsonObjectBuilder answer(JsonValue entry) {
        try {
            JsonObject resource = service.apply(single(entry)).resource();
            return Json.object()
                    .add("resource", resource)
                    .add("response", Json.object().add("status", "200 OK"));
        } catch (RuntimeException e) {
            FhirProblem problem = FhirFailures.of(e);
            String reason = REASONS.getOrDefault(problem.status(), "Error");
            return Json.object()
                    .add(
                            "response",
                            Json.object()
                                    .add("status", problem.status() + " " + reason)
                                    .add("outcome", OperationOutcome.of(List.of(problem.issue()))));
        }
    }

    private FhirRequest single(JsonValue entry) {
        if (!(entry instanceof JsonObject object && object.get("request") instanceof JsonObject asked)) {
            throw new FhirProblem(IssueKind.STRUCTURE, "An entry must have a request.", "Bundle.entry.request");
        }
        String method = Coding.text(asked, "method").orElse("");
        if (!method.equals("GET") && !method.equals("POST")) {
            throw new FhirProblem(
                    IssueKind.METHOD,
                    "An entry must GET or POST; nothing is changed here.",
                    "Bundle.entry.request.method");
        }
        String url = Coding.text(asked, "url").orElse("");
        int mark = url.indexOf('?');
        FhirPath path = FhirPath.of(mark < 0 ? url : url.substring(0, mark));
        if (path.fhir().isPresent() || path.segments().isEmpty()) {
            throw new FhirProblem(
                    IssueKind.NO_SUCH_PATH,
                    "The address of an entry is relative to the base, such as CodeSystem/$lookup?…, and no batch.",
                    "Bundle.entry.request.url");
        }
        Inputs query = FhirPath.parameters(mark < 0 ? "" : url.substring(mark + 1));
        return new FhirRequest(
                request.fhir(),
                request.base(),
                method,
                path.segments(),
                method.equals("POST") ? query.overriddenBy(posted(object)) : query,
                Optional.empty(),
                request.acceptLanguage());
    }

    private static Inputs posted(JsonObject entry) {
        if (!(entry.get("resource") instanceof JsonObject resource)) {
            return new Inputs();
        }
        if (!resource.getString("resourceType", "").equals("Parameters")) {
            throw new FhirProblem(IssueKind.STRUCTURE, "Post a resource of type Parameters.", "Bundle.entry.resource");
        }
        return Inputs.of(resource);
    }
}
