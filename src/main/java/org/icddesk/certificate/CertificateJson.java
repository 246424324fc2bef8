// SPDX-License-Identifier: Apache-2.0
package org.icddesk.certificate;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A certificate in WHO's electronic format, <a href="https://icd.who.int/docs/doris/en/json-format">JSON</a>. Members that
 * the format does not have are kept beside it; older files, whose lines have one text and codes with commas between them
 * and whose age is in years, are read too.
 */
public final class CertificateJson {

    private static final JsonProvider JSON = JsonProvider.provider();
    private static final String PART1 = "Part1";
    private static final String PART2 = "Part2";

    private static final Set<String> WRITTEN = Set.of("AdministrativeData", PART1, PART2);

    /** What identifies a certificate or comments on it is of no use to DORIS, and stays here. */
    private static final Set<CertificateField> NOT_SENT =
            Set.of(CertificateField.CERTIFICATE_KEY, CertificateField.ISSUER);

    private CertificateJson() {}

    /** {@return a certificate as WHO's format has it} */
    public static DeathCertificate read(JsonObject json) {
        Map<String, Map<String, JsonValue>> unread = new LinkedHashMap<>();
        unread.put("", new LinkedHashMap<>(json));
        Map<CertificateField, String> values = new EnumMap<>(CertificateField.class);
        for (CertificateField field : CertificateField.values()) {
            Map<String, JsonValue> group = unread.computeIfAbsent(
                    field.group(), name -> members(unread.get("").remove(name)));
            values.put(field, text(field, group.remove(field.member())));
        }
        JsonValue part1 = unread.get("").remove(PART1);
        JsonValue part2 = unread.get("").remove(PART2);
        List<List<Condition>> lines = new ArrayList<>();
        JsonArrayBuilder rests = JSON.createArrayBuilder();
        boolean resting = false;
        if (part1 instanceof JsonArray array) {
            for (JsonValue line : array) {
                lines.add(ConditionJson.line(line));
                JsonObject rest = ConditionJson.rest(line);
                rests.add(rest);
                resting |= !rest.isEmpty();
            }
        }
        if (resting) {
            unread.get("").put(PART1, rests.build());
        }
        JsonObject rest = ConditionJson.rest(part2);
        if (!rest.isEmpty()) {
            unread.get("").put(PART2, rest);
        }
        return new DeathCertificate(values, lines, ConditionJson.line(part2), more(unread));
    }

    static Map<String, JsonValue> members(JsonValue value) {
        return value instanceof JsonObject object ? new LinkedHashMap<>(object) : new LinkedHashMap<>();
    }

    private static JsonObject more(Map<String, Map<String, JsonValue>> unread) {
        JsonObjectBuilder more = JSON.createObjectBuilder();
        unread.forEach((group, members) -> {
            members.values().removeIf(CertificateJson::isNothing);
            if (group.isEmpty()) {
                members.forEach(more::add);
            } else if (!members.isEmpty()) {
                more.add(group, object(members));
            }
        });
        return more.build();
    }

    static boolean isNothing(JsonValue value) {
        return value == null
                || value == JsonValue.NULL
                || value instanceof JsonString text && text.getString().isEmpty();
    }

    static JsonObject object(Map<String, JsonValue> members) {
        JsonObjectBuilder object = JSON.createObjectBuilder();
        members.forEach(object::add);
        return object.build();
    }

    private static String text(CertificateField field, JsonValue value) {
        boolean years = field == CertificateField.ESTIMATED_AGE && value instanceof JsonNumber;
        return years ? "P" + value + "Y" : text(value);
    }

    static String text(JsonValue value) {
        if (value instanceof JsonString string) {
            return string.getString().replace("\r\n", "\n").strip();
        }
        return isNothing(value) ? "" : value.toString();
    }

    /** {@return a certificate with everything that it has} */
    public static JsonObject write(DeathCertificate certificate) {
        return write(certificate, true);
    }

    /** {@return what DORIS and CODEDIT are to know: no key, no issuer, no words for what has a code, nothing beside it} */
    public static JsonObject forDoris(DeathCertificate certificate) {
        return write(certificate, false);
    }

    private static JsonObject write(DeathCertificate certificate, boolean whole) {
        Map<String, JsonObjectBuilder> groups = new LinkedHashMap<>();
        JsonObject more = certificate.more();
        for (CertificateField field : CertificateField.values()) {
            String value = certificate.value(field);
            boolean written = whole || !NOT_SENT.contains(field);
            JsonObjectBuilder group = groups.computeIfAbsent(
                    field.group(), name -> whole ? JSON.createObjectBuilder(members(more.get(name))) : builder());
            if (written && !value.isEmpty()) {
                group.add(field.member(), value(field, value));
            }
        }
        JsonObjectBuilder json = groups.remove("");
        JsonArray rests = whole && more.get(PART1) instanceof JsonArray array ? array : JsonValue.EMPTY_JSON_ARRAY;
        JsonArrayBuilder part1 = JSON.createArrayBuilder();
        for (int line = 0; line < Math.max(certificate.part1().size(), rests.size()); line++) {
            JsonObject rest = line < rests.size() ? object(members(rests.get(line))) : JsonValue.EMPTY_JSON_OBJECT;
            List<Condition> conditions =
                    line < certificate.part1().size() ? certificate.part1().get(line) : List.of();
            part1.add(ConditionJson.line(conditions, whole, rest));
        }
        JsonObject rest2 = whole ? object(members(more.get(PART2))) : JsonValue.EMPTY_JSON_OBJECT;
        JsonObject administrative = groups.remove("AdministrativeData").build();
        json.add("AdministrativeData", administrative)
                .add(PART1, part1)
                .add(PART2, ConditionJson.line(certificate.part2(), whole, rest2));
        groups.forEach((name, group) -> {
            JsonObject built = group.build();
            if (!built.isEmpty()) {
                json.add(name, built);
            }
        });
        if (whole) {
            more.forEach((name, value) -> {
                if (!groups.containsKey(name) && !WRITTEN.contains(name)) {
                    json.add(name, value);
                }
            });
        }
        return json.build();
    }

    private static JsonObjectBuilder builder() {
        return JSON.createObjectBuilder();
    }

    private static JsonValue value(CertificateField field, String value) {
        return field.isNumber() && value.matches("0|[1-9][0-9]{0,8}")
                ? JSON.createValue(Integer.parseInt(value))
                : JSON.createValue(value);
    }
}
