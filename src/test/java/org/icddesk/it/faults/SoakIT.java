// SPDX-License-Identifier: Apache-2.0
package org.icddesk.it.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.icddesk.reliability.Reliability;
import org.icddesk.sandbox.Counters;
import org.icddesk.sandbox.fault.Fault;
import org.icddesk.testing.faults.Crowd;
import org.icddesk.testing.faults.FaultDesk;
import org.icddesk.testing.faults.FaultTest;
import org.icddesk.testing.server.Jvm;
import org.icddesk.testing.server.TestDesk;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Load for a while, seconds by default and minutes with the profile soak: what it leaves behind. */
class SoakIT extends FaultTest {

    private static final int READERS = 6;
    private static final Duration BETWEEN_FAULTS = Duration.ofMillis(700);
    private static final Duration LONG = Duration.ofMinutes(5);

    private final TestDesk desk = desk();
    private final Counters counters = desk.sandbox().counters();

    @Test
    @Tag("soak")
    void P02_renewalsUnderLoadAreNotNoticed() {
        Crowd crowd = Crowd.during(loadTime(), desk, 100, readAgain(20));

        double expected = loadTime().toSeconds() / (FaultDesk.TOKEN.toSeconds() * 0.8);
        assertThat(crowd.failures()).isEmpty();
        assertThat((double) counters.tokenRequests()).isBetween(expected * 0.9 - 1, expected * 1.1 + 1);
        List<Duration> slowest = crowd.quantilesOfSeconds(0.99);
        Duration usual = slowest.stream().sorted().toList().get(slowest.size() / 2);
        assertThat(crowd.quantile(0.99)).as("no step at renewals").isLessThanOrEqualTo(usual.multipliedBy(2));
        Reliability.measured(
                "P02",
                "%d s, 100 readers, tokens of 10 s: %d pages, 0 errors, %d token requests, p99 %d ms, median p99 of a second %d ms"
                        .formatted(
                                loadTime().toSeconds(),
                                crowd.count(),
                                counters.tokenRequests(),
                                crowd.quantile(0.99).toMillis(),
                                usual.toMillis()));
    }

    @Test
    void L08_L09_L15_P11_randomFaultsBesideABusyNeighbourLeaveNothingBehind() throws InterruptedException {
        List<String> seen = readAgain(20);
        seen.forEach(page -> assertThat(desk.get(page).statusCode()).isEqualTo(200));
        try (Jvm jvm = Jvm.of(desk.server())) {
            // Memory and pools fill up to what this load takes, given the time; what comes on top of that is a leak.
            boolean filled = loadTime().compareTo(LONG) >= 0;
            new Load(seen).run(loadTime().dividedBy(4));
            awaitLive();
            Jvm.Load before = filled ? settled(jvm) : jvm.load();
            List<String> threads = jvm.threads();
            counters.reset();
            long begun = System.nanoTime();
            Load load = new Load(seen);
            load.run(loadTime());
            int tokens = counters.tokenRequests();
            int renewals = renewalsSince(begun);
            Duration recovery = awaitLive();
            Jvm.Load after = filled ? settled(jvm) : jvm.load();

            assertThat(load.readers.failures()).as("pages that were read").isEmpty();
            assertThat(load.strangers)
                    .as("pages that were not")
                    .allMatch(visit -> visit.status() == 200 || visit.status() == 503)
                    // The deadline of a page, and far more for processors that are shared; less than that of a list.
                    .allMatch(visit -> visit.took().compareTo(Duration.ofSeconds(30)) < 0);
            assertThat(tokens).isBetween(renewals / 2, renewals + 2 + 2 * load.trouble.tokens());
            assertThat(counters.maxTokensInFlight()).isEqualTo(1);
            assertThat(counters.maxInFlight()).isLessThanOrEqualTo(16);
            assertThat(after.heap()).as("heap").isLessThan(before.heap() * 105 / 100 + (filled ? 0 : 4 << 20));
            assertThat(after.threads())
                    .as(() -> "threads " + jvm.threads() + " where before were " + threads)
                    .isLessThanOrEqualTo(before.threads() + (filled ? 2 : 8));
            assertThat(after.files()).as("files").isLessThanOrEqualTo(before.files() + (filled ? 5 : 16 + 5));
            assertThat(desk.log()).doesNotContain("OutOfMemoryError");
            tell(load, tokens, before, after);
            Reliability.measured(
                    "L08", "all processors busy: seen pages 200, back " + recovery.toMillis() + " ms later");
        }
    }

