// SPDX-License-Identifier: Apache-2.0
package org.icddesk.benchmark;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.icddesk.sandbox.Sandbox;
import org.icddesk.sandbox.SandboxOptions;
import org.icddesk.sandbox.fault.Fault;
import org.icddesk.testing.faults.Crowd;
import org.icddesk.testing.server.TestDesk;

/**
 * Measures crowds side by side with the program in {@code src/test/peer}, before the same sandbox, turn about: 200 different
 * searches of a fresh process, 400 while answers take a second, and one address that asks 10,000 different things.
 *
 * <p>System properties: {@code rounds} (3); {@code greedy} (10,000), the searches of the one address; {@code options}, more
 * options of ICD Desk's JVM, separated by blanks; {@code warm-up} ({@code true}), whether it renders pages in advance; {@code
 * settle} (0), the seconds that both processes have after they are ready; {@code fresh.only} (false), whether to measure
 * nothing but fresh processes.
 */
public final class CrowdBenchmark {

    private static final Duration TOKEN_DELAY = Duration.ofMillis(100);
    private static final Duration ANSWER_DELAY = Duration.ofMillis(20);
    private static final Duration SLOW_ANSWER = Duration.ofSeconds(1);
    private static final List<String> JAVA_OPTIONS = List.of("-Xmx512m");
    private static final Map<String, String> WARM_UP = Map.of("ICD_WARM_UP", System.getProperty("warm-up", "true"));
    private static final AtomicInteger WORDS = new AtomicInteger();

    private final TestDesk desk;
    private final Findings findings;
    private final int rounds = Integer.getInteger("rounds", 3);

    private CrowdBenchmark(TestDesk desk, Findings findings) {
        this.desk = desk;
        this.findings = findings;
    }

    /**
     * Measures and tells.
     *
     * @param arguments none
     * @throws IOException if the program cannot be built
     * @throws InterruptedException if the run is broken off
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<String> options = new ArrayList<>(JAVA_OPTIONS);
        options.addAll(List.of(System.getProperty("options", "").split(" ")));
        options.removeIf(String::isBlank);
        try (TestDesk desk = TestDesk.start("crowd-benchmark", SandboxOptions.defaults(), WARM_UP, options)) {
            Findings findings = new Findings(CrowdBenchmark.class, System.out);
            CrowdBenchmark benchmark = new CrowdBenchmark(desk, findings);
            benchmark.freshProcesses();
            if (!Boolean.getBoolean("fresh.only")) {
                benchmark.slowAnswers();
                benchmark.oneGreedyAddress();
            }
            findings.keep();
        }
    }

    /**
     * What a crowd met.
     *
     * @param ready milliseconds until the process was ready
     * @param last milliseconds until the last page
     * @param processor milliseconds of processor time that the process used for the crowd
     * @param pages pages with status 200
     * @param tokens requests for tokens
     */
    private record Met(long ready, long last, long processor, int pages, int tokens) {

        static Met median(List<Met> all) {
            return all.stream()
                    .sorted((one, other) -> Long.compare(one.last, other.last))
                    .toList()
                    .get(all.size() / 2);
        }

        @Override
        public String toString() {
            return "%d pages, the last after %d ms, %d ms of processor time, %d token requests, process ready after %d ms"
                    .formatted(pages, last, processor, tokens, ready);
        }
    }

