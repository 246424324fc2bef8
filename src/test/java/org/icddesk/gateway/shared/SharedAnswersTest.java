// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import org.icddesk.answer.SharedStatus.State;
import org.icddesk.testing.CapturingHandler;
import org.icddesk.time.ReferenceClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SharedAnswersTest {

    private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);

    private final MapDouble map = new MapDouble();
    private final ImpatientTime time = new ImpatientTime();
    private final CapturingHandler log = CapturingHandler.ofThisThread("org.icddesk.gateway");
    private final SharedAnswers answers = node("https://who.example", time);

    private SharedAnswers node(String origin, ImpatientTime own) {
        return new SharedAnswers(() -> Optional.of(map), origin, own, new ReferenceClock(own::now));
    }

    @AfterEach
    void listenNoMore() {
        log.close();
    }

    @Test
    void whatOneServerSavesAnotherFinds() {
        answers.save("question", time.now(), BODY);

        SharedEntry found = node("https://who.example", time).find("question").orElseThrow();
        assertThat(found.body()).isEqualTo(BODY);
        assertThat(found.asOf()).isEqualTo(time.now());
        assertThat(answers.find("another")).isEmpty();
        assertThat(answers.status().hits()).isZero();
        assertThat(answers.status().misses()).isEqualTo(1);
        assertThat(answers.status().saved()).isEqualTo(1);
    }

    @Test
    void answersOfAnotherApiAreNotFound() {
        answers.save("question", time.now(), BODY);

        assertThat(node("https://other.example", time).find("question")).isEmpty();
    }

    @Test
    void noKeyShowsAQuestionAndNoEntryHoldsMoreThanAnAnswerAndItsTime() {
        answers.save("cholera", time.now(), BODY);

        assertThat(map.entries.keySet()).allSatisfy(key -> assertThat(key).doesNotContain("cholera"));
        assertThat(map.entries.values()).allSatisfy(entry -> assertThat(entry).hasSize(20 + BODY.length + 8));
    }

    @ParameterizedTest
    @EnumSource(
            value = MapDouble.Mode.class,
            names = {"SILENT", "FAILING", "THROWING"})
    void aBrokenClusterIsAMissInTimeAndIsToldOnceUntilItWorksAgain(MapDouble.Mode mode) {
        answers.save("question", time.now(), BODY);
        map.mode = mode;

        long start = time.nanos();
        assertThat(answers.find("question")).isEmpty();
        assertThat(time.since(start)).isLessThanOrEqualTo(SharedAnswers.LIMIT);
        for (int use = 0; use < 50; use++) {
            assertThat(answers.find("question")).isEmpty();
        }
        assertThat(log.lines())
                .filteredOn(line -> line.contains("ICDDESK-G010"))
                .hasSize(1);
        assertThat(answers.status().state()).isEqualTo(State.PAUSED);
        assertThat(answers.status().fault()).isPresent();
        assertThat(answers.status().failures()).as("then it is left alone").isEqualTo(5);

        map.mode = MapDouble.Mode.WELL;
        time.virtual.pass(Duration.ofSeconds(10));
        assertThat(answers.find("question")).isPresent();
        assertThat(log.lines())
                .filteredOn(line -> line.contains("ICDDESK-G011"))
                .hasSize(1);
        assertThat(answers.status().state()).isEqualTo(State.SHARED);
    }

    @Test
    void aPoisonedEntryIsAMissIsToldOnceAndGoesAway() {
        answers.save("question", time.now(), BODY);
        answers.save("another question", time.now(), BODY);
        map.entries.replaceAll((key, entry) -> "poison".getBytes(StandardCharsets.UTF_8));

        assertThat(answers.find("question")).isEmpty();
        assertThat(answers.find("another question")).isEmpty();
        assertThat(answers.status().refused()).isEqualTo(2);
        assertThat(log.lines())
                .filteredOn(line -> line.contains("ICDDESK-G012"))
                .hasSize(1);
        assertThat(map.entries).isEmpty();
        assertThat(answers.status().state()).isEqualTo(State.SHARED);
    }

    @Test
    void ageIsRightThoughTheClocksOfTheServersDifferByAnHour() {
        ImpatientTime late = new ImpatientTime();
        late.virtual.set(Duration.ofHours(1));
        ReferenceClock lateClock = new ReferenceClock(late::now);
        lateClock.record("Tue, 20 Jan 2026 12:00:00 GMT");
        SharedAnswers ahead = new SharedAnswers(() -> Optional.of(map), "https://who.example", late, lateClock);

        answers.save("question", time.now(), BODY);
        Instant seen = ahead.find("question").orElseThrow().asOf();
        assertThat(Duration.between(seen, late.now())).isZero();

        ahead.save("another", late.now(), BODY);
        assertThat(answers.find("another").orElseThrow().asOf()).isEqualTo(time.now());
        assertThat(ahead.status().clockAhead()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void whatIsLargeIsNotShared() {
        answers.save("question", time.now(), new byte[SharedAnswers.MAX_BYTES + 1]);

        assertThat(map.entries).isEmpty();
    }

    @Test
    void changesThatDoNotEndAreBounded() {
        map.mode = MapDouble.Mode.SILENT;
        for (int change = 0; change < 100; change++) {
            answers.save("question " + change, time.now(), new byte[1 << 20]);
        }

        assertThat(map.uses).hasValue(16);
    }

    @Test
    void beforeTheCacheHasStartedNothingIsFoundAndNothingFails() {
        SharedAnswers starting =
                new SharedAnswers(Optional::empty, "https://who.example", time, new ReferenceClock(time::now));

        starting.save("question", time.now(), BODY);
        assertThat(starting.find("question")).isEmpty();
        assertThat(starting.status().state()).isEqualTo(State.STARTING);
        assertThat(starting.status().failures()).isZero();
        assertThat(log.lines()).isEmpty();
    }

    @Test
    void aCacheThatDidNotStartIsToldOnceWithItsCause() {
        SharedMapSource source = new SharedMapSource() {

            @Override
            public Optional<SharedMap> map() {
                return Optional.empty();
            }

            @Override
            public Optional<String> fault() {
                return Optional.of("keystore password was incorrect");
            }
        };
        SharedAnswers alone = new SharedAnswers(source, "https://who.example", time, new ReferenceClock(time::now));
        SharedStaleness staleness = new SharedStaleness(alone, mark -> {});

        staleness.poll();
        staleness.poll();
        assertThat(log.lines())
                .singleElement()
                .asString()
                .contains("ICDDESK-G015", "did not start (keystore password was incorrect)");
        assertThat(alone.status().state()).isEqualTo(State.STARTING);
        assertThat(alone.status().fault())
                .hasValueSatisfying(fault -> assertThat(fault).contains("keystore password was incorrect"));
        assertThat(alone.find("question")).isEmpty();
    }

    @Test
    void whoSharesIsLoggedWhenItChangesAndAMarkOfOneServerReachesAll() {
        List<Instant> marked = new java.util.ArrayList<>();
        SharedStaleness other = new SharedStaleness(node("https://who.example", time), marked::add);
        SharedStaleness own = new SharedStaleness(answers, marked::add);
        other.poll();
        map.members = List.of("node0", "node1", "node2");
        other.poll();
        other.poll();
        assertThat(log.lines())
                .filteredOn(line -> line.contains("ICDDESK-G013"))
                .hasSize(2)
                .last()
                .asString()
                .contains("3 servers: node0, node1, node2; before: node0, node1");

        own.mark(time.now());
        own.poll();
        assertThat(marked).isEmpty();
        other.poll();
        other.poll();
        assertThat(marked).containsExactly(time.now());

        map.entries.clear();
        other.poll();
        assertThat(map.entries).as("what the map has lost is told again").hasSize(1);
        map.mode = MapDouble.Mode.THROWING;
        other.poll();
        assertThat(log.records()).noneMatch(record -> record.getLevel() == Level.SEVERE);
    }
}
