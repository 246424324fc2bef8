// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.openapi;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;

/** Describes the operations for spreadsheets and for the address bars of browsers. */
final class SpreadsheetOperations {

    private static final JsonProvider JSON = JsonProvider.provider();

    private SpreadsheetOperations() {}

    static void add(JsonObjectBuilder paths) {
        JsonObject release = OwnOperations.query("release", "a release such as 2024-01; the latest by default");
        JsonObject language = OwnOperations.query("lang", "language of the titles");
        paths.add(
                "/text/title",
                get(
                        "text-title",
                        "The title of a code, in one line",
                        "text/plain",
                        OwnOperations.query(
                                "code", "a code, cluster or identifier, in any spelling; blank for nothing"),
                        OwnOperations.query("classification", "mms, icf or icd10; all of them by default"),
                        release,
                        language));
        paths.add(
                "/text/code",
                get(
                        "text-code",
                        "The code of the only entity that has exactly this text as a title or term, in one line; else nothing",
                        "text/plain",
                        OwnOperations.query("text", "the text"),
                        OwnOperations.query("classification", "mms, icf or icd10; mms by default"),
                        release,
                        language));
        paths.add(
                "/opensearch/description.xml",
                get(
                        "opensearch-description",
                        "This server as a search engine of browsers",
                        "application/opensearchdescription+xml"));
        paths.add(
                "/opensearch/suggestions",
                get(
                        "opensearch-suggestions",
                        "What the search box suggests, as browsers read it",
                        "application/x-suggestions+json",
                        OwnOperations.query("q", "the text typed so far"),
                        language));
    }

    private static JsonObjectBuilder get(String id, String summary, String type, JsonObject... parameters) {
        JsonObjectBuilder answer = JSON.createObjectBuilder()
                .add("description", "The answer")
                .add("content", OpenApiDocument.content(type, type.endsWith("json") ? "array" : "string"));
        return JSON.createObjectBuilder()
                .add(
                        "get",
                        OwnOperations.described(id, summary)
                                .add("parameters", OwnOperations.array(parameters))
                                .add("responses", OpenApiDocument.responses().add("200", answer)));
    }
}
