// SPDX-License-Identifier: Apache-2.0
package org.icddesk.sandbox.token;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.icddesk.sandbox.http.Answer;
import org.icddesk.sandbox.http.Jsons;
import org.icddesk.sandbox.http.Parameters;
import org.icddesk.sandbox.http.Request;

/**
 * WHO's {@code /connect/token}: client credentials by HTTP Basic or in the body (RFC 6749, sections 2.3.1 and 4.4).
 * Every refusal is a 400 with the error's name alone, as recorded.
 */
public final class TokenEndpoint {

    static final String SCOPE = "icdapi_access";

    private final Client known;
    private final Tokens tokens;

    /** Knows one client, by its id and secret. */
    public TokenEndpoint(String id, String secret, Tokens tokens) {
        this.known = new Client(id, secret);
        this.tokens = tokens;
    }

    /** A client as it introduced itself. */
    private record Client(String id, String secret) {}

    /** @param lifetime what the token will live; normally the configured one */
    public Answer answer(Request request, Duration lifetime) {
        if (!request.method().equals("POST")) {
            return Answer.empty(405).with("Allow", "POST");
        }
        Parameters form = request.form();
        String type = request.header("Content-Type").toLowerCase(Locale.ROOT);
        if (!type.startsWith("application/x-www-form-urlencoded")
                || form.get("grant_type").isEmpty()) {
            return refusal("invalid_request");
        }
        if (!client(request).equals(Optional.of(known))) {
            return refusal("invalid_client");
        }
        if (!form.get("grant_type").equals("client_credentials")) {
            return refusal("unsupported_grant_type");
        }
        if (form.has("scope") && !form.get("scope").equals(SCOPE)) {
            return refusal("invalid_scope");
        }
        return Answer.json(Jsons.object()
                        .add("access_token", tokens.issue(lifetime))
                        .add("expires_in", lifetime.toSeconds())
                        .add("token_type", "Bearer")
                        .add("scope", SCOPE)
                        .build())
                .with("Cache-Control", "no-store, no-cache, max-age=0")
                .with("Pragma", "no-cache");
    }

    private static Answer refusal(String error) {
        return Answer.json(400, Jsons.object().add("error", error).build())
                .with("Cache-Control", "no-store, no-cache, max-age=0");
    }

    private static Optional<Client> client(Request request) {
        String authorization = request.header("Authorization");
        if (!authorization.regionMatches(true, 0, "Basic ", 0, 6)) {
            return Optional.of(
                    new Client(request.form().get("client_id"), request.form().get("client_secret")));
        }
        try {
            byte[] decoded =
                    Base64.getDecoder().decode(authorization.substring(6).strip());
            String pair = new String(decoded, StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0
                    ? Optional.empty()
                    : Optional.of(new Client(decode(pair.substring(0, colon)), decode(pair.substring(colon + 1))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String decode(String part) {
        return URLDecoder.decode(part, StandardCharsets.UTF_8);
    }
}
