// SPDX-License-Identifier: Apache-2.0
package org.icddesk.fhir;

import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.icddesk.fhir.resource.FhirProblem;
import org.icddesk.fhir.resource.FhirVersion;
import org.icddesk.fhir.resource.Inputs;
import org.icddesk.fhir.resource.Issue;
import org.icddesk.fhir.resource.IssueKind;
import org.icddesk.fhir.resource.Json;

/** Reads requests for FHIR. */
final class FhirRequestReader {

    /** The path of the service, after the context path. */
    static final String ROOT = "/fhir";

    private static final int MAX_BODY = 1 << 20;
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST");
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.:\\[\\]_-]{1,255}");

    private FhirRequestReader() {}

    /** {@return the request; a {@link FhirProblem} if it is none} */
    static FhirRequest read(HttpServletRequest request, byte[] body) {
        if (!METHODS.contains(request.getMethod())) {
            throw new FhirProblem(
                    Issue.error(
                            IssueKind.METHOD, "This service supports GET, HEAD and POST; nothing is changed by it."),
                    Map.of("Allow", "GET, HEAD, POST, OPTIONS"));
        }
        FhirPath path = FhirPath.of(below(request));
        Inputs query = FhirPath.parameters(request.getQueryString());
        if (!FhirFormat.acceptsJson(request.getHeader("Accept"), query.text("_format"))) {
            throw new FhirProblem(
                    IssueKind.NOT_ACCEPTABLE, "This service answers in JSON only: application/fhir+json.");
        }
        FhirVersion fhir = path.fhir()
                .or(() -> FhirFormat.version(List.of(
                        Optional.ofNullable(request.getHeader("Accept")),
                        Optional.ofNullable(request.getContentType()))))
                .orElse(FhirVersion.R4);
        String base = base(request)
                + path.fhir().map(version -> "/" + version.segment()).orElse("");
        FhirRequest bare = new FhirRequest(
                fhir,
                base,
                request.getMethod(),
                path.segments(),
                query,
                Optional.empty(),
                request.getHeader("Accept-Language"));
        return body.length == 0 ? bare : withBody(bare, request.getContentType(), body);
    }

    private static String below(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        return path.startsWith(ROOT) ? path.substring(ROOT.length()) : "/.";
    }

    private static String base(HttpServletRequest request) {
        String host = Optional.ofNullable(request.getHeader("Host"))
                .filter(HOST.asMatchPredicate())
                .orElse("localhost");
        return request.getScheme() + "://" + host + request.getContextPath() + ROOT;
    }

    private static FhirRequest withBody(FhirRequest bare, String contentType, byte[] body) {
        String type = Optional.ofNullable(contentType).orElse("");
        if (type.startsWith(FORM)) {
            Inputs form = FhirPath.parameters(new String(body, StandardCharsets.ISO_8859_1));
            return with(bare, bare.inputs().overriddenBy(form), Optional.empty());
        }
        if (!FhirFormat.isJson(type)) {
            throw new FhirProblem(IssueKind.MEDIA_TYPE, "Post application/fhir+json, or a form.");
        }
        JsonObject resource = Json.read(body);
        return switch (resource.getString("resourceType", "")) {
            case "Parameters" -> with(bare, bare.inputs().overriddenBy(Inputs.of(resource)), Optional.empty());
            case "Bundle" -> with(bare, bare.inputs(), Optional.of(resource));
            default ->
                throw new FhirProblem(
                        IssueKind.STRUCTURE, "Post a resource of type Parameters, or a Bundle to the base address.");
        };
    }

    private static FhirRequest with(FhirRequest bare, Inputs inputs, Optional<JsonObject> bundle) {
        return new FhirRequest(
                bare.fhir(), bare.base(), bare.method(), bare.path(), inputs, bundle, bare.acceptLanguage());
    }

    /** {@return what was posted; nothing to other methods} */
    static byte[] body(HttpServletRequest request) throws IOException {
        if (!request.getMethod().equals("POST")) {
            return new byte[0];
        }
        byte[] body = request.getContentLengthLong() > MAX_BODY
                ? new byte[MAX_BODY + 1]
                : request.getInputStream().readNBytes(MAX_BODY + 1);
        if (body.length > MAX_BODY) {
            throw new FhirProblem(IssueKind.TOO_LONG, "A request can have at most " + MAX_BODY + " bytes.");
        }
        return body;
    }
}
