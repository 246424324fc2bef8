// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.upstream;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import org.icddesk.gateway.Busy;
import org.icddesk.gateway.IcdFailure;
import org.icddesk.gateway.Malformed;
import org.icddesk.gateway.NotFound;
import org.icddesk.gateway.Rejected;
import org.icddesk.gateway.Unauthorized;
import org.icddesk.gateway.Unavailable;
import org.icddesk.gateway.Unsupported;
import org.icddesk.http.NoReply;
import org.icddesk.http.Outbound;
import org.icddesk.http.Outgoing;
import org.icddesk.http.Reply;
import org.icddesk.http.RetryAfter;

/** Sends one request and maps its response to an {@link Outcome}; {@link TokenReplay} decides on a second. */
final class Exchange {

    private static final Duration QUIET = Duration.ofSeconds(5);
    private static final Duration SOON = Duration.ofSeconds(10);

    private final URI base;
    private final Outbound outbound;
    private final Clock clock;

    Exchange(URI base, Outbound outbound, Clock clock) {
        this.base = base;
        this.outbound = outbound;
        this.clock = clock;
    }

    <T> Outcome<T> send(Question<T> question, Passes.Pass pass, Duration left) {
        try {
            return outcome(
                    question,
                    outbound.send(request(question, pass, left)),
                    pass.authorization().isPresent());
        } catch (NoReply e) {
            return noReply(e);
        }
    }

    private Outgoing request(Question<?> question, Passes.Pass pass, Duration left) {
        URI address = question.address(base);
        Outgoing request = addressed(question, address)
                .within(left)
                .atMost(question.kind().limit())
                .header("API-Version", "v2")
                .header("Accept", "application/json")
                .header("Accept-Language", question.language().tag());
        return pass.authorization().isEmpty()
                ? request
                : request.header("Authorization", pass.authorization().get());
    }

    private static Outgoing addressed(Question<?> question, URI address) {
        if (!question.document().isEmpty()) {
            byte[] document = question.document().getBytes(StandardCharsets.UTF_8);
            return Outgoing.post(address, "application/json", document);
        }
        return question.posts()
                ? Outgoing.post(
                        address,
                        "application/x-www-form-urlencoded",
                        question.query().getBytes(StandardCharsets.US_ASCII))
                : Outgoing.get(address);
    }

    private <T> Outcome<T> outcome(Question<T> question, Reply reply, boolean tokenSent) {
        Duration wait = RetryAfter.of(reply.headers(), clock).orElse(null);
        int status = reply.status();
        String words = "The ICD API answered " + question + " with status " + status;
        return switch (status) {
            case 200 -> read(question, reply);
            case 400 -> Outcome.failure(new Rejected(words), Outcome.Sign.ALIVE);
            case 401 -> {
                Unauthorized failure = new Unauthorized(words + ": it does not accept this server's token");
                yield tokenSent
                        ? Outcome.worthAnother(failure, Outcome.Sign.ALIVE)
                        : Outcome.failure(failure, Outcome.Sign.ALIVE);
            }
            case 403 ->
                Outcome.failure(
                        new Unauthorized(words + ": the client may not use the ICD API, or its terms are not accepted"),
                        Outcome.Sign.ALIVE);
            case 404, 410 -> Outcome.failure(new NotFound(words), Outcome.Sign.ALIVE);
            case 501 -> Outcome.failure(new Unsupported(words), Outcome.Sign.ALIVE);
            case 429 ->
                Outcome.worthAnother(
                        new Busy(words + ": it asks for fewer requests", wait == null ? QUIET : wait),
                        Outcome.Sign.ALIVE);
            case 502, 503, 504 -> {
                Unavailable failure = new Unavailable(words, wait == null ? SOON : wait, null);
                yield wait == null
                        ? Outcome.worthAnother(failure, Outcome.Sign.FAILING)
                        : Outcome.failure(failure, Outcome.Sign.FAILING);
            }
            default -> other(status, words);
        };
    }

    private static <T> Outcome<T> other(int status, String words) {
        if (status >= 500) {
            return Outcome.failure(new Unavailable(words, SOON, null), Outcome.Sign.FAILING);
        }
        return status > 400
                ? Outcome.failure(new Rejected(words), Outcome.Sign.ALIVE)
                : Outcome.failure(
                        new Malformed(
                                words + (status < 400 && status >= 300 ? ": redirects are not followed" : ""), null),
                        Outcome.Sign.FAILING);
    }

    private <T> Outcome<T> read(Question<T> question, Reply reply) {
        String type = reply.contentType()
                .orElse("none")
                .toLowerCase(Locale.ROOT)
                .split(";", 2)[0]
                .strip();
        if (!type.equals("application/json") && !type.equals("text/json") && !type.endsWith("+json")) {
            String shown = type.replaceAll("[^a-z0-9/.+-]", "?");
            return Outcome.failure(
                    new Malformed("The ICD API answered " + question + " with content type " + shown, null),
                    Outcome.Sign.FAILING);
        }
        boolean memorable = reply.headers().all("Cache-Control").stream()
                .noneMatch(value -> value.toLowerCase(Locale.ROOT).contains("no-store"));
        try {
            T value = question.kind().reader().read(reply.body(), question);
            return Outcome.success(new Reading<>(
                    value, reply.body(), memorable, reply.headers().first("API-Version")));
        } catch (IcdFailure e) {
            return Outcome.failure(e, e instanceof Malformed ? Outcome.Sign.FAILING : Outcome.Sign.ALIVE);
        }
    }

    private static <T> Outcome<T> noReply(NoReply e) {
        return switch (e.reason()) {
            case BUSY -> Outcome.failure(new Busy(e.getMessage(), Duration.ofSeconds(1)), Outcome.Sign.NONE);
            case CLOSED -> Outcome.failure(new Unavailable(e.getMessage(), SOON, e), Outcome.Sign.NONE);
            case TRUNCATED, TOO_LARGE, GARBLED ->
                Outcome.failure(new Malformed(e.getMessage(), e), Outcome.Sign.FAILING);
            default -> {
                Unavailable failure =
                        new Unavailable(e.getMessage(), SOON, e).untrusted(e.reason() == NoReply.Reason.TLS);
                yield e.retryable()
                        ? Outcome.worthAnother(failure, Outcome.Sign.FAILING)
                        : Outcome.failure(failure, Outcome.Sign.FAILING);
            }
        };
    }
}
