// SPDX-License-Identifier: Apache-2.0
package org.icddesk.sandbox.fault;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.Duration;
import java.util.Locale;

/** Reads a fault from the JSON that {@code POST /sandbox/faults} takes. */
public final class FaultJson {

    private FaultJson() {}

    /** @throws RuntimeException saying what is wrong with it */
    public static Fault read(JsonObject said) {
        Fault.Target target =
                Fault.Target.valueOf(said.getString("target", "api").toUpperCase(Locale.ROOT));
        Fault fault = Fault.of(target, kind(said.getString("kind", "status")));
        if (said.containsKey("path")) {
            fault = fault.onPath(said.getString("path"));
        }
        if (said.containsKey("times")) {
            fault = fault.times(said.getInt("times"));
        }
        if (said.containsKey("status")) {
            fault = fault.withStatus(said.getInt("status"));
        } else if (fault.kind() == Fault.Kind.STATUS && !said.containsKey("body")) {
            fault = fault.withStatus(503);
        }
        if (said.containsKey("body") || fault.kind() == Fault.Kind.STATUS) {
            fault = fault.withBody(said.getString("body", ""), said.getString("contentType", "text/html"));
        }
        if (said.containsKey("size")) {
            fault = fault.withSize(said.getJsonNumber("size").longValue());
        }
        if (said.containsKey("headers")) {
            for (var header : said.getJsonObject("headers").entrySet()) {
                fault = fault.withHeader(header.getKey(), ((JsonString) header.getValue()).getString());
            }
        }
        return fault.lasting(seconds(said, "seconds"))
                .withDelay(Duration.ofMillis(said.getInt("delayMs", 0)))
                .withLifetime(seconds(said, "lifetime"));
    }

    private static Fault.Kind kind(String name) {
        return name.equals("tokenLifetime")
                ? Fault.Kind.TOKEN_LIFETIME
                : Fault.Kind.valueOf(name.toUpperCase(Locale.ROOT));
    }

    private static Duration seconds(JsonObject said, String key) {
        JsonNumber number = said.getJsonNumber(key);
        return number == null ? Duration.ZERO : Duration.ofMillis(Math.round(number.doubleValue() * 1000));
    }
}
