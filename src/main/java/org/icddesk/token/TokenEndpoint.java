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
import org.icddesk.http.OutboundFailure;
import org.icddesk.http.OutboundRequest;
import org.icddesk.http.OutboundResponse;
import org.icddesk.text.PercentEncoding;

/**
 * WHO's token endpoint, RFC 6749 section 4.4.
 *
 * @param scope the scope asked for
 * @param authentication where the request carries the credential
 * @param transport the transport
 * @param clock wall clock, to read dates in {@code Retry-After}
 */
record TokenEndpoint(URI address, String scope, ClientAuthentication authentication, Transport transport, Clock clock) {

    private static final Duration DEADLINE = Duration.ofSeconds(5);
    private static final int MAX_RESPONSE_BYTES = 64 << 10;

    /** {@return the endpoint's response to the credential} */
    TokenResponse requestToken(Credential credential) {
        try {
            OutboundResponse response = transport.send(request(credential));
            return new TokenResponseParser(credential, clock).read(response);
        } catch (OutboundFailure e) {
            boolean retryable = e.retryable() && e.reason() == OutboundFailure.Reason.RESET;
            return new TokenResponse.Failed(TokenProblems.noReply(e), Optional.empty(), retryable);
        }
    }

    private OutboundRequest request(Credential credential) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "client_credentials");
        form.put("scope", scope);
        if (authentication == ClientAuthentication.POST) {
            form.put("client_id", credential.id());
            form.put("client_secret", credential.secret());
        }
        // NOTE: one request an hour, so a persistent connection would mostly be found broken.
        OutboundRequest request = OutboundRequest.post(address, "application/x-www-form-urlencoded", encode(form))
                .header("Accept", "application/json")
                .header("Connection", "close")
                .withDeadline(DEADLINE)
                .withMaxBytes(MAX_RESPONSE_BYTES);
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
    interface Transport {

        /** {@return the complete response} */
        OutboundResponse send(OutboundRequest request) throws OutboundFailure;
    }
}
