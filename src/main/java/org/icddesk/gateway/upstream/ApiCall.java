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
import org.icddesk.request.AnswerRate;

/** Sends one request and maps its response to an {@link Outcome}; {@link TokenReplay} decides on a second. */
final class ApiCall {

    private static final Duration DEFAULT_PAUSE = Duration.ofSeconds(5);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

    private final URI base;
    private final OutboundHttpClient outbound;
    private final Clock clock;
    private final AnswerRate rate;

    ApiCall(URI base, OutboundHttpClient outbound, Clock clock, AnswerRate rate) {
        this.rate = rate;
        this.base = base;
        this.outbound = outbound;
        this.clock = clock;
    }

    <T> Outcome<T> send(IcdRequest<T> icdRequest, Authorizer.Authorization authorization, Duration left) {
        try {
            return outcome(
                    icdRequest,
                    outbound.send(request(icdRequest, authorization, left)),
                    authorization.authorization().isPresent());
        } catch (OutboundFailure e) {
            return connectionFailure(e);
        }
    }

    private OutboundRequest request(IcdRequest<?> icdRequest, Authorizer.Authorization authorization, Duration left) {
        URI address = icdRequest.address(base);
        OutboundRequest request = addressed(icdRequest, address)
                .withDeadline(left)
                .withObserver(new RateObserver(rate))
                .withMaxBytes(icdRequest.endpoint().maxBytes())
                .header("API-Version", "v2")
                .header("Accept", "application/json")
                .header("Accept-Language", icdRequest.language().tag());
        return authorization.authorization().isEmpty()
                ? request
                : request.header("Authorization", authorization.authorization().get());
    }

    private static OutboundRequest addressed(IcdRequest<?> icdRequest, URI address) {
        if (!icdRequest.document().isEmpty()) {
            byte[] document = icdRequest.document().getBytes(StandardCharsets.UTF_8);
            return OutboundRequest.post(address, "application/json", document);
        }
        return icdRequest.isSentAsForm()
                ? OutboundRequest.post(
                        address,
                        "application/x-www-form-urlencoded",
                        icdRequest.query().getBytes(StandardCharsets.US_ASCII))
                : OutboundRequest.get(address);
    }

    private <T> Outcome<T> outcome(IcdRequest<T> icdRequest, OutboundResponse response, boolean tokenSent) {
        Duration wait = RetryAfter.of(response.headers(), clock).orElse(null);
        int status = response.status();
        String message = "The ICD API answered " + icdRequest + " with status " + status;
        return switch (status) {
            case 200 -> read(icdRequest, response);
            case 400 -> Outcome.failure(new Rejected(message), Outcome.ServiceHealth.ALIVE);
            case 401 -> {
                Unauthorized failure = new Unauthorized(message + ": it does not accept this server's token");
                yield tokenSent
                        ? Outcome.retryableFailure(failure, Outcome.ServiceHealth.ALIVE)
                        : Outcome.failure(failure, Outcome.ServiceHealth.ALIVE);
            }
            case 403 ->
                Outcome.failure(
                        new Unauthorized(
                                message + ": the client may not use the ICD API, or its terms are not accepted"),
                        Outcome.ServiceHealth.ALIVE);
            case 404, 410 -> Outcome.failure(new NotFound(message), Outcome.ServiceHealth.ALIVE);
            case 501 -> Outcome.failure(new Unsupported(message), Outcome.ServiceHealth.ALIVE);
            case 429 ->
                Outcome.retryableFailure(
                        new Busy(message + ": it asks for fewer requests", wait == null ? DEFAULT_PAUSE : wait),
                        Outcome.ServiceHealth.ALIVE);
            case 502, 503, 504 -> {
                Unavailable failure = new Unavailable(message, wait == null ? RETRY_AFTER : wait, null);
                yield wait == null
                        ? Outcome.retryableFailure(failure, Outcome.ServiceHealth.FAILING)
                        : Outcome.failure(failure, Outcome.ServiceHealth.FAILING);
            }
            default -> other(status, message);
        };
    }

    private static <T> Outcome<T> other(int status, String message) {
        if (status >= 500) {
            return Outcome.failure(new Unavailable(message, RETRY_AFTER, null), Outcome.ServiceHealth.FAILING);
        }
        return status > 400
                ? Outcome.failure(new Rejected(message), Outcome.ServiceHealth.ALIVE)
                : Outcome.failure(
                        new Malformed(
                                message + (status < 400 && status >= 300 ? ": redirects are not followed" : ""), null),
                        Outcome.ServiceHealth.FAILING);
    }

    private <T> Outcome<T> read(IcdRequest<T> icdRequest, OutboundResponse response) {
        String type = response.contentType()
                .orElse("none")
                .toLowerCase(Locale.ROOT)
                .split(";", 2)[0]
                .strip();
        if (!type.equals("application/json") && !type.equals("text/json") && !type.endsWith("+json")) {
            String shown = type.replaceAll("[^a-z0-9/.+-]", "?");
            return Outcome.failure(
                    new Malformed("The ICD API answered " + icdRequest + " with content type " + shown, null),
                    Outcome.ServiceHealth.FAILING);
        }
        boolean cacheable = response.headers().all("Cache-Control").stream()
                .noneMatch(value -> value.toLowerCase(Locale.ROOT).contains("no-store"));
        try {
            T value = icdRequest.endpoint().reader().read(response.body(), icdRequest);
            return Outcome.success(new UpstreamAnswer<>(
                    value, response.body(), cacheable, response.headers().first("API-Version")));
        } catch (IcdFailure e) {
            return Outcome.failure(
                    e, e instanceof Malformed ? Outcome.ServiceHealth.FAILING : Outcome.ServiceHealth.ALIVE);
        }
    }

    private static <T> Outcome<T> connectionFailure(OutboundFailure e) {
        return switch (e.reason()) {
            case BUSY -> Outcome.failure(new Busy(e.getMessage(), Duration.ofSeconds(1)), Outcome.ServiceHealth.NONE);
            case CLOSED -> Outcome.failure(new Unavailable(e.getMessage(), RETRY_AFTER, e), Outcome.ServiceHealth.NONE);
            case TRUNCATED, TOO_LARGE, GARBLED ->
                Outcome.failure(new Malformed(e.getMessage(), e), Outcome.ServiceHealth.FAILING);
            default -> {
                Unavailable failure = new Unavailable(e.getMessage(), RETRY_AFTER, e)
                        .untrusted(e.reason() == OutboundFailure.Reason.TLS);
                yield e.retryable()
                        ? Outcome.retryableFailure(failure, Outcome.ServiceHealth.FAILING)
                        : Outcome.failure(failure, Outcome.ServiceHealth.FAILING);
            }
        };
    }
}
