// SPDX-License-Identifier: Apache-2.0
package org.icddesk.token;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.icddesk.http.Reply;
import org.icddesk.http.RetryAfter;
import org.icddesk.text.LogText;

/**
 * Parses a token response, RFC 6749 sections 5.1 and 5.2, trusting nothing in it.
 *
 * @param credential the credential sent, so that a response that echoes it is detected
 * @param clock wall clock, to read dates in {@code Retry-After}
 */
record TokenReplyReader(Credential credential, Clock clock) {

    private static final int LONGEST_TOKEN = 16 << 10;
    private static final int LONGEST_DESCRIPTION = 200;
    private static final Set<Integer> REFUSALS = Set.of(400, 401, 403);
    private static final Set<String> PASSING = Set.of("server_error", "temporarily_unavailable", "slow_down");

    /** {@return the outcome of a response} */
    TokenAnswer read(Reply reply) {
        if (reply.status() == 200) {
            return granted(reply);
        }
        Optional<FlatObject> json =
                REFUSALS.contains(reply.status()) ? FlatObject.read(reply.body()) : Optional.empty();
        return json.flatMap(this::refused).orElseGet(() -> failed(reply));
    }

    private Optional<TokenAnswer> refused(FlatObject json) {
        return json.string("error")
                .filter(error -> error.matches("[a-z_]{1,40}") && !PASSING.contains(error))
                .map(error -> new TokenAnswer.Refused(Troubles.oauth(error, description(json))));
    }

    private Optional<String> description(FlatObject json) {
        return json.string("error_description")
                .filter(text -> !text.isBlank() && !credential.isToldBy(text))
                .map(text -> LogText.ascii(text, LONGEST_DESCRIPTION));
    }

    private TokenAnswer failed(Reply reply) {
        Trouble trouble = Troubles.status(reply.status(), reply.contentType());
        Optional<Duration> wait = RetryAfter.of(reply.headers(), clock);
        return new TokenAnswer.Failed(trouble, wait, false);
    }

    private TokenAnswer granted(Reply reply) {
        String type = reply.contentType().orElse("application/json");
        if (!type.toLowerCase(Locale.ROOT).contains("json")) {
            return TokenAnswer.Failed.of(Troubles.foreign(type));
        }
        return FlatObject.read(reply.body())
                .map(this::granted)
                .orElseGet(() -> unreadable("it is not a single well-formed JSON object"));
    }

    private TokenAnswer granted(FlatObject json) {
        Optional<String> value = json.string("access_token");
        if (value.isEmpty() || value.get().isEmpty()) {
            return unreadable("it contains no access_token");
        }
        if (value.get().length() > LONGEST_TOKEN || !value.get().matches("[\\x21-\\x7E]+")) {
            return unreadable("its access_token is not allowed in a header");
        }
        boolean typed = json.has("token_type");
        if (typed && !json.string("token_type").orElse("").equalsIgnoreCase("bearer")) {
            return unreadable("its token_type is not Bearer");
        }
        Optional<Duration> lifetime = json.stringOrNumber("expires_in").flatMap(Lifetime::of);
        List<Trouble> oddities = new ArrayList<>();
        if (!typed) {
            oddities.add(Troubles.assumedType());
        }
        if (lifetime.isEmpty()) {
            oddities.add(Troubles.assumedLifetime());
        }
        return new TokenAnswer.Granted(
                new AccessToken(value.get()), lifetime.orElse(Lifetime.ASSUMED), List.copyOf(oddities));
    }

    private static TokenAnswer unreadable(String what) {
        return TokenAnswer.Failed.of(Troubles.unreadable(what));
    }
}