    private void freshProcesses() throws IOException, InterruptedException {
        answerAfter(ANSWER_DELAY);
        List<Met> ours = new ArrayList<>();
        List<Met> theirs = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            desk.server().kill();
            long start = System.nanoTime();
            desk.restart();
            ours.add(met(desk.server().url(""), desk.server().jvm(), start));
            System.out.println("ICD Desk: " + ours.get(round));
            start = System.nanoTime();
            try (PeerProgram peer = peer()) {
                theirs.add(met(peer.url(""), peer.process(), start));
                System.out.println("peer: " + theirs.get(round));
            }
        }
        Met we = Met.median(ours);
        Met they = Met.median(theirs);
        findings.tell(
                "C01",
                we.pages() == 200 && we.tokens() <= 1 && we.last() <= 1.5 * they.last(),
                "fresh processes, 200 searches from 200 addresses: %s; Spring Boot: %s; %.2f times"
                        .formatted(we, they, (double) we.last() / they.last()));
    }

    private Met met(URI base, ProcessHandle process, long start) {
        long ready = Duration.ofNanos(System.nanoTime() - start).toMillis();
        LockSupport.parkNanos(
                Duration.ofSeconds(Integer.getInteger("settle", 0)).toNanos());
        long used = processor(process);
        desk.sandbox().counters().reset();
        Crowd crowd = Crowd.fromManyAddresses(base, 200, reader -> search());
        reasons(crowd).forEach((words, count) -> System.out.println(count + " were told: " + words));
        return new Met(
                ready,
                crowd.quantile(1).toMillis(),
                processor(process) - used,
                served(crowd).size(),
                desk.sandbox().counters().tokenRequests());
    }

    /** {@return what those were told who got no page, and how many were told so} */
    private static Map<String, Long> reasons(Crowd crowd) {
        return crowd.visits().stream()
                .filter(visit -> visit.status() != 200)
                .map(visit -> visit.words().substring(visit.words().indexOf(' ') + 1))
                .collect(Collectors.groupingBy(words -> words, TreeMap::new, Collectors.counting()));
    }

    private static long processor(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis();
    }

    private void slowAnswers() throws IOException, InterruptedException {
        try (PeerProgram peer = peer()) {
            answerAfter(SLOW_ANSWER);
            String ours = slow(desk.server().url(""));
            String theirs = slow(peer.url(""));
            findings.tell(
                    "C04",
                    Integer.parseInt(ours.split(" ")[0]) >= 140,
                    "answers of 1 s, 400 searches: %s; Spring Boot: %s".formatted(ours, theirs));
        }
    }

    private String slow(URI base) {
        Crowd crowd = Crowd.fromManyAddresses(base, 400, reader -> search());
        List<Crowd.Visit> told =
                crowd.visits().stream().filter(visit -> visit.status() != 200).toList();
        return "%d pages, half after %d ms, the last after %d ms%s, up to %d requests in flight"
                .formatted(
                        served(crowd).size(),
                        Crowd.quantile(served(crowd), 0.5).toMillis(),
                        Crowd.quantile(served(crowd), 1).toMillis(),
                        told.isEmpty()
                                ? ""
                                : "; %d told, half after %d ms, the last after %d ms"
                                        .formatted(
                                                told.size(),
                                                Crowd.quantile(told, 0.5).toMillis(),
                                                Crowd.quantile(told, 1).toMillis()),
                        desk.sandbox().counters().maxInFlight());
    }

    /** Others read pages that are cached and search for what is not, at first alone, then beside the greedy one. */
    private void oneGreedyAddress() {
        answerAfter(ANSWER_DELAY);
        URI base = desk.server().url("");
        Crowd.fromManyAddresses(base, 200, reader -> search());
        int greedy = Integer.getInteger("greedy", 10_000);
        Crowd alone = others(base);
        CompletableFuture<Crowd> greed =
                CompletableFuture.supplyAsync(() -> Crowd.greedy(base, 16, greedy, number -> search()));
        List<Crowd.Visit> beside = new ArrayList<>();
        do {
            beside.addAll(others(base).visits());
        } while (!greed.isDone());
        Crowd of = greed.join();
        long limited =
                of.visits().stream().filter(visit -> visit.status() == 429).count();
        findings.tell(
                "C07",
                limited > 0 && beside.stream().allMatch(visit -> visit.status() == 200),
                "%d searches of one address: %d pages, %d times 429; p95 of 20 others who search %d ms, before %d ms"
                        .formatted(
                                of.count(),
                                served(of).size(),
                                limited,
                                Crowd.quantile(beside, 0.95).toMillis(),
                                alone.quantile(0.95).toMillis()));
    }

    private static Crowd others(URI base) {
        return Crowd.fromManyAddresses(base, 20, reader -> search());
    }

    private static List<Crowd.Visit> served(Crowd crowd) {
        return crowd.visits().stream().filter(visit -> visit.status() == 200).toList();
    }

    private PeerProgram peer() throws IOException, InterruptedException {
        Sandbox sandbox = desk.sandbox();
        return PeerProgram.startWithCredential(sandbox, JAVA_OPTIONS);
    }

    private static String search() {
        return "/search?flexible=true&q=disorder%20word" + WORDS.incrementAndGet();
    }

    private void answerAfter(Duration delay) {
        desk.sandbox().behave();
        desk.sandbox().misbehave(Fault.token(Fault.Kind.DELAY).withDelay(TOKEN_DELAY));
        desk.sandbox().misbehave(Fault.api(Fault.Kind.DELAY).withDelay(delay));
        desk.sandbox().counters().reset();
    }
}
