// SPDX-License-Identifier: Apache-2.0
package org.icddesk.certificate;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A medical certificate of cause of death.
 *
 * @param values the fields that have a value, as it was written
 * @param part1 the lines of part 1, the first being a, each with its conditions
 * @param part2 the conditions of part 2
 * @param more what a file had that WHO's format does not have, in JSON
 */
public record DeathCertificate(
        Map<CertificateField, String> values, List<List<Condition>> part1, List<Condition> part2, JsonObject more) {

    /** The lines that the form has in part 1. */
    public static final int LINES = 5;

    /** A certificate with nothing in it. */
    public static final DeathCertificate EMPTY =
            new DeathCertificate(Map.of(), List.of(), List.of(), JsonValue.EMPTY_JSON_OBJECT);

    /** Holds copies, without empty values, empty conditions, and empty lines at the end. */
    public DeathCertificate {
        Map<CertificateField, String> filled = new EnumMap<>(CertificateField.class);
        values.forEach((field, value) -> {
            if (!value.isEmpty()) {
                filled.put(field, value);
            }
        });
        values = filled;
        List<List<Condition>> lines = new ArrayList<>();
        part1.forEach(line -> lines.add(filled(line)));
        while (!lines.isEmpty() && lines.get(lines.size() - 1).isEmpty()) {
            lines.remove(lines.size() - 1);
        }
        part1 = List.copyOf(lines);
        part2 = filled(part2);
    }

    private static List<Condition> filled(List<Condition> line) {
        return line.stream().filter(condition -> !condition.isEmpty()).toList();
    }

    /** {@return the value of a field; empty text if it has none} */
    public String value(CertificateField field) {
        return values.getOrDefault(field, "");
    }

    /** {@return the same certificate with another value} */
    public DeathCertificate with(CertificateField field, String value) {
        Map<CertificateField, String> changed = new EnumMap<>(CertificateField.class);
        changed.putAll(values);
        changed.put(field, value);
        return new DeathCertificate(changed, part1, part2, more);
    }

    /** {@return the conditions of a line of the form: 0 is a, {@value #LINES} is part 2} */
    public List<Condition> line(int number) {
        return number == LINES ? part2 : number < part1.size() ? part1.get(number) : List.of();
    }

    /** {@return the lines of part 1, then part 2} */
    public List<List<Condition>> lines() {
        List<List<Condition>> all = new ArrayList<>(part1);
        all.add(part2);
        return all;
    }

    /** {@return how many conditions it has} */
    public int size() {
        return lines().stream().mapToInt(List::size).sum();
    }

    /** Says nothing of its content. */
    @Override
    public String toString() {
        return "a certificate";
    }
}
