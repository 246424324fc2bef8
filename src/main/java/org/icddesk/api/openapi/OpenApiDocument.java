// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.openapi;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.util.List;
import java.util.Locale;
import org.icddesk.api.http.ApiHeaders;
import org.icddesk.api.icd.ApiParameter;
import org.icddesk.api.icd.Operation;
import org.icddesk.api.icd.Operation.Post;

/** Generates the OpenAPI 3.1 document from the operations that are allowed. */
final class OpenApiDocument {

    private static final JsonProvider JSON = JsonProvider.provider();

    private OpenApiDocument() {}

    /** {@return the document of the addresses below a base} */
    static JsonObject of(String base) {
        JsonObjectBuilder paths = JSON.createObjectBuilder();
        for (Operation operation : Operation.values()) {
            paths.add(operation.template(), item(operation));
        }
        OwnOperations.add(paths);
        return JSON.createObjectBuilder()
                .add("openapi", "3.1.0")
                .add(
                        "info",
                        JSON.createObjectBuilder()
                                .add("title", "ICD Desk")
                                .add("version", ApiHeaders.VERSION)
                                .add(
                                        "description",
                                        "WHO's ICD API for programs on this network, without a credential. Answers are"
                                                + " WHO's own; the only markup left in texts is em with class found. Below"
                                                + " /fhir/r4 and /fhir/r5 the same server is a FHIR terminology service,"
                                                + " described by /fhir/r4/metadata."))
                .add(
                        "servers",
                        JSON.createArrayBuilder().add(JSON.createObjectBuilder().add("url", base)))
                .add("paths", paths)
                .build();
    }

    private static JsonObjectBuilder item(Operation operation) {
        JsonObjectBuilder item =
                JSON.createObjectBuilder().add("get", operation(operation, "get", operation.parameters()));
        if (operation.post() == Post.FORM) {
            JsonObjectBuilder fields = JSON.createObjectBuilder();
            operation.parameters().forEach(p -> fields.add(p.name(), schema(p)));
            JsonObject form = JSON.createObjectBuilder()
                    .add(
                            "schema",
                            JSON.createObjectBuilder().add("type", "object").add("properties", fields))
                    .build();
            item.add(
                    "post",
                    operation(operation, "post", operation.parameters())
                            .add(
                                    "requestBody",
                                    JSON.createObjectBuilder()
                                            .add(
                                                    "content",
                                                    JSON.createObjectBuilder()
                                                            .add("application/x-www-form-urlencoded", form)
                                                            .add("multipart/form-data", form))));
        }
        if (operation.post() == Post.CERTIFICATE) {
            item.add(
                    "post",
                    operation(operation, "post", List.of())
                            .add(
                                    "requestBody",
                                    JSON.createObjectBuilder()
                                            .add("required", true)
                                            .add("content", content("application/json", "object"))));
        }
        return item;
    }

    private static JsonObjectBuilder operation(Operation operation, String method, List<ApiParameter> query) {
        JsonArrayBuilder parameters = JSON.createArrayBuilder();
        operation
                .pathParameters()
                .forEach(p -> parameters.add(parameter(p, "path").add("required", true)));
        query.forEach(p -> parameters.add(parameter(p, "query")));
        parameters.add(header("Accept-Language", "Language of the answer, such as en"));
        parameters.add(header("API-Version", "v2; may be left out"));
        return JSON.createObjectBuilder()
                .add("operationId", method + "-" + operation.name().toLowerCase(Locale.ROOT))
                .add("summary", operation.summary())
                .add("parameters", parameters)
                .add("responses", responses());
    }

    static JsonObjectBuilder responses() {
        JsonObjectBuilder problem =
                JSON.createObjectBuilder().add("content", content("application/problem+json", "object"));
        JsonObject problemResponse = problem.build();
        return JSON.createObjectBuilder()
                .add(
                        "200",
                        JSON.createObjectBuilder()
                                .add("description", "The answer")
                                .add("content", content("application/json", "object")))
                .add("400", described("A parameter was not understood", problemResponse))
                .add("404", described("WHO does not know this", problemResponse))
                .add(
                        "429",
                        described(
                                "This client sends too many requests; Retry-After says when to try again",
                                problemResponse))
                .add("default", described("Any other error, by status", problemResponse))
                .add(
                        "503",
                        JSON.createObjectBuilder()
                                .add(
                                        "description",
                                        "WHO does not answer or too many requests are waiting, and no answer is cached")
                                .add("content", content("text/plain", "string")));
    }

    private static JsonObjectBuilder described(String words, JsonObject response) {
        return JSON.createObjectBuilder(response).add("description", words);
    }

    static JsonObjectBuilder content(String type, String kind) {
        return JSON.createObjectBuilder()
                .add(
                        type,
                        JSON.createObjectBuilder()
                                .add("schema", JSON.createObjectBuilder().add("type", kind)));
    }

    private static JsonObjectBuilder parameter(ApiParameter parameter, String in) {
        return JSON.createObjectBuilder()
                .add("name", parameter.name())
                .add("in", in)
                .add("description", parameter.type().description())
                .add("schema", schema(parameter));
    }

    private static JsonObjectBuilder schema(ApiParameter parameter) {
        JsonObjectBuilder schema = JSON.createObjectBuilder();
        switch (parameter.type()) {
            case FLAG ->
                schema.add("type", "boolean")
                        .add("default", parameter.defaultValue().equals("true"));
            case NUMBER -> schema.add("type", "integer");
            case FRACTION -> schema.add("type", "number").add("minimum", 0).add("maximum", 1);
            default -> schema.add("type", "string");
        }
        return schema;
    }

    private static JsonObjectBuilder header(String name, String words) {
        return JSON.createObjectBuilder()
                .add("name", name)
                .add("in", "header")
                .add("description", words)
                .add("schema", JSON.createObjectBuilder().add("type", "string"));
    }
}
