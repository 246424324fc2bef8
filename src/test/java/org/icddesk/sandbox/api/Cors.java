// SPDX-License-Identifier: Apache-2.0
package org.icddesk.sandbox.api;

import java.util.Map;
import org.icddesk.sandbox.http.Answer;
import org.icddesk.sandbox.http.Request;

/** What lets pages of other origins call the API, as local ICD API servers do. */
public final class Cors {

    private static final Map<String, String> OPEN =
            Map.of("Access-Control-Allow-Origin", "*", "Access-Control-Expose-Headers", "API-Version");

    private Cors() {}

    public static Answer opened(Answer answer) {
        return answer.with(OPEN);
    }

    public static Answer preflight(Request request) {
        return Answer.empty(204)
                .with(Map.of(
                        "Access-Control-Allow-Origin", "*",
                        "Access-Control-Allow-Methods", "GET, POST, OPTIONS",
                        "Access-Control-Allow-Headers",
                                "Authorization, API-Version, Accept-Language, Content-Type, Accept",
                        "Access-Control-Expose-Headers", "API-Version",
                        "Access-Control-Max-Age", "600",
                        "Allow", request.path().equals("/connect/token") ? "POST, OPTIONS" : "GET, POST, OPTIONS"));
    }
}
