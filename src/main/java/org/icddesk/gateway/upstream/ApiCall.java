// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.upstream;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import org.icddesk.answer.Busy;
import org.icddesk.answer.IcdFailure;
import org.icddesk.answer.Malformed;
import org.icddesk.answer.NotFound;
import org.icddesk.answer.Rejected;
import org.icddesk.answer.Unauthorized;
import org.icddesk.answer.Unavailable;
import org.icddesk.answer.Unsupported;
import org.icddesk.gateway.request.IcdRequest;
import org.icddesk.gateway.request.UpstreamAnswer;
import org.icddesk.http.OutboundFailure;
import org.icddesk.http.OutboundHttpClient;
import org.icddesk.http.OutboundRequest;
import org.icddesk.http.OutboundResponse;
import org.icddesk.http.RetryAfter;

/** Sends one request and maps its response to an {@link Outcome}; {@link TokenReplay} decides on a second. */
final class ApiCall {

    private static final Duration QUIET = Duration.ofSeconds(5);
    private static final Duration SOON = Duration.ofSeconds(10);

    private final URI base;
    private final OutboundHttpClient outbound;
    private final Clock clock;

    ApiCall(URI base, OutboundHttpClient outbound, Clock clock) {
        this.base = base;
        this.outbound = outbound;
        this.clock = clock;
    }

    <T> Outcome<T> send(IcdRequest<T> question, Authorizer.Authorization pass, Duration left) {
        try {
            return outcome(
                    question,
                    outbound.send(request(question, pass, left)),
                    pass.authorization().isPresent());
        } catch (OutboundFailure e) {
            return noReply(e);
        }
    }

    private OutboundRequest request(IcdRequest<?> question, Authorizer.Authorization pass, Duration left) {
        URI address = question.address(base);
        OutboundRequest request = addressed(question, address)
                .within(left)
                .atMost(question.kind().limit())
                .header("API-Version", "v2")
                .header("Accept", "application/json")
                .header("Accept-Language", question.language().tag());
        return pass.authorization().isEmpty()
                ? request
                : request.header("Authorization", pass.authorization().get());
    }

    private static OutboundRequest addressed(IcdRequest<?> question, URI address) {
        if (!question.document().isEmpty()) {
            byte[] document = question.document().getBytes(StandardCharsets.UTF_8);
            return OutboundRequest.post(address, "application/json", document);
        }
        return question.isSentAsForm()
                ? OutboundRequest.post(
                        address,
                        "application/x-www-form-urlencoded",
                        question.query().getBytes(StandardCharsets.US_ASCII))
                : OutboundRequest.get(address);
    }

    private <T> Outcome<T> outcome(IcdRequest<T> question, OutboundResponse response, boolean tokenSent) {
        Duration wait = RetryAfter.of(response.headers(), clock).orElse(null);
        int status = response.status();
        String words = "The ICD API answered " + question + " with status " + status;
        return switch (status) {
            case 200 -> read(question, response);
            case 400 -> Outcome.failure(new Rejected(words), Outcome.ServiceHealth.ALIVE);
            case 401 -> {
                Unauthorized failure = new Unauthorized(words + ": it does not accept this server's token");
                yield tokenSent
                        ? Outcome.retryableFailure(failure, Outcome.ServiceHealth.ALIVE)
                        : Outcome.failure(failure, Outcome.ServiceHealth.ALIVE);
            }
            case 403 ->
                Outcome.failure(
                        new Unauthorized(words + ": the client may not use the ICD API, or its terms are not accepted"),
                        Outcome.ServiceHealth.ALIVE);
            case 404, 410 -> Outcome.failure(new NotFound(words), Outcome.ServiceHealth.ALIVE);
            case 501 -> Outcome.failure(new Unsupported(words), Outcome.ServiceHealth.ALIVE);
            case 429 ->
                Outcome.retryableFailure(
                        new Busy(words + ": it asks for fewer requests", wait == null ? QUIET : wait),
                        Outcome.ServiceHealth.ALIVE);
            case 502, 503, 504 -> {
                Unavailable failure = new Unavailable(words, wait == null ? SOON : wait, null);
                yield wait == null
                        ? Outcome.retryableFailure(failure, Outcome.ServiceHealth.FAILING)
                        : Outcome.failure(failure, Outcome.ServiceHealth.FAILING);
            }
            default -> other(status, words);
        };
    }

    private static <T> Outcome<T> other(int status, String words) {
        if (status >= 500) {
            return Outcome.failure(new Unavailable(words, SOON, null), Outcome.ServiceHealth.FAILING);
        }
        return status > 400
                ? Outcome.failure(new Rejected(words), Outcome.ServiceHealth.ALIVE)
                : Outcome.failure(
                        new Malformed(
                                words + (status < 400 && status >= 300 ? ": redirects are not followed" : ""), null),
                        Outcome.ServiceHealth.FAILING);
    }

    private <T> Outcome<T> read(IcdRequest<T> question, OutboundResponse response) {
        String type = response.contentType()
                .orElse("none")
                .toLowerCase(Locale.ROOT)
                .split(";", 2)[0]
                .strip();
        if (!type.equals("application/json") && !type.equals("text/json") && !type.endsWith("+json")) {
            String shown = type.replaceAll("[^a-z0-9/.+-]", "?");
            return Outcome.failure(
                    new Malformed("The ICD API answered " + question + " with content type " + shown, null),
                    Outcome.ServiceHealth.FAILING);
        }
        boolean memorable = response.headers().all("Cache-Control").stream()
                .noneMatch(value -> value.toLowerCase(Locale.ROOT).contains("no-store"));
        try {
            T value = question.kind().reader().read(response.body(), question);
            return Outcome.success(new UpstreamAnswer<>(
                    value, response.body(), memorable, response.headers().first("API-Version")));
        } catch (IcdFailure e) {
            return Outcome.failure(
                    e, e instanceof Malformed ? Outcome.ServiceHealth.FAILING : Outcome.ServiceHealth.ALIVE);
        }
    }

    private static <T> Outcome<T> noReply(OutboundFailure e) {
        return switch (e.reason()) {
            case BUSY -> Outcome.failure(new Busy(e.getMessage(), Duration.ofSeconds(1)), Outcome.ServiceHealth.NONE);
            case CLOSED -> Outcome.failure(new Unavailable(e.getMessage(), SOON, e), Outcome.ServiceHealth.NONE);
            case TRUNCATED, TOO_LARGE, GARBLED ->
                Outcome.failure(new Malformed(e.getMessage(), e), Outcome.ServiceHealth.FAILING);
            default -> {
                Unavailable failure =
                        new Unavailable(e.getMessage(), SOON, e).untrusted(e.reason() == OutboundFailure.Reason.TLS);
                yield e.retryable()
                        ? Outcome.retryableFailure(failure, Outcome.ServiceHealth.FAILING)
                        : Outcome.failure(failure, Outcome.ServiceHealth.FAILING);
            }
        };
    }
}
