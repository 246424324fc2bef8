// SPDX-License-Identifier: Apache-2.0
package org.icddesk.export;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/** Writes tables as JSON: the metadata, and {@code lines} as objects without empty values. */
final class ExportJson {

    private static final JsonProvider JSON = JsonProvider.provider();

    private ExportJson() {}

    static byte[] write(ExportTable table) {
        JsonObjectBuilder whole = JSON.createObjectBuilder();
        table.facts().forEach((name, cell) -> whole.add(name, value(cell)));
        JsonArrayBuilder lines = JSON.createArrayBuilder();
        table.lines().forEach(cells -> {
            JsonObjectBuilder line = JSON.createObjectBuilder();
            for (int i = 0; i < cells.size(); i++) {
                if (!cells.get(i).isEmpty()) {
                    line.add(table.columns().get(i), value(cells.get(i)));
                }
            }
            lines.add(line);
        });
        return whole.add("lines", lines).build().toString().getBytes(StandardCharsets.UTF_8);
    }

    private static JsonValue value(Cell cell) {
        if (cell instanceof Cell.Number) {
            return JSON.createValue(new BigDecimal(cell.plain()));
        }
        if (cell instanceof Cell.Flag flag) {
            return flag.value() ? JsonValue.TRUE : JsonValue.FALSE;
        }
        return JSON.createValue(cell.plain());
    }
}
