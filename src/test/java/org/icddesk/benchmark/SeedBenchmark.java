// SPDX-License-Identifier: Apache-2.0
package org.icddesk.benchmark;

import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.icddesk.sandbox.SandboxOptions;
import org.icddesk.sandbox.fault.Fault;
import org.icddesk.testing.server.People;
import org.icddesk.testing.server.TestDesk;

/**
 * Measures how long it takes to fetch the chapter of the full table ahead that is nearest to 2,000 entities, at five requests a
 * second, with WHO taking 100 ms for each answer; and how long a reader's page takes meanwhile, cached and not, beside
 * the same while the walk is paused, in turns.
 */
public final class SeedBenchmark {

    private static final Path TABLE =
            Path.of(System.getProperty("icd.shared", "../shared")).resolve("icd-api/tables/icd11-mms-2024-01.tsv");
    private static final int WANTED = 2_000;
    private static final int RATE = 5;
    private static final String WALK = "mms-2024-01-en";
    private static final String ADMINISTRATOR = "anna";
    private static final Duration TURN = Duration.ofSeconds(20);
    private static final int TURNS = 6;
    private static final int CHAPTERS = 28;

    private final TestDesk desk;
    private final List<String> unseen;
    private int visits;

    private SeedBenchmark(TestDesk desk, List<String> unseen) {
        this.desk = desk;
        this.unseen = unseen;
    }

    /** Starts a server that fetches the chapter, and reads pages of others. */
    public static void main(String[] arguments) throws IOException {
        Map<String, List<String>> chapters = chapters();
        String chapter = chapters.entrySet().stream()
                .min((one, other) -> Integer.compare(
                        Math.abs(one.getValue().size() - WANTED),
                        Math.abs(other.getValue().size() - WANTED)))
                .orElseThrow()
                .getKey();
        List<String> unseen = chapters.entrySet().stream()
                .filter(other -> !other.getKey().equals(chapter))
                .flatMap(other -> other.getValue().stream())
                .toList();
        say("chapter %s has %d entities", chapter, chapters.get(chapter).size());
        try (TestDesk desk = TestDesk.start(
                "seed-benchmark",
                SandboxOptions.defaults().withData(TABLE.getParent()),
                Map.of(
                        "ICD_INDEX_ICD10",
                        "none",
                        "ICD_INDEX_ICD11",
                        "2024-01 en " + chapter,
                        "ICD_INDEX_RATE",
                        String.valueOf(RATE),
                        "ICD_MEMORY_DIRECTORY",
                        "none",
                        "ICD_WARM_UP",
                        "false"),
                List.of("-Xmx512m"))) {
            desk.sandbox().misbehave(Fault.api(Fault.Kind.DELAY).withDelay(Duration.ofMillis(100)));
            People.add(desk.server(), ADMINISTRATOR, "icd-admin");
            new SeedBenchmark(desk, unseen).run();
        }
    }

    /** {@return the entities of each chapter, by its code} */
    private static Map<String, List<String>> chapters() throws IOException {
        List<String> lines = Files.readAllLines(TABLE);
        List<String> columns = Arrays.asList(lines.get(0).split("\t"));
        Map<String, List<String>> chapters = new LinkedHashMap<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split("\t", -1);
            chapters.computeIfAbsent(cells[columns.indexOf("chapterNo")], code -> new ArrayList<>())
                    .add(cells[columns.indexOf("id")]);
        }
        return chapters;
    }

    private void run() {
        // A while in which everything is compiled, and the walk is paused: what follows is measured from its beginning.
        desk.act("index-pause?walk=" + WALK, ADMINISTRATOR);
        Readers warm = read(TURN);
        say("to warm up: %d pages", warm.cached.size() + warm.uncached.size());
        seed();
        turns();
    }

    /** How long a walk takes that nothing disturbs but somebody who looks how far it is. */
    private void seed() {
        desk.act("index-anew?walk=" + WALK, ADMINISTRATOR);
        await().atMost(Duration.ofMinutes(1)).until(() -> walk().getInt("done") < CHAPTERS);
        long calls = walk().getJsonNumber("calls").longValue();
        long begun = System.nanoTime();
        await().atMost(Duration.ofMinutes(20))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> walk().getString("state").equals("FINISHED"));
        double seconds = (System.nanoTime() - begun) / 1e9;
        long asked = walk().getJsonNumber("calls").longValue() - calls;
        double expected = (double) asked / RATE;
        say(
                "%d entities at %d requests a second: %d requests in %.1f s; %.1f s expected, %+.1f %%; 2,000 would take %.1f s",
                walk().getInt("done"),
                RATE,
                asked,
                seconds,
                expected,
                100 * (seconds / expected - 1),
                seconds / asked * WANTED);
    }

    /** What readers notice of another walk: one turn beside it, one while it is paused, and so on. */
    private void turns() {
        Readers beside = new Readers();
        Readers alone = new Readers();
        desk.act("index-anew?walk=" + WALK, ADMINISTRATOR);
        for (int turn = 0; turn < TURNS; turn++) {
            beside.add(read(TURN));
            desk.act("index-pause?walk=" + WALK, ADMINISTRATOR);
            alone.add(read(TURN));
            desk.act("index-go-on?walk=" + WALK, ADMINISTRATOR);
        }
        tell("a page whose answers are cached", beside.cached, alone.cached);
        tell("a page that WHO is asked for", beside.uncached, alone.uncached);
    }

    private static final class Readers {
        final List<Double> cached = new ArrayList<>();
        final List<Double> uncached = new ArrayList<>();

        void add(Readers others) {
            cached.addAll(others.cached);
            uncached.addAll(others.uncached);
        }
    }

    private Readers read(Duration time) {
        Readers readers = new Readers();
        String cholera = "/icd/release/11/2024-01/mms/257068234?lang=en&visit=";
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            readers.cached.add(time(cholera + ++visits));
            readers.uncached.add(
                    time("/icd/release/11/2024-01/mms/" + unseen.get(++visits % unseen.size()) + "?lang=en"));
        }
        return readers;
    }

    private double time(String path) {
        long begun = System.nanoTime();
        int status = desk.get(path).statusCode();
        if (status != 200) {
            throw new IllegalStateException(path + ": " + status);
        }
        return (System.nanoTime() - begun) / 1e6;
    }

    private JsonObject walk() {
        return desk.status(ADMINISTRATOR).getJsonArray("index").getJsonObject(0);
    }

    private static void tell(String what, List<Double> beside, List<Double> alone) {
        say(
                "%s: median %.1f ms beside a walk, %.1f ms without, %+.1f %%; p95 %.1f and %.1f ms; %d and %d pages",
                what,
                quantile(beside, 0.5),
                quantile(alone, 0.5),
                100 * (quantile(beside, 0.5) / quantile(alone, 0.5) - 1),
                quantile(beside, 0.95),
                quantile(alone, 0.95),
                beside.size(),
                alone.size());
    }

    private static double quantile(List<Double> times, double share) {
        return times.stream().sorted().toList().get((int) (times.size() * share));
    }

    private static void say(String text, Object... values) {
        System.out.println(String.format(Locale.ROOT, text, values));
    }
}
