// SPDX-License-Identifier: Apache-2.0
package org.icddesk.sandbox;

import jakarta.json.JsonException;
import java.io.ByteArrayInputStream;
import org.icddesk.sandbox.fault.FaultJson;
import org.icddesk.sandbox.fault.Faults;
import org.icddesk.sandbox.fault.Transmission;
import org.icddesk.sandbox.http.Answer;
import org.icddesk.sandbox.http.Jsons;
import org.icddesk.sandbox.http.Request;
import org.icddesk.sandbox.token.Tokens;

/**
 * The sandbox's own addresses, by which a test or a person makes it misbehave and reads its counters.
 *
 * <pre>
 * POST   /sandbox/faults    adds a fault: {"target":"token"|"api", "kind":"status"|"delay"|"stall"|"drip"|"truncate"|
 *                           "reset"|"redirect"|"tokenLifetime"|"flood", "path":regex, "times":n, "seconds":s,
 *                           "status":503, "delayMs":2000, "headers":{}, "body":"", "contentType":"", "lifetime":s,
 *                           "size":bytes}; all but the target may be left out
 * DELETE /sandbox/faults    ends all faults
 * GET    /sandbox/counters  what was asked
 * DELETE /sandbox/counters  counts anew
 * POST   /sandbox/revoke    makes all tokens invalid
 * </pre>
 */
public final class Controls {

    private final Faults faults;
    private final Counters counters;
    private final Tokens tokens;
    private final Transmission transmission;

    Controls(Faults faults, Counters counters, Tokens tokens, Transmission transmission) {
        this.faults = faults;
        this.counters = counters;
        this.tokens = tokens;
        this.transmission = transmission;
    }

    Answer answer(Request request) {
        return switch (request.method() + " " + request.path()) {
            case "POST /sandbox/faults" -> misbehave(request.body());
            case "DELETE /sandbox/faults" -> {
                behave();
                yield Answer.empty(204);
            }
            case "GET /sandbox/counters" -> Answer.json(counters.toJson());
            case "DELETE /sandbox/counters" -> {
                counters.reset();
                yield Answer.empty(204);
            }
            case "POST /sandbox/revoke" -> {
                tokens.revokeAll();
                yield Answer.empty(204);
            }
            default -> Answer.empty(404);
        };
    }

    /** Ends all faults and lets go of what they hold up. */
    void behave() {
        faults.clear();
        transmission.release();
    }

    private Answer misbehave(byte[] body) {
        try {
            faults.add(FaultJson.read(Jsons.read(new ByteArrayInputStream(body)).asJsonObject()));
            return Answer.empty(204);
        } catch (JsonException | IllegalArgumentException | ClassCastException e) {
            return Answer.text(400, "text/plain; charset=utf-8", String.valueOf(e.getMessage()));
        }
    }
}
