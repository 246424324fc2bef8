// SPDX-License-Identifier: Apache-2.0
package org.icddesk.sandbox.api;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.icddesk.sandbox.catalogue.Edition;
import org.icddesk.sandbox.http.Parameters;

/**
 * The conditions of a medical certificate of cause of death, as codes.
 *
 * @param part1 codes of each line, uppermost line first
 * @param part2 codes of the contributing conditions
 */
record Certificate(List<List<String>> part1, List<String> part2) {

    /** From the parameters of a GET: {@code causeOfDeathCodeA}…{@code E} or URIs, and part 2. */
    static Certificate of(Edition edition, Parameters asked) {
        List<List<String>> lines = new ArrayList<>();
        for (String line : List.of("A", "B", "C", "D", "E")) {
            lines.add(codes(edition, asked, line));
        }
        return new Certificate(lines, codes(edition, asked, "Part2"));
    }

    /** From the JSON of a POST; a condition is known by its Code, LinearizationURI or FoundationURI. */
    static Certificate of(Edition edition, JsonObject posted) {
        List<List<String>> lines = new ArrayList<>();
        if (posted.containsKey("Part1")) {
            posted.getJsonArray("Part1").forEach(line -> lines.add(conditions(edition, line.asJsonObject())));
        }
        JsonObject part2 = posted.containsKey("Part2") ? posted.getJsonObject("Part2") : JsonValue.EMPTY_JSON_OBJECT;
        return new Certificate(lines, conditions(edition, part2));
    }

    Optional<String> lowestUsed() {
        List<List<String>> upwards = new ArrayList<>(part1);
        Collections.reverse(upwards);
        return upwards.stream().filter(line -> !line.isEmpty()).findFirst().map(line -> line.get(0));
    }

    /** The first field that holds a code. */
    String field(String code) {
        for (int line = 0; line < part1.size(); line++) {
            if (part1.get(line).contains(code)) {
                return "Line " + (char) ('A' + line);
            }
        }
        return "Part 2";
    }

    List<String> codes() {
        List<String> all = new ArrayList<>();
        part1.forEach(all::addAll);
        all.addAll(part2);
        return all;
    }

    private static List<String> codes(Edition edition, Parameters asked, String line) {
        List<String> found = new ArrayList<>();
        for (String code : asked.get("causeOfDeathCode" + line).split(",")) {
            add(found, code);
        }
        if (found.isEmpty()) {
            for (String uri : asked.get("causeOfDeathUri" + line).split(",")) {
                Describe.code(edition, uri).ifPresent(code -> add(found, code));
            }
        }
        return found;
    }

    private static List<String> conditions(Edition edition, JsonObject line) {
        List<String> found = new ArrayList<>();
        if (line.containsKey("Conditions")) {
            for (JsonValue value : line.getJsonArray("Conditions")) {
                JsonObject condition = value.asJsonObject();
                String uri = condition.getString("LinearizationURI", condition.getString("FoundationURI", ""));
                add(
                        found,
                        condition.getString("Code", Describe.code(edition, uri).orElse("")));
            }
        }
        return found;
    }

    private static void add(List<String> codes, String code) {
        if (!code.isBlank()) {
            codes.add(code.strip());
        }
    }
}
