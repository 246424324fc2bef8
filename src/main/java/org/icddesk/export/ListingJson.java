// SPDX-License-Identifier: Apache-2.0
package org.icddesk.export;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;

/** Writes lists as JSON: the facts, and {@code lines} as objects without the values that are empty. */
final class ListingJson {

    private ListingJson() {}

    static byte[] write(Listing listing) {
        JsonObjectBuilder whole = Json.createObjectBuilder();
        listing.facts().forEach(whole::add);
        JsonArrayBuilder lines = Json.createArrayBuilder();
        listing.lines().forEach(cells -> {
            JsonObjectBuilder line = Json.createObjectBuilder();
            for (int i = 0; i < cells.size(); i++) {
                if (!cells.get(i).isEmpty()) {
                    line.add(listing.columns().get(i), cells.get(i));
                }
            }
            lines.add(line);
        });
        return whole.add("lines", lines).build().toString().getBytes(StandardCharsets.UTF_8);
    }
}
