// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.mcp;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;

/** What results of all methods have in common. */
final class McpResults {

    private static final JsonProvider JSON = JsonProvider.provider();
    private static final long HOUR = 3_600_000;

    private McpResults() {}

    /** {@return who answers} */
    static JsonObject server() {
        return JSON.createObjectBuilder()
                .add("name", "icd-desk")
                .add("title", "ICD Desk")
                .add("version", "1.0.0")
                .build();
    }

    /** {@return a result as the revision without sessions wants it} */
    static JsonObject complete(JsonObject result) {
        return JSON.createObjectBuilder(result)
                .add("resultType", "complete")
                .add("_meta", JSON.createObjectBuilder().add("io.modelcontextprotocol/serverInfo", server()))
                .build();
    }

    /** Adds for how long anybody may keep a result, which is the same for all. */
    static JsonObject lasting(JsonObjectBuilder result, boolean stateless) {
        return stateless ? result.add("ttlMs", HOUR).add("cacheScope", "public").build() : result.build();
    }
}
