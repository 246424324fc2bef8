// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.openapi;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;

/** Describes ICD Desk's own operations in the OpenAPI document. */
final class OwnOperations {

    private static final JsonProvider JSON = JsonProvider.provider();

    private OwnOperations() {}

    static void add(JsonObjectBuilder paths) {
        paths.add("/codes", CodesOperation.described());
        addSearches(paths);
        SpreadsheetOperations.add(paths);
        addClusters(paths);
        ListOperations.add(paths);
        ReconcileOperations.add(paths);
        JsonObjectBuilder suggest = described("suggest", "What the search box suggests as the user types")
                .add(
                        "parameters",
                        array(
                                query("q", "the text typed so far"),
                                query("lang", "language of the answer"),
                                query("release", "a release"),
                                query("linearization", "mms, icf, foundation or icd10; mms by default")));
        paths.add("/suggest", JSON.createObjectBuilder().add("get", suggest));
    }

    private static void addSearches(JsonObjectBuilder paths) {
        JsonObject words = query("q", "the words, 2 to 200 characters; the last may be a beginning");
        JsonObject language = query("lang", "language of the titles");
        JsonObject flexible = query("flexible", "true: some of the words suffice");
        JsonObjectBuilder search = described(
                        "search", "What this server's own index finds in ICD-10, or in indexed chapters of ICD-11")
                .add(
                        "parameters",
                        array(
                                words,
                                query("classification", "icd10 or mms; icd10 by default"),
                                query("release", "a release such as 2019; the latest by default"),
                                language,
                                query("chapter", "the code of a chapter to look in; may be repeated"),
                                query("subtree", "the code or identifier of an entity to look below"),
                                flexible,
                                query("offset", "how many hits to leave out, 0 to 500; 0 by default"),
                                query("limit", "how many hits to answer with, 1 to 500; 50 by default")));
        paths.add("/search", JSON.createObjectBuilder().add("get", search));
        JsonObjectBuilder count = described("count-hits", "How many hits a search has in the latest release")
                .add(
                        "parameters",
                        array(
                                words,
                                query("linearization", "mms, icf, foundation or icd10; mms by default"),
                                language,
                                flexible,
                                query("mode", "browse: what has no code counts too"),
                                query("in", "a property to search, as in addresses of pages; may be repeated")));
        paths.add("/search/count", JSON.createObjectBuilder().add("get", count));
        JsonObjectBuilder best = described(
                        "best-code", "The code that WHO's automatic coding proposes for a text, with its score")
                .add(
                        "parameters",
                        array(
                                query("q", "the text, 2 to 200 characters"),
                                query("linearization", "mms or icf; mms by default"),
                                query("release", "a release such as 2024-01; the latest by default"),
                                language));
        paths.add("/search/best", JSON.createObjectBuilder().add("get", best));
    }

    private static void addClusters(JsonObjectBuilder paths) {
        JsonObjectBuilder text = JSON.createObjectBuilder().add("type", "string");
        JsonObject string = text.build();
        JsonObjectBuilder schema = JSON.createObjectBuilder()
                .add("type", "object")
                .add(
                        "properties",
                        JSON.createObjectBuilder()
                                .add("code", string)
                                .add("uri", string)
                                .add("release", string)
                                .add("lang", string));
        JsonObjectBuilder check = described(
                        "check-cluster", "What each code of a cluster is there for, what is missing, what does not fit")
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
                                                                .add("schema", schema))));
        paths.add("/clusters/check", JSON.createObjectBuilder().add("post", check));
        JsonObjectBuilder values = described("axis-values", "What a search finds among the values of an axis")
                .add(
                        "parameters",
                        array(
                                query("stem", "the stem code"),
                                query("axis", "the axis, such as infectiousAgent"),
                                query("q", "the words, 2 to 200 characters; the last may be a beginning"),
                                query("release", "a release such as 2024-01; the latest by default"),
                                query("lang", "language of the titles")));
        paths.add("/clusters/values", JSON.createObjectBuilder().add("get", values));
    }

    static JsonArray array(JsonObject... items) {
        JsonArrayBuilder array = JSON.createArrayBuilder();
        for (JsonObject item : items) {
            array.add(item);
        }
        return array.build();
    }

    static JsonObjectBuilder described(String id, String summary) {
        return JSON.createObjectBuilder()
                .add("operationId", id)
                .add("summary", summary)
                .add("responses", OpenApiDocument.responses());
    }

    static JsonObject query(String name, String words) {
        return JSON.createObjectBuilder()
                .add("name", name)
                .add("in", "query")
                .add("description", words)
                .add("schema", JSON.createObjectBuilder().add("type", "string"))
                .build();
    }
}