    /** {@return what it holds once the threads that a burst made have ended} */
    private static Jvm.Load settled(Jvm jvm) {
        AtomicInteger last = new AtomicInteger();
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofSeconds(5))
                .until(() -> {
                    int now = jvm.threads().size();
                    return now == last.getAndSet(now);
                });
        return jvm.load();
    }

    private static void tell(Load load, int tokens, Jvm.Load before, Jvm.Load after) {
        Reliability.measured(
                "L15",
                "%d s with %d random faults, tokens of 10 s: %d seen pages 200, %d unseen 200 or 503, %d token requests"
                        .formatted(
                                loadTime().toSeconds(),
                                load.trouble.told(),
                                load.readers.count(),
                                load.strangers.size(),
                                tokens));
        Reliability.measured(
                "P11",
                "heap after GC %d → %d MB, threads %d → %d, open files %d → %d"
                        .formatted(
                                before.heap() >> 20,
                                after.heap() >> 20,
                                before.threads(),
                                after.threads(),
                                before.files(),
                                after.files()));
    }

    private static Thread whileNot(AtomicBoolean over, Runnable action) {
        Thread thread = new Thread(() -> {
            while (!over.get()) {
                action.run();
            }
        });
        thread.start();
        return thread;
    }

    /** Readers of what was read, a stranger, one fault after the other, and neighbours on every processor. */
    private final class Load {

        private final List<String> seen;
        private final Trouble trouble = new Trouble(desk);
        private final List<Crowd.Visit> strangers = new ArrayList<>();
        private Crowd readers;

        Load(List<String> seen) {
            this.seen = seen;
        }

        void run(Duration time) throws InterruptedException {
            AtomicBoolean over = new AtomicBoolean();
            Thread stranger = whileNot(
                    over,
                    () -> strangers.addAll(
                            Crowd.oneByOne(desk, 1, FaultTest::unseenAgain).visits()));
            Thread troubles = whileNot(over, trouble::next);
            List<Thread> neighbours = IntStream.range(0, Runtime.getRuntime().availableProcessors())
                    .mapToObj(processor -> whileNot(over, Math::random))
                    .toList();
            readers = Crowd.during(time, desk, READERS, seen);
            over.set(true);
            troubles.join();
            desk.sandbox().behave();
            for (Thread neighbour : neighbours) {
                neighbour.join();
            }
            stranger.join();
        }
    }

    /** Faults of every kind, in an order that is the same each time. */
    private static final class Trouble {

        private static final List<Fault> ALL = List.of(
                Fault.apiStatus(500),
                Fault.apiStatus(503),
                Fault.apiStatus(429).withHeader("Retry-After", "1"),
                Fault.api(Fault.Kind.RESET),
                Fault.api(Fault.Kind.TRUNCATE),
                Fault.api(Fault.Kind.DELAY).withDelay(Duration.ofMillis(400)),
                Fault.api(Fault.Kind.STALL).times(3),
                Fault.api(Fault.Kind.STATUS).withBody("<html>Sign in</html>", "text/html"),
                Fault.tokenStatus(500).times(1),
                Fault.token(Fault.Kind.RESET).times(1),
                Fault.token(Fault.Kind.DELAY).withDelay(Duration.ofSeconds(1)));

        private final TestDesk desk;
        private final Random random = new Random(42);
        private int told;
        private int tokens;

        Trouble(TestDesk desk) {
            this.desk = desk;
        }

        void next() {
            desk.sandbox().behave();
            Fault fault = ALL.get(random.nextInt(ALL.size()));
            desk.sandbox().misbehave(fault);
            tokens += fault.target() == Fault.Target.TOKEN ? 1 : 0;
            // A token that WHO refuses is replaced every 30 seconds at most.
            if (told++ % 45 == 5) {
                desk.sandbox().revokeTokens();
                tokens++;
            }
            LockSupport.parkNanos(BETWEEN_FAULTS.toNanos());
        }

        int told() {
            return told;
        }

        /** {@return how many of them may have cost a token request more} */
        int tokens() {
            return tokens;
        }
    }
}
