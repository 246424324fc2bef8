// SPDX-License-Identifier: Apache-2.0
package org.icddesk.token;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.icddesk.configuration.Configuration.ClientAuthentication;
import org.icddesk.http.NoReply;
import org.icddesk.http.Outgoing;
import org.icddesk.http.Reply;
import org.icddesk.text.PercentEncoding;

/**
 * WHO's token endpoint, RFC 6749 section 4.4.
 *
 * @param scope the scope asked for
 * @param authentication where the credential is in the request
 * @param way the transport
 * @param clock wall clock, to read dates in {@code Retry-After}
 */
record TokenEndpoint(URI address, String scope, ClientAuthentication authentication, Way way, Clock clock) {

    private static final Duration DEADLINE = Duration.ofSeconds(5);
    private static final int LARGEST_ANSWER = 64 << 10;

    /** {@return the endpoint's response to the credential} */
    TokenAnswer ask(Credential credential) {
        try {
            Reply reply = way.send(request(credential));
            return new TokenReplyReader(credential, clock).read(reply);
        } catch (NoReply e) {
            boolean again = e.retryable() && e.reason() == NoReply.Reason.RESET;
            return new TokenAnswer.Failed(Troubles.noReply(e), Optional.empty(), again);
        }
    }

    private Outgoing request(Credential credential) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "client_credentials");
        form.put("scope", scope);
        if (authentication == ClientAuthentication.POST) {
            form.put("client_id", credential.id());
            form.put("client_secret", credential.secret());
        }
        // NOTE: asked for once an hour, so a kept connection would mostly be found broken.
        Outgoing request = Outgoing.post(address, "application/x-www-form-urlencoded", encode(form))
                .header("Accept", "application/json")
                .header("Connection", "close")
                .within(DEADLINE)
                .atMost(LARGEST_ANSWER);
        return authentication == ClientAuthentication.BASIC
                ? request.header("Authorization", basic(credential))
                : request;
    }

    /** {@return id and secret, each form-urlencoded and then together in Base64, RFC 6749 section 2.3.1} */
    static String basic(Credential credential) {
        String pair =
                PercentEncoding.encodeForm(credential.id()) + ":" + PercentEncoding.encodeForm(credential.secret());
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] encode(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + PercentEncoding.encodeForm(field.getValue()))
                .collect(Collectors.joining("&"))
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** The transport of token requests. */
    @FunctionalInterface
    interface Way {

        /** {@return the complete response} */
        Reply send(Outgoing request) throws NoReply;
    }
}
