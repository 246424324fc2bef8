// SPDX-License-Identifier: Apache-2.0
package org.icddesk.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.icddesk.http.Headers;
import org.icddesk.http.OutboundResponse;
import org.icddesk.reliability.Reliability;

/** What holds of the token whatever happens in whatever order. */
class TokenManagerProperties {

    @Property
    void anySequenceOfTimeAnswersAndCallsKeepsThePromises(@ForAll("steps") List<Step> steps, @ForAll long seed) {
        TokenWorld world = new TokenWorld(seed);
        steps.forEach(step -> step.act().accept(world));
    }

    @Property(tries = 50)
    void T26_T27_T29_noLifetimeMakesALoop(@ForAll("lifetimes") String lifetime, @ForAll long seed) {
        TokenWorld world = new TokenWorld(seed);
        for (int quarter = 0; quarter < 240; quarter++) {
            world.advance(Duration.ofMillis(250));
            world.answer(world.granted(lifetime));
            world.call();
        }
        assertThat(world.requests()).as("requests in 60 s").isBetween(1, 61);
    }

    @Example
    void P03_nobodyWaitsForARenewalWhileTheTokenIsUsable() {
        TokenWorld world = new TokenWorld(1);
        world.advance(Duration.ofSeconds(1));
        world.call();
        world.answer(world.granted("3600"));
        world.call();
        AccessToken first = world.last();
        world.advance(Duration.ofSeconds(3_301));
        assertThat(world.isAsking()).as("renewal in flight").isTrue();

        for (int i = 0; i < 1_000; i++) {
            world.advance(Duration.ofMillis(4));
            world.call();
            assertThat(world.last()).isSameAs(first);
        }

        world.answer(world.granted("3600"));
        world.call();
        assertThat(world.last()).isNotSameAs(first);
        Reliability.measured("P03", "renewal takes 4 s: 1,000 calls meanwhile, none waits");
    }

    @Property
    void noAnswerBreaksTheReader(@ForAll byte[] body, @ForAll("statuses") int status) {
        reads(new OutboundResponse(status, Headers.none().with("Content-Type", "application/json"), body));
    }

    @Property
    void noJsonBreaksTheReader(@ForAll("json") String json, @ForAll("statuses") int status) {
        reads(TokenWorld.json(status, json));
    }

    private static void reads(OutboundResponse response) {
        Credential credential = new Credential("canary-client", TokenWorld.SECRET);
        TokenResponse answer = new TokenResponseParser(credential, Clock.systemUTC()).read(response);
        assertThat(answer.toString()).doesNotContain(TokenWorld.SECRET);
        if (answer instanceof TokenResponse.Granted granted) {
            assertThat(granted.token().authorization()).matches("Bearer [\\x21-\\x7E]+");
            assertThat(granted.lifetime()).isPositive().isLessThanOrEqualTo(ExpiresIn.MAX);
        }
    }

    @Provide
    Arbitrary<Integer> statuses() {
        return Arbitraries.of(200, 200, 200, 400, 401, 403, 404, 429, 500, 302);
    }

    @Provide
    Arbitrary<String> lifetimes() {
        return Arbitraries.of(
                "0", "-1", "null", "\"soon\"", "1e99", "\"NaN\"", "1", "2", "5", "0.001", "1e-300", "\"3.6e3\"", "[]");
    }

    @Provide
    Arbitrary<String> json() {
        Arbitrary<String> pieces = Arbitraries.of(
                "{",
                "}",
                "[",
                "]",
                ":",
                ",",
                "\"",
                "\\",
                "\\u0000",
                "\"access_token\":",
                "\"abc\"",
                "\"token_type\":",
                "\"Bearer\"",
                "\"expires_in\":",
                "3600",
                "1e99",
                "-0",
                "null",
                "true",
                "\"error\":",
                "\"invalid_client\"",
                TokenWorld.SECRET,
                "\"error_description\":",
                "\ud800",
                " ",
                "\n");
        Arbitrary<String> loose = pieces.list().ofMaxSize(30).map(list -> String.join("", list));
        Arbitrary<String> value = Arbitraries.of(
                "\"abc\"",
                "\"\"",
                "3600",
                "null",
                "[]",
                "{}",
                "\"a b\"",
                "\"a\\r\\nX: y\"",
                "\"" + TokenWorld.SECRET + "\"");
        Arbitrary<String> name =
                Arbitraries.of("access_token", "token_type", "expires_in", "error", "error_description");
        Arbitrary<String> whole = Arbitraries.maps(name, value).ofMaxSize(5).map(members -> members.entrySet().stream()
                .map(member -> "\"" + member.getKey() + "\":" + member.getValue())
                .reduce((a, b) -> a + "," + b)
                .map(all -> "{" + all + "}")
                .orElse("{}"));
        return Arbitraries.oneOf(loose, whole);
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Arbitraries.frequencyOf(
                        Tuple.of(
                                4,
                                Arbitraries.longs()
                                        .between(1, 5_000)
                                        .map(ms -> step("+" + ms + " ms", w -> w.advance(Duration.ofMillis(ms))))),
                        Tuple.of(
                                2,
                                Arbitraries.longs()
                                        .between(5, 4_000)
                                        .map(s -> step("+" + s + " s", w -> w.advance(Duration.ofSeconds(s))))),
                        Tuple.of(
                                1,
                                Arbitraries.longs()
                                        .between(-8_000, 8_000)
                                        .map(s -> step("wall " + s + " s", w -> w.jump(Duration.ofSeconds(s))))),
                        Tuple.of(6, Arbitraries.just(step("call", TokenWorld::call))),
                        Tuple.of(2, Arbitraries.just(step("401", TokenWorld::reject))),
                        Tuple.of(1, Arbitraries.just(step("renew now", TokenWorld::renewNow))),
                        Tuple.of(1, Arbitraries.just(step("retry now", TokenWorld::retryNow))),
                        Tuple.of(
                                6,
                                Arbitraries.of("3600", "1", "5", "60", "0", "\"10\"")
                                        .map(life -> step("token of " + life, w -> w.answer(w.granted(life))))),
                        Tuple.of(
                                3,
                                Arbitraries.of(TokenWorld.BAD.keySet())
                                        .map(name -> step(name, w -> w.answer(TokenWorld.BAD.get(name))))))
                .list()
                .ofMinSize(1)
                .ofMaxSize(60);
    }

    private static Step step(String name, Consumer<TokenWorld> act) {
        return new Step(name, act);
    }

    record Step(String name, Consumer<TokenWorld> act) {

        @Override
        public String toString() {
            return name;
        }
    }
}
