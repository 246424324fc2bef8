// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.openapi;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;

/** Describes the lookup of many codes in the OpenAPI document. */
final class CodesOperation {

    private static final JsonProvider JSON = JsonProvider.provider();
    private static final JsonObject TEXT =
            JSON.createObjectBuilder().add("type", "string").build();
    private static final JsonObject TEXTS =
            JSON.createObjectBuilder().add("type", "array").add("items", TEXT).build();
    private static final JsonObject FLAG =
            JSON.createObjectBuilder().add("type", "boolean").build();
    private static final JsonObject TEXTS_BY_LANGUAGE = JSON.createObjectBuilder()
            .add("type", "object")
            .add("additionalProperties", TEXT)
            .build();

    private CodesOperation() {}

    static JsonObjectBuilder described() {
        JsonObject where = OwnOperations.query("linearization", "mms, icf or icd10; all of them by default");
        JsonObject release = OwnOperations.query(
                "release", "a release such as 2024-01, the latest by default; one of each classification, with commas");
        JsonObject language = OwnOperations.query("lang", "language of the titles");
        JsonObject languages =
                OwnOperations.query("langs", "up to 8 languages for titles, with commas, such as en,fr,ar");
        JsonObject since = OwnOperations.query(
                "since", "the release to compare with; one of each classification, with commas, such as 2023-01,2016");
        JsonObjectBuilder get = OwnOperations.described("get-codes", "What codes, clusters or identifiers stand for")
                .add(
                        "parameters",
                        OwnOperations.array(
                                OwnOperations.query("code", "a code; may be repeated"),
                                where,
                                release,
                                language,
                                languages,
                                since))
                .add("responses", responses());
        JsonObjectBuilder post = OwnOperations.described(
                        "post-codes", "What up to 1,000 codes, clusters or identifiers stand for")
                .add("parameters", OwnOperations.array(where, release, language, languages, since))
                .add(
                        "requestBody",
                        JSON.createObjectBuilder().add("required", true).add("content", bodies()))
                .add("responses", responses());
        return JSON.createObjectBuilder().add("get", get).add("post", post);
    }

    /** {@return the forms in which codes are posted} */
    private static JsonObjectBuilder bodies() {
        JsonArrayBuilder texts = JSON.createArrayBuilder().add(TEXT).add(TEXTS);
        JsonObject several = JSON.createObjectBuilder().add("oneOf", texts).build();
        JsonObjectBuilder object = object(JSON.createObjectBuilder()
                .add("codes", TEXTS)
                .add("linearization", TEXT)
                .add("release", several)
                .add("lang", TEXT)
                .add("langs", several)
                .add("since", several));
        JsonObjectBuilder json = JSON.createObjectBuilder()
                .add("oneOf", JSON.createArrayBuilder().add(TEXTS).add(object));
        return JSON.createObjectBuilder()
                .add("application/json", JSON.createObjectBuilder().add("schema", json))
                .add(
                        "application/x-www-form-urlencoded",
                        JSON.createObjectBuilder()
                                .add("schema", object(JSON.createObjectBuilder().add("code", TEXTS))));
    }

    private static JsonObjectBuilder responses() {
        JsonObjectBuilder answer = object(JSON.createObjectBuilder()
                .add("linearization", TEXT)
                .add("release", TEXT)
                .add("language", TEXT)
                .add("languages", TEXTS)
                .add("since", TEXTS)
                .add("codes", JSON.createObjectBuilder().add("type", "array").add("items", item())));
        return JSON.createObjectBuilder(OpenApiDocument.responses().build())
                .add(
                        "200",
                        JSON.createObjectBuilder()
                                .add("description", "One item for each text, in the same order")
                                .add(
                                        "content",
                                        JSON.createObjectBuilder()
                                                .add(
                                                        "application/json",
                                                        JSON.createObjectBuilder()
                                                                .add("schema", answer))));
    }

    private static JsonObjectBuilder item() {
        return object(JSON.createObjectBuilder()
                .add("asked", TEXT)
                .add("valid", FLAG)
                .add("kind", TEXT)
                .add("id", TEXT)
                .add("code", TEXT)
                .add("title", TEXT)
                .add("linearization", TEXT)
                .add("release", TEXT)
                .add("titles", TEXTS_BY_LANGUAGE)
                .add("untranslated", TEXTS)
                .add("titleFailures", TEXTS_BY_LANGUAGE)
                .add("change", change())
                .add("fault", TEXT)
                .add("faultKind", TEXT)
                .add("failure", TEXT)
                .add("incomplete", TEXT));
    }

    private static JsonObjectBuilder change() {
        JsonObjectBuilder kind = JSON.createObjectBuilder()
                .add("type", "string")
                .add(
                        "enum",
                        JSON.createArrayBuilder()
                                .add("same")
                                .add("titleChanged")
                                .add("moved")
                                .add("gone")
                                .add("new")
                                .add("failed"));
        JsonObject named = object(JSON.createObjectBuilder()
                        .add("code", TEXT)
                        .add("title", TEXT)
                        .add("id", TEXT))
                .build();
        return object(JSON.createObjectBuilder()
                .add("kind", kind)
                .add("since", TEXT)
                .add("from", named)
                .add("to", named)
                .add("reused", FLAG)
                .add("failure", TEXT));
    }

    private static JsonObjectBuilder object(JsonObjectBuilder properties) {
        return JSON.createObjectBuilder().add("type", "object").add("properties", properties);
    }
}
