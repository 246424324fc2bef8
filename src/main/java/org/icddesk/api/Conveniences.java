// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;

/** Describes what ICD Desk adds to WHO's API. */
final class Conveniences {

    private Conveniences() {}

    static void add(JsonObjectBuilder paths) {
        JsonArrayBuilder where = Json.createArrayBuilder()
                .add(query("linearization", "mms, icf or icd10", "string"))
                .add(query("release", "a release such as 2024-01; the latest by default", "string"))
                .add(query("lang", "language of the titles", "string"));
        JsonObjectBuilder list = Json.createObjectBuilder()
                .add("type", "array")
                .add("items", Json.createObjectBuilder().add("type", "string"));
        paths.add(
                "/codes",
                Json.createObjectBuilder()
                        .add(
                                "get",
                                described("get-codes", "What many codes, clusters or identifiers stand for")
                                        .add(
                                                "parameters",
                                                Json.createArrayBuilder(where.build())
                                                        .add(query("code", "a code; may be repeated", "string"))))
                        .add(
                                "post",
                                described("post-codes", "What up to 1,000 codes, clusters or identifiers stand for")
                                        .add(
                                                "requestBody",
                                                Json.createObjectBuilder()
                                                        .add("required", true)
                                                        .add(
                                                                "content",
                                                                Json.createObjectBuilder()
                                                                        .add(
                                                                                "application/json",
                                                                                Json.createObjectBuilder()
                                                                                        .add("schema", list))))));
        paths.add(
                "/suggest",
                Json.createObjectBuilder()
                        .add(
                                "get",
                                described("suggest", "What the search box proposes while somebody types")
                                        .add(
                                                "parameters",
                                                Json.createArrayBuilder()
                                                        .add(query("q", "what was typed", "string"))
                                                        .add(query("lang", "language of the answer", "string"))
                                                        .add(query("release", "a release", "string"))
                                                        .add(query(
                                                                "linearization",
                                                                "mms, icf or foundation",
                                                                "string")))));
    }

    private static JsonObjectBuilder described(String id, String summary) {
        return Json.createObjectBuilder()
                .add("operationId", id)
                .add("summary", summary)
                .add("responses", OpenApiDocument.responses());
    }

    private static JsonObjectBuilder query(String name, String words, String type) {
        return Json.createObjectBuilder()
                .add("name", name)
                .add("in", "query")
                .add("description", words)
                .add("schema", Json.createObjectBuilder().add("type", type));
    }
}
