// SPDX-License-Identifier: Apache-2.0
package org.icddesk.certificate;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Certificates in WHO's tables, <a href="https://icd.who.int/docs/doris/en/csv-excel-format">one a row</a>. Columns that
 * the format does not have, such as those that DORIS adds, are kept beside it.
 */
final class CertificateCsv {

    private static final JsonProvider JSON = JsonProvider.provider();
    private static final List<String> LINES = List.of("A", "B", "C", "D", "E", "Part2");

    /** A text that a spreadsheet would take for a formula has an apostrophe more; and so has one that looks so. */
    private static final Pattern FORMULA = Pattern.compile("'*[=+\\-@\\t\\r\\uFF1D\\uFF0B\\uFF0D\\uFF20][\\s\\S]*");

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+");

    private CertificateCsv() {}

    /** {@return whether a table's columns are those of certificates} */
    static boolean isCertificate(List<String> columns) {
        return columns.stream().map(CertificateCsv::known).anyMatch(name -> name.startsWith("causeofdeath"));
    }

    /** {@return the name by which a column is found; the names in WHO's own sample stand for those in its description} */
    private static String known(String column) {
        String name = column.strip().toLowerCase(Locale.ROOT);
        return name.equals("age")
                ? "estimatedage"
                : name.replaceFirst("^causeofdeath([a-e]|part2)$", "causeofdeathcode$1");
    }

    /** {@return the certificate of a row} */
    static DeathCertificate read(List<String> columns, List<String> row) {
        Map<String, String> cells = new LinkedHashMap<>();
        Map<String, String> names = new LinkedHashMap<>();
        for (int at = 0; at < columns.size(); at++) {
            String name = known(columns.get(at));
            names.putIfAbsent(name, columns.get(at));
            cells.putIfAbsent(
                    name, unprotected(row.get(at).replace("\r\n", "\n").strip()));
        }
        Map<CertificateField, String> values = new EnumMap<>(CertificateField.class);
        for (CertificateField field : CertificateField.values()) {
            values.put(field, take(cells, field.column()));
        }
        List<List<Condition>> lines = new ArrayList<>();
        for (String line : LINES) {
            lines.add(ConditionList.split(
                    take(cells, "CauseOfDeathText" + line),
                    take(cells, "CauseOfDeathCode" + line),
                    take(cells, "CauseOfDeathURI" + line),
                    take(cells, "CauseOfDeathFoundationURI" + line),
                    take(cells, "Interval" + line)));
        }
        List<Condition> part2 = lines.remove(lines.size() - 1);
        JsonObjectBuilder more = JSON.createObjectBuilder();
        cells.forEach((name, value) -> {
            if (!value.isEmpty() && !name.isEmpty()) {
                more.add(names.get(name), value);
            }
        });
        return new DeathCertificate(values, lines, part2, more.build());
    }

    private static String take(Map<String, String> cells, String column) {
        String value = cells.remove(column.toLowerCase(Locale.ROOT));
        return value == null ? "" : value;
    }

    /** {@return a certificate as a table of one row, with a header; what has no column in WHO's format has one behind} */
    static byte[] write(DeathCertificate certificate) {
        Map<String, String> cells = new LinkedHashMap<>();
        Map<String, String> further = new LinkedHashMap<>();
        for (CertificateField field : CertificateField.values()) {
            Map<String, String> target = field == CertificateField.ISSUER ? further : cells;
            target.put(field.column(), certificate.value(field));
            if (field == CertificateField.ESTIMATED_AGE) {
                lines(certificate, cells, further);
            }
        }
        certificate.more().forEach((name, value) -> further.putIfAbsent(name, scalar(value)));
        further.values().removeIf(String::isEmpty);
        cells.putAll(further);
        String text = line(cells.keySet().stream().map(CertificateCsv::quoted).toList())
                + line(cells.values().stream().map(CertificateCsv::cell).toList());
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void lines(DeathCertificate certificate, Map<String, String> cells, Map<String, String> further) {
        for (int number = 0; number < LINES.size(); number++) {
            List<Condition> line = certificate.line(number);
            String name = LINES.get(number);
            cells.put("CauseOfDeathText" + name, ConditionList.texts(line));
            cells.put("CauseOfDeathCode" + name, ConditionList.list(line, Condition::code));
            cells.put("CauseOfDeathURI" + name, ConditionList.list(line, Condition::linearizationUri));
            further.put("CauseOfDeathFoundationURI" + name, ConditionList.list(line, Condition::foundationUri));
            String interval = line.isEmpty() ? "" : line.get(0).interval();
            (number == DeathCertificate.LINES ? further : cells).put("Interval" + name, interval);
        }
    }

    private static String scalar(JsonValue value) {
        if (value instanceof JsonString text) {
            return text.getString();
        }
        boolean flag = value == JsonValue.TRUE || value == JsonValue.FALSE;
        return flag || value instanceof JsonNumber ? value.toString() : "";
    }

    private static String line(List<String> cells) {
        return cells.stream().collect(Collectors.joining(",")) + "\r\n";
    }

    private static String cell(String value) {
        if (value.isEmpty() || NUMBER.matcher(value).matches()) {
            return value;
        }
        return quoted(FORMULA.matcher(value).matches() ? "'" + value : value);
    }

    private static String quoted(String value) {
        return '"' + value.replace("\"", "\"\"") + '"';
    }

    private static String unprotected(String value) {
        return value.startsWith("'") && FORMULA.matcher(value).matches() ? value.substring(1) : value;
    }
}
