// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;

/** Describes what ICD Desk adds to WHO's API. */
final class Conveniences {

    private static final JsonProvider JSON = JsonProvider.provider();

    private Conveniences() {}

    static void add(JsonObjectBuilder paths) {
        JsonArrayBuilder where = JSON.createArrayBuilder()
                .add(query("linearization", "mms, icf or icd10", "string"))
                .add(query("release", "a release such as 2024-01; the latest by default", "string"))
                .add(query("lang", "language of the titles", "string"));
        JsonObjectBuilder list = JSON.createObjectBuilder()
                .add("type", "array")
                .add("items", JSON.createObjectBuilder().add("type", "string"));
        paths.add(
                "/codes",
                JSON.createObjectBuilder()
                        .add(
                                "get",
                                described("get-codes", "What many codes, clusters or identifiers stand for")
                                        .add(
                                                "parameters",
                                                JSON.createArrayBuilder(where.build())
                                                        .add(query("code", "a code; may be repeated", "string"))))
                        .add(
                                "post",
                                described("post-codes", "What up to 1,000 codes, clusters or identifiers stand for")
                                        .add(
                                                "requestBody",
                                                JSON.createObjectBuilder()
                                                        .add("required", true)
                                                        .add(
                                                                "content",
                                                                JSON.createObjectBuilder()
                                                                        .add(
                                                                                "application/json",
                                                                                JSON.createObjectBuilder()
                                                                                        .add("schema", list))))));
        paths.add(
                "/suggest",
                JSON.createObjectBuilder()
                        .add(
                                "get",
                                described("suggest", "What the search box proposes while somebody types")
                                        .add(
                                                "parameters",
                                                JSON.createArrayBuilder()
                                                        .add(query("q", "what was typed", "string"))
                                                        .add(query("lang", "language of the answer", "string"))
                                                        .add(query("release", "a release", "string"))
                                                        .add(query(
                                                                "linearization",
                                                                "mms, icf or foundation",
                                                                "string")))));
    }

    private static JsonObjectBuilder described(String id, String summary) {
        return JSON.createObjectBuilder()
                .add("operationId", id)
                .add("summary", summary)
                .add("responses", OpenApiDocument.responses());
    }

    private static JsonObjectBuilder query(String name, String words, String type) {
        return JSON.createObjectBuilder()
                .add("name", name)
                .add("in", "query")
                .add("description", words)
                .add("schema", JSON.createObjectBuilder().add("type", type));
    }
}
