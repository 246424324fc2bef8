// SPDX-License-Identifier: Apache-2.0
package org.icddesk.certificate;

import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The conditions of a line in the texts of one row: codes and identifiers with commas between them. */
final class ConditionList {

    private static final String TEXTS = "; ";

    private ConditionList() {}

    /** {@return the conditions that the texts of a line have} */
    static List<Condition> split(String text, String codes, String uris, String foundation, String interval) {
        List<String> code = parts(codes);
        List<String> uri = parts(uris);
        List<String> inFoundation = parts(foundation);
        int count = Math.max(1, Math.max(code.size(), Math.max(uri.size(), inFoundation.size())));
        List<String> texts = List.of(text.split(";", -1));
        boolean each = texts.size() == count;
        List<Condition> conditions = new ArrayList<>();
        for (int at = 0; at < count; at++) {
            String own = each ? texts.get(at).strip() : at == 0 ? text : "";
            conditions.add(new Condition(
                    own, part(code, at), part(uri, at), part(inFoundation, at), interval, JsonValue.EMPTY_JSON_OBJECT));
        }
        return conditions;
    }

    private static List<String> parts(String list) {
        return list.isBlank()
                ? List.of()
                : List.of(list.split(",", -1)).stream().map(String::strip).toList();
    }

    private static String part(List<String> parts, int at) {
        return at < parts.size() ? parts.get(at) : "";
    }

    /** {@return the texts of a line} */
    static String texts(List<Condition> line) {
        boolean none = line.stream().allMatch(condition -> condition.text().isEmpty());
        return none ? "" : joined(line, Condition::text, TEXTS);
    }

    /** {@return codes or identifiers of a line; empty if no condition has one} */
    static String list(List<Condition> line, Function<Condition, String> part) {
        return line.stream().allMatch(condition -> part.apply(condition).isEmpty()) ? "" : joined(line, part, ",");
    }

    private static String joined(List<Condition> line, Function<Condition, String> part, String between) {
        return line.stream().map(part).collect(Collectors.joining(between));
    }
}
