// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.reconcile;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.icddesk.api.http.JsonText;
import org.icddesk.api.problem.ApiProblem;

/** Reads a batch of reconciliation queries from JSON. Members that the specification does not have are ignored. */
final class QueryBatch {

    /** The most queries, or entities to extend, in one request. */
    static final int MAX_SIZE = 50;

    private QueryBatch() {}

    /** {@return the queries by their keys, in their order; a problem if they are none, or too many} */
    static Map<String, ReconcileQuery> read(String json) {
        JsonObject batch = object(json, "queries");
        if (batch.size() > MAX_SIZE) {
            throw tooMany("queries");
        }
        Map<String, ReconcileQuery> queries = new LinkedHashMap<>();
        batch.forEach((key, value) -> {
            if (!(value instanceof JsonObject query)) {
                throw new ApiProblem(400, "Each of the queries must be an object.");
            }
            queries.put(key, query(query));
        });
        return queries;
    }

    /** {@return the object that a parameter holds; 400 if it is anything else} */
    static JsonObject object(String json, String parameter) {
        return JsonText.read(json)
                .filter(JsonObject.class::isInstance)
                .map(JsonValue::asJsonObject)
                .orElseThrow(
                        () -> new ApiProblem(400, parameter + " must be an object in JSON, not too deeply nested."));
    }

    static ApiProblem tooMany(String what) {
        return new ApiProblem(413, "At most " + MAX_SIZE + " " + what + " can be answered at once.");
    }

    private static ReconcileQuery query(JsonObject query) {
        List<String> codes = new ArrayList<>();
        List<String> chapters = new ArrayList<>();
        boolean hasProperties = properties(query, codes, chapters);
        JsonValue text = query.get("query");
        if (text != null && !(text instanceof JsonString) || text == null && !hasProperties) {
            throw new ApiProblem(400, "Each query needs a text as query, or properties.");
        }
        List<String> texts = Stream.concat(
                        codes.stream(), Stream.ofNullable((JsonString) text).map(JsonString::getString))
                .filter(each -> !each.isBlank())
                .toList();
        return new ReconcileQuery(
                texts,
                scalars(query.get("type"))
                        .flatMap(type -> EntityType.parse(type).stream())
                        .collect(Collectors.toSet()),
                chapters,
                limit(query.get("limit")));
    }

    private static int limit(JsonValue value) {
        if (!(value instanceof JsonNumber number)) {
            return ReconcileQuery.DEFAULT_LIMIT;
        }
        double wanted = number.doubleValue();
        return wanted >= 1 ? (int) Math.min(wanted, ReconcileQuery.MAX_LIMIT) : ReconcileQuery.DEFAULT_LIMIT;
    }

    private static boolean properties(JsonObject query, List<String> codes, List<String> chapters) {
        if (!(query.get("properties") instanceof JsonArray properties)) {
            return false;
        }
        for (JsonValue each : properties) {
            if (!(each instanceof JsonObject property)
                    || !(property.get("pid") instanceof JsonString pid)
                    || !property.containsKey("v")) {
                throw new ApiProblem(400, "Each of the properties needs a pid and a v.");
            }
            List<String> values = scalars(property.get("v")).toList();
            if (pid.getString().equals("code")) {
                codes.addAll(values);
            } else if (pid.getString().equals("chapter")) {
                chapters.addAll(values.stream()
                        .map(String::strip)
                        .filter(QueryBatch::isChapter)
                        .toList());
            }
        }
        return !properties.isEmpty();
    }

    private static boolean isChapter(String code) {
        return code.matches("[IVX]{1,5}|[0-9]{2}|[A-Z]");
    }

    /** {@return a value, or each value of an array; of an entity its identifier} */
    private static Stream<String> scalars(JsonValue value) {
        if (value instanceof JsonArray array) {
            return array.stream().flatMap(each -> scalar(each).stream());
        }
        return scalar(value).stream();
    }

    private static Optional<String> scalar(JsonValue value) {
        if (value instanceof JsonString text) {
            return Optional.of(text.getString());
        }
        if (value instanceof JsonObject entity) {
            return entity.get("id") instanceof JsonString id ? Optional.of(id.getString()) : Optional.empty();
        }
        return value instanceof JsonNumber number ? Optional.of(number.toString()) : Optional.empty();
    }
}
