// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.openapi;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;

/** Describes the operations on lists of diagnoses. */
final class ListOperations {

    private static final JsonProvider JSON = JsonProvider.provider();
    private static final JsonObject TEXT =
            JSON.createObjectBuilder().add("type", "string").build();
    private static final JsonObject TEXTS =
            JSON.createObjectBuilder().add("type", "array").add("items", TEXT).build();

    private ListOperations() {}

    static void add(JsonObjectBuilder paths) {
        JsonObjectBuilder decision =
                object(JSON.createObjectBuilder().add("text", TEXT).add("code", TEXT));
        JsonObjectBuilder question = object(JSON.createObjectBuilder()
                .add("texts", TEXTS)
                .add("classification", TEXT)
                .add("release", TEXT)
                .add("lang", TEXT)
                .add(
                        "decisions",
                        JSON.createObjectBuilder().add("type", "array").add("items", decision)));
        JsonObjectBuilder propose = OwnOperations.described(
                        "propose-codes", "Codes proposed for up to 100 texts of a list; nothing is kept")
                .add("requestBody", body("application/json", question));
        paths.add("/proposals", JSON.createObjectBuilder().add("post", propose));
        JsonObject language = OwnOperations.query("lang", "language of what is said of the file");
        JsonObjectBuilder read = OwnOperations.described("read-list", "A CSV, TSV, XLSX, JSON or text file as a table")
                .add(
                        "parameters",
                        OwnOperations.array(
                                OwnOperations.query("name", "the name of the file"),
                                OwnOperations.query("encoding", "the encoding of its text, if it is not to be guessed"),
                                OwnOperations.query("sheet", "the number of the sheet, from 1"),
                                language))
                .add("requestBody", body("application/octet-stream", JSON.createObjectBuilder()));
        paths.add("/list/read", JSON.createObjectBuilder().add("post", read));
        JsonObjectBuilder table = object(JSON.createObjectBuilder()
                .add("columns", TEXTS)
                .add("rows", JSON.createObjectBuilder().add("type", "array").add("items", TEXTS))
                .add("about", JSON.createObjectBuilder().add("type", "object")));
        JsonObjectBuilder write = OwnOperations.described("write-list", "A table as a file that opens in spreadsheets")
                .add(
                        "parameters",
                        OwnOperations.array(
                                OwnOperations.query("format", "csv, tsv, xlsx or json; csv by default"),
                                OwnOperations.query("name", "the name of the file, without its ending"),
                                language))
                .add("requestBody", body("application/json", table));
        paths.add("/list/file", JSON.createObjectBuilder().add("post", write));
    }

    private static JsonObjectBuilder object(JsonObjectBuilder properties) {
        return JSON.createObjectBuilder().add("type", "object").add("properties", properties);
    }

    private static JsonObjectBuilder body(String type, JsonObjectBuilder schema) {
        return JSON.createObjectBuilder()
                .add("required", true)
                .add(
                        "content",
                        JSON.createObjectBuilder()
                                .add(type, JSON.createObjectBuilder().add("schema", schema)));
    }
}
