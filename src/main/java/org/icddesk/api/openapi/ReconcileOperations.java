// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.openapi;

import static org.icddesk.api.openapi.OwnOperations.array;
import static org.icddesk.api.openapi.OwnOperations.described;
import static org.icddesk.api.openapi.OwnOperations.query;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;

/** Describes the reconciliation services, and the endpoint of assistants, in the OpenAPI document. */
final class ReconcileOperations {

    private static final JsonProvider JSON = JsonProvider.provider();
    private static final String SERVICE = "/reconcile/{classification}/{release}/{lang}";

    private ReconcileOperations() {}

    static void add(JsonObjectBuilder paths) {
        JsonObject queries = query("queries", "a batch of at most 50 queries, as JSON");
        JsonObject extend = query("extend", "identifiers and properties, as JSON");
        JsonObjectBuilder fields = JSON.createObjectBuilder()
                .add("queries", JSON.createObjectBuilder().add("type", "string"))
                .add("extend", JSON.createObjectBuilder().add("type", "string"));
        JsonObjectBuilder form = JSON.createObjectBuilder()
                .add(
                        "application/x-www-form-urlencoded",
                        JSON.createObjectBuilder()
                                .add(
                                        "schema",
                                        JSON.createObjectBuilder()
                                                .add("type", "object")
                                                .add("properties", fields)));
        JsonObjectBuilder post = described("reconcile-post", "Candidates for a batch of queries, or properties")
                .add("parameters", path())
                .add(
                        "requestBody",
                        JSON.createObjectBuilder().add("required", true).add("content", form));
        paths.add(
                SERVICE,
                JSON.createObjectBuilder()
                        .add(
                                "get",
                                get(
                                        "reconcile",
                                        "The manifest of a service of the W3C Reconciliation API 0.2",
                                        queries,
                                        extend))
                        .add("post", post));
        paths.add(
                "/mcp",
                JSON.createObjectBuilder()
                        .add(
                                "post",
                                described("mcp", "AI assistants, by the Model Context Protocol; 404 unless icd.mcp=on")
                                        .add(
                                                "requestBody",
                                                JSON.createObjectBuilder()
                                                        .add("required", true)
                                                        .add(
                                                                "content",
                                                                OpenApiDocument.content(
                                                                        "application/json", "object")))));
        JsonObject prefix = query("prefix", "the text typed so far");
        JsonObject cursor = query("cursor", "how many suggestions to leave out");
        add(paths, "/suggest/entity", "reconcile-entities", "Entities for a text that is being typed", prefix, cursor);
        add(paths, "/suggest/property", "reconcile-properties", "Properties by their names", prefix, cursor);
        add(
                paths,
                "/properties",
                "reconcile-proposals",
                "The properties of entities of a type",
                query("type", "the type"),
                query("limit", "how many properties are wanted"));
        add(
                paths,
                "/preview",
                "reconcile-preview",
                "A small page of an entity, for a frame",
                query("id", "the identifier of the entity"));
    }

    private static void add(JsonObjectBuilder paths, String below, String id, String summary, JsonObject... queries) {
        paths.add(SERVICE + below, JSON.createObjectBuilder().add("get", get(id, summary, queries)));
    }

    private static JsonObjectBuilder get(String id, String summary, JsonObject... queries) {
        JsonArrayBuilder parameters = JSON.createArrayBuilder(path());
        array(queries).forEach(parameters::add);
        return described(id, summary).add("parameters", parameters);
    }

    private static JsonArray path() {
        return array(
                inPath("classification", "mms, icf or icd10"),
                inPath("release", "a release such as 2024-01, or latest"),
                inPath("lang", "a language of the release, such as en"));
    }

    private static JsonObject inPath(String name, String words) {
        return JSON.createObjectBuilder(query(name, words))
                .add("in", "path")
                .add("required", JsonValue.TRUE)
                .build();
    }
}
