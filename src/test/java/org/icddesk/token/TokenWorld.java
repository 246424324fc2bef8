// SPDX-License-Identifier: Apache-2.0
package org.icddesk.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.ResourceBundle;
import java.util.Set;
import org.icddesk.http.Headers;
import org.icddesk.http.OutboundResponse;

/** A token cycle in a world of virtual time, which checks after each step what must hold whatever happens. */
final class TokenWorld {

    static final String SECRET = "canary-secret-4711";
    private static final String TOKEN = "canary-token-";
    private static final Duration FLOOR = Duration.ofSeconds(1);
    private static final Duration BETWEEN_FORCED = Duration.ofSeconds(30);

    private final List<String> said = new ArrayList<>();
    /** The answers that are good tokens; others leave the one in hand as it is. */
    private final Set<OutboundResponse> given = Collections.newSetFromMap(new IdentityHashMap<>());

    private final Deque<Runnable> inFlight = new ArrayDeque<>();
    private final TokenManager cycle;
    private long nanos;
    private Instant wall = Instant.parse("2026-11-23T08:00:00Z");
    private Long alarm;
    private OutboundResponse response = new OutboundResponse(500, Headers.none(), new byte[0]);
    private Long sent;
    private Long forced;
    private long certainEnd = Long.MIN_VALUE;
    private int issued;
    private int requests;
    private AccessToken last;

    TokenWorld(long seed) {
        Clock clock = ((InstantSource) () -> wall).withZone(ZoneOffset.UTC);
        cycle = new TokenManager(
                new Timestamp.Clocks(clock, () -> nanos),
                new Random(seed),
                new TokenRequester(
                        () -> CredentialSource.CredentialResult.complete("canary-client", SECRET, "the test"),
                        credential -> new TokenResponseParser(credential, clock).read(answered())),
                inFlight::add,
                new RenewalTimer() {
                    @Override
                    public void set(Duration delay) {
                        alarm = nanos + delay.toNanos();
                    }

                    @Override
                    public void cancel() {
                        alarm = null;
                    }
                },
                new TokenEventLog(new Listener(), () -> nanos));
        cycle.start();
    }

    boolean isAsking() {
        return !inFlight.isEmpty();
    }

    /** {@return the token as a caller gets it at once; null if there is none} */
    AccessToken last() {
        return last;
    }

    int requests() {
        return requests;
    }

    /** Lets time pass on both clocks, ringing the alarm when it is due. */
    void advance(Duration step) {
        long end = nanos + step.toNanos();
        for (int rings = 0; alarm != null && alarm <= end; rings++) {
            assertThat(rings).as("alarms in " + step).isLessThan(10_000);
            move(Math.max(0, alarm - nanos));
            alarm = null;
            cycle.onTimer();
            check();
        }
        move(end - nanos);
        check();
    }

    /** Moves the wall clock alone, as an administrator or a sleeping machine does. */
    void jump(Duration step) {
        wall = wall.plus(step);
        check();
    }

    /** Asks for the token as a page does; does not wait for a request in flight. */
    void call() {
        Thread.currentThread().interrupt();
        try {
            last = cycle.token();
            assertThat(nanos).as("a token past its end was handed out").isLessThan(certainEnd);
        } catch (TokenUnavailable e) {
            said.add(e.toString() + e.problem() + e.wordsForReaders());
            assertThat(e.retryAfter()).isGreaterThanOrEqualTo(FLOOR);
        } finally {
            Thread.interrupted();
        }
        check();
    }

    /** Refuses the token handed out last, as the ICD API does with 401. */
    void reject() {
        if (last == null) {
            return;
        }
        boolean held = cycle.status().obtained().isPresent();
        boolean underWay = isAsking();
        cycle.rejected(last);
        if (held && cycle.status().obtained().isEmpty()) {
            if (forced != null) {
                assertThat(Duration.ofNanos(nanos - forced))
                        .as("between forced renewals")
                        .isGreaterThanOrEqualTo(BETWEEN_FORCED);
            }
            forced = underWay ? forced : Long.valueOf(nanos);
        }
        check();
    }

