// SPDX-License-Identifier: Apache-2.0
package org.icddesk.certificate;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The conditions of a line in WHO's JSON. */
public final class ConditionJson {

    private static final JsonProvider JSON = JsonProvider.provider();
    private static final String CONDITIONS = "Conditions";

    /** The members of lines in older files. */
    private static final Set<String> OLDER = Set.of("Text", "Code", "LinearizationURI", "FoundationURI", "Interval");

    private ConditionJson() {}

    static List<Condition> line(JsonValue value) {
        Map<String, JsonValue> members = CertificateJson.members(value);
        if (members.get(CONDITIONS) instanceof JsonArray conditions) {
            return read(conditions);
        }
        return ConditionList.split(
                CertificateJson.text(members.get("Text")),
                CertificateJson.text(members.get("Code")),
                CertificateJson.text(members.get("LinearizationURI")),
                CertificateJson.text(members.get("FoundationURI")),
                CertificateJson.text(members.get("Interval")));
    }

    /** {@return the members of a line that WHO's format does not have} */
    static JsonObject rest(JsonValue value) {
        Map<String, JsonValue> members = CertificateJson.members(value);
        boolean inConditions = members.remove(CONDITIONS) instanceof JsonArray;
        if (!inConditions) {
            members.keySet().removeAll(OLDER);
        }
        members.values().removeIf(CertificateJson::isNothing);
        return CertificateJson.object(members);
    }

    /** {@return the conditions of a line} */
    public static List<Condition> read(JsonArray array) {
        return array.stream()
                .filter(JsonObject.class::isInstance)
                .map(condition -> condition(condition.asJsonObject()))
                .toList();
    }

    private static Condition condition(JsonObject json) {
        Map<String, JsonValue> unread = new LinkedHashMap<>(json);
        String text = CertificateJson.text(unread.remove("Text"));
        String code = CertificateJson.text(unread.remove("Code"));
        String linearization = CertificateJson.text(unread.remove("LinearizationURI"));
        String foundation = CertificateJson.text(unread.remove("FoundationURI"));
        String interval = CertificateJson.text(unread.remove("Interval"));
        unread.values().removeIf(CertificateJson::isNothing);
        return new Condition(text, code, linearization, foundation, interval, CertificateJson.object(unread));
    }

    /** {@return the conditions of a line, with all that they have} */
    public static JsonArray write(List<Condition> line) {
        return write(line, true);
    }

    /** {@return a line as WHO's format has it, with further members} */
    static JsonObjectBuilder line(List<Condition> line, boolean whole, JsonObject rest) {
        return JSON.createObjectBuilder(rest).add(CONDITIONS, write(line, whole));
    }

    private static JsonArray write(List<Condition> line, boolean whole) {
        JsonArrayBuilder conditions = JSON.createArrayBuilder();
        for (Condition condition : line) {
            JsonObjectBuilder json = JSON.createObjectBuilder();
            if (whole || !condition.isCoded()) {
                add(json, "Text", condition.text());
            }
            add(json, "Code", condition.code());
            add(json, "LinearizationURI", condition.linearizationUri());
            add(json, "FoundationURI", condition.foundationUri());
            add(json, "Interval", condition.interval());
            if (whole) {
                condition.more().forEach(json::add);
            }
            conditions.add(json);
        }
        return conditions.build();
    }

    private static void add(JsonObjectBuilder json, String name, String value) {
        if (!value.isEmpty()) {
            json.add(name, value);
        }
    }
}
