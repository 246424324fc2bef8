// SPDX-License-Identifier: Apache-2.0
package org.icddesk.token;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.icddesk.http.OutboundResponse;
import org.icddesk.http.RetryAfter;
import org.icddesk.text.LogText;

/**
 * Parses a token response, RFC 6749 sections 5.1 and 5.2, trusting nothing in it.
 *
 * @param credential the credential sent, so that a response that echoes it is detected
 * @param clock wall clock, to read dates in {@code Retry-After}
 */
record TokenResponseParser(Credential credential, Clock clock) {

    private static final int MAX_TOKEN_LENGTH = 16 << 10;
    private static final int MAX_DESCRIPTION_LENGTH = 200;
    private static final Set<Integer> REFUSALS = Set.of(400, 401, 403);
    private static final Set<String> TRANSIENT_ERRORS = Set.of("server_error", "temporarily_unavailable", "slow_down");

    /** {@return the outcome of a response} */
    TokenResponse read(OutboundResponse response) {
        if (response.status() == 200) {
            return granted(response);
        }
        Optional<StrictJsonObject> json =
                REFUSALS.contains(response.status()) ? StrictJsonObject.read(response.body()) : Optional.empty();
        return json.flatMap(this::refused).orElseGet(() -> failed(response));
    }

    private Optional<TokenResponse> refused(StrictJsonObject json) {
        return json.string("error")
                .filter(error -> error.matches("[a-z_]{1,40}") && !TRANSIENT_ERRORS.contains(error))
                .map(error -> new TokenResponse.Refused(TokenProblems.oauth(error, description(json))));
    }

    private Optional<String> description(StrictJsonObject json) {
        return json.string("error_description")
                .filter(text -> !text.isBlank() && !credential.isToldBy(text))
                .map(text -> LogText.ascii(text, MAX_DESCRIPTION_LENGTH));
    }

    private TokenResponse failed(OutboundResponse response) {
        TokenProblem problem = TokenProblems.status(response.status(), response.contentType());
        Optional<Duration> wait = RetryAfter.of(response.headers(), clock);
        return new TokenResponse.Failed(problem, wait, false);
    }

    private TokenResponse granted(OutboundResponse response) {
        String type = response.contentType().orElse("application/json");
        if (!type.toLowerCase(Locale.ROOT).contains("json")) {
            return TokenResponse.Failed.of(TokenProblems.foreign(type));
        }
        return StrictJsonObject.read(response.body())
                .map(this::granted)
                .orElseGet(() -> unreadable("it is not a single well-formed JSON object"));
    }

    private TokenResponse granted(StrictJsonObject json) {
        Optional<String> value = json.string("access_token");
        if (value.isEmpty() || value.get().isEmpty()) {
            return unreadable("it contains no access_token");
        }
        if (value.get().length() > MAX_TOKEN_LENGTH || !value.get().matches("[\\x21-\\x7E]+")) {
            return unreadable("its access_token is not allowed in a header");
        }
        boolean typed = json.has("token_type");
        if (typed && !json.string("token_type").orElse("").equalsIgnoreCase("bearer")) {
            return unreadable("its token_type is not Bearer");
        }
        Optional<Duration> lifetime = json.stringOrNumber("expires_in").flatMap(ExpiresIn::of);
        List<TokenProblem> oddities = new ArrayList<>();
        if (!typed) {
            oddities.add(TokenProblems.assumedType());
        }
        if (lifetime.isEmpty()) {
            oddities.add(TokenProblems.assumedLifetime());
        }
        return new TokenResponse.Granted(
                new AccessToken(value.get()), lifetime.orElse(ExpiresIn.ASSUMED), List.copyOf(oddities));
    }

    private static TokenResponse unreadable(String what) {
        return TokenResponse.Failed.of(TokenProblems.unreadable(what));
    }
}