    void renewNow() {
        cycle.renewNow();
        check();
    }

    void retryNow() {
        cycle.retryNow();
        forced = null;
        check();
    }

    /** Answers the request in flight, if there is one. */
    void answer(OutboundResponse next) {
        response = next;
        if (!inFlight.isEmpty()) {
            Runnable request = inFlight.peek();
            request.run();
            inFlight.remove(request);
        }
        check();
    }

    /** {@return an answer with a token of its own} */
    OutboundResponse granted(String expiresIn) {
        String json = "{\"access_token\":\"" + TOKEN + ++issued + "\",\"token_type\":\"Bearer\",\"expires_in\":"
                + expiresIn + "}";
        OutboundResponse token = json(200, json);
        given.add(token);
        return token;
    }

    static OutboundResponse json(int status, String json) {
        return new OutboundResponse(
                status, Headers.none().with("Content-Type", "application/json"), json.getBytes(StandardCharsets.UTF_8));
    }

    private OutboundResponse answered() {
        requests++;
        if (sent != null) {
            assertThat(Duration.ofNanos(nanos - sent)).as("between requests").isGreaterThanOrEqualTo(FLOOR);
        }
        sent = nanos;
        certainEnd = StrictJsonObject.read(response.body())
                .filter(json -> given.contains(response))
                .map(json -> nanos
                        + json.stringOrNumber("expires_in")
                                .flatMap(ExpiresIn::of)
                                .orElse(ExpiresIn.ASSUMED)
                                .toNanos())
                .orElse(certainEnd);
        return response;
    }

    private void move(long step) {
        nanos += step;
        wall = wall.plusNanos(step);
    }

    private void check() {
        assertThat(inFlight).as("token requests in flight").hasSizeLessThanOrEqualTo(1);
        TokenStatus status = cycle.status();
        said.add(status.toString());
        said.add(cycle.toString());
        if (last != null) {
            said.add(last.toString());
        }
        assertThat(said)
                .allSatisfy(text -> assertThat(text).doesNotContain(SECRET).doesNotContain(TOKEN));
        said.clear();
    }

    /** Collects every line logged, at any level. */
    private final class Listener implements System.Logger {

        @Override
        public String getName() {
            return "test";
        }

        @Override
        public boolean isLoggable(Level level) {
            return true;
        }

        @Override
        public void log(Level level, ResourceBundle bundle, String message, Throwable thrown) {
            said.add(message + thrown);
        }

        @Override
        public void log(Level level, ResourceBundle bundle, String format, Object... parameters) {
            said.add(format + Optional.ofNullable(parameters).map(List::of).orElse(List.of()));
        }
    }

    /** Answers that are none or no good, some of which show what they were sent. */
    static final Map<String, OutboundResponse> BAD = Map.of(
            "500", new OutboundResponse(500, Headers.none(), new byte[0]),
            "429", new OutboundResponse(429, Headers.none().with("Retry-After", "7"), new byte[0]),
            "refusal", json(401, "{\"error\":\"invalid_client\",\"error_description\":\"not " + SECRET + "\"}"),
            "login page",
                    new OutboundResponse(
                            200,
                            Headers.none().with("Content-Type", "text/html"),
                            SECRET.getBytes(StandardCharsets.UTF_8)),
            "half", json(200, "{\"access_token\":\"" + TOKEN),
            "line break", json(200, "{\"access_token\":\"" + TOKEN + "\\r\\nX: y\",\"token_type\":\"Bearer\"}"),
            "other type", json(200, "{\"access_token\":\"" + TOKEN + "\",\"token_type\":\"" + SECRET + "\"}"),
            "unknown error", json(400, "{\"error\":\"" + SECRET + "\"}"));
}
