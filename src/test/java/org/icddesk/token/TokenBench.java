// SPDX-License-Identifier: Apache-2.0
package org.icddesk.token;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.icddesk.configuration.Configuration.ClientAuthentication;
import org.icddesk.http.Headers;
import org.icddesk.http.OutboundFailure;
import org.icddesk.http.OutboundRequest;
import org.icddesk.http.OutboundResponse;
import org.icddesk.testing.CapturingLogger;

/** A token's life under virtual clocks, with a token endpoint that says what a test wants. */
final class TokenBench {

    static final String ID = "canary-id";
    static final String SECRET = "canary-secret";

    final List<Duration> requests = new ArrayList<>();
    final CapturingLogger log = new CapturingLogger();
    volatile TokenEndpoint.Transport endpoint = request -> granted("canary-token", "3600");
    volatile CredentialSource credentials = () -> CredentialSource.CredentialResult.complete(ID, SECRET, "the test");
    final TokenManager cycle;

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1_000_000_000L);
    private final AtomicReference<Instant> wall = new AtomicReference<>(Instant.parse("2026-11-23T12:00:00Z"));
    private final long begun = nanos.get();
    private volatile Long alarm;

    TokenBench() {
        this(Runnable::run);
    }

    TokenBench(Executor executor) {
        Clock clock = ((InstantSource) wall::get).withZone(ZoneOffset.UTC);
        TokenEndpoint who = new TokenEndpoint(
                URI.create("https://token.example/connect/token"),
                "icdapi_access",
                ClientAuthentication.BASIC,
                this::send,
                clock);
        cycle = new TokenManager(
                new Timestamp.Clocks(clock, nanos::get),
                new Random(7),
                new TokenRequester(() -> credentials.find(), who::requestToken),
                executor,
                new VirtualAlarm(),
                new TokenEventLog(log, nanos::get));
        cycle.start();
    }

    /** Lets time pass by both clocks; the alarm rings when it should. */
    TokenBench pass(Duration time) {
        long target = nanos.get() + time.toNanos();
        while (alarm != null && alarm - target <= 0) {
            long at = alarm;
            alarm = null;
            move(Math.max(0, at - nanos.get()));
            cycle.onTimer();
        }
        move(Math.max(0, target - nanos.get()));
        return this;
    }

    TokenBench pass(long seconds) {
        return pass(Duration.ofSeconds(seconds));
    }

    /** Moves the wall clock alone. */
    void jump(Duration by) {
        wall.updateAndGet(now -> now.plus(by));
    }

    /** Lets time pass while the alarm does not ring. */
    void passSilently(Duration time) {
        move(time.toNanos());
    }

    Instant now() {
        return wall.get();
    }

    TokenState state() {
        return cycle.status().state();
    }

    int asked() {
        return requests.size();
    }

    /** {@return the time between the last request but one and the last} */
    Duration pause() {
        return requests.get(asked() - 1).minus(requests.get(asked() - 2));
    }

    /** {@return whether callers get a token at once} */
    boolean serves() {
        try {
            return cycle.token() != null;
        } catch (TokenUnavailable e) {
            return false;
        }
    }

    TokenUnavailable refusal() {
        try {
            throw new AssertionError("There is a token: " + cycle.token());
        } catch (TokenUnavailable e) {
            return e;
        }
    }

    static OutboundResponse json(int status, String body) {
        return reply(status, "application/json", body);
    }

    static OutboundResponse reply(int status, String type, String body, String... headers) {
        Headers all = Headers.of(Map.of("Content-Type", List.of(type)));
        for (int i = 0; i < headers.length; i += 2) {
            all = all.with(headers[i], headers[i + 1]);
        }
        return new OutboundResponse(status, all, body.getBytes(StandardCharsets.UTF_8));
    }

    static OutboundResponse granted(String token, String expiresIn) {
        return json(
                200,
                "{\"access_token\":\"" + token + "\",\"token_type\":\"Bearer\",\"expires_in\":" + expiresIn
                        + ",\"scope\":\"icdapi_access\"}");
    }

    static OutboundResponse error(int status, String error) {
        return json(status, "{\"error\":\"" + error + "\"}");
    }

    static OutboundFailure noReply(OutboundFailure.Reason reason, boolean answering) {
        return new OutboundFailure(reason, "token.example does not work", answering, null);
    }

    private OutboundResponse send(OutboundRequest request) throws OutboundFailure {
        synchronized (requests) {
            requests.add(Duration.ofNanos(nanos.get() - begun));
        }
        return endpoint.send(request);
    }

    private void move(long by) {
        nanos.addAndGet(by);
        wall.updateAndGet(now -> now.plusNanos(by));
    }

    private final class VirtualAlarm implements RenewalTimer {
        @Override
        public void set(Duration delay) {
            alarm = nanos.get() + delay.toNanos();
        }

        @Override
        public void cancel() {
            alarm = null;
        }
    }

    /** {@return what a caller would get, if anything} */
    Optional<String> value() {
        try {
            return Optional.of(cycle.token().authorization());
        } catch (TokenUnavailable e) {
            return Optional.empty();
        }
    }
}
