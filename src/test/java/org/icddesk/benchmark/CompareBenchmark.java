// SPDX-License-Identifier: Apache-2.0
package org.icddesk.benchmark;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.icddesk.sandbox.SandboxOptions;
import org.icddesk.sandbox.fault.Fault;
import org.icddesk.testing.server.TestDesk;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/**
 * Measures comparisons of the full table against a release derived from it, with a twentieth of the leaves missing and
 * another with other titles: how long a whole chapter takes that nobody has asked for, with WHO taking 100 ms for each
 * answer, as a browser without script goes on with it; and how long the page of an entity takes that is remembered in both
 * releases, beside the entity's own page.
 */
public final class CompareBenchmark {

    private static final Path TABLES =
            Path.of(System.getProperty("icd.shared", "../shared")).resolve("icd-api/tables");
    private static final String TABLE = "icd11-mms-2024-01.tsv";
    private static final String EARLIER = "icd11-mms-2023-01.tsv";
    private static final String PAIR = "/compare/11/2023-01/2024-01/mms/";
    private static final Duration UPSTREAM = Duration.ofMillis(100);
    private static final int WARM_UP = 1_500;
    private static final int ROUNDS = 500;

    private final TestDesk desk;
    private int visits;

    private CompareBenchmark(TestDesk desk) {
        this.desk = desk;
    }

    /** Starts a server beside a sandbox with both releases, and compares. */
    public static void main(String[] arguments) throws IOException {
        Path tables = Files.createDirectories(Tool.HOME.resolve("two-releases"));
        for (String table : List.of(TABLE, "icd10-2019.tsv", "icd11-mms-2018-texts.tsv")) {
            Files.write(tables.resolve(table), Files.readAllBytes(TABLES.resolve(table)));
        }
        Files.write(tables.resolve(EARLIER), earlier());
        try (TestDesk desk = TestDesk.start(
                "compare-benchmark",
                SandboxOptions.defaults().withData(tables),
                Map.of("ICD_MEMORY_DIRECTORY", "none"),
                List.of("-Xmx768m"))) {
            desk.awaitToken();
            new CompareBenchmark(desk).run();
        }
    }

    private static List<String> earlier() throws IOException {
        Random random = new Random(2023);
        List<String> lines = new ArrayList<>();
        List<String> all = Files.readAllLines(TABLES.resolve(TABLE));
        List<String> columns = Arrays.asList(all.get(0).split("\t"));
        int leaf = columns.indexOf("isLeaf");
        int title = columns.indexOf("title_en");
        for (String line : all) {
            String[] cells = line.split("\t", -1);
            int dice = cells[leaf].equalsIgnoreCase("true") ? random.nextInt(20) : 19;
            if (dice == 1) {
                cells[title] = "Formerly " + cells[title];
            }
            if (dice != 0) {
                lines.add(String.join("\t", cells));
            }
        }
        return lines;
    }

    private void run() {
        desk.sandbox().misbehave(Fault.api(Fault.Kind.DELAY).withDelay(UPSTREAM));
        for (String chapter : List.of("22", "01")) {
            chapter(chapter);
        }
        desk.sandbox().behave();
        String cholera = "257068234";
        String entity = "/icd/release/11/2024-01/mms/" + cholera;
        for (int i = 0; i < WARM_UP; i++) {
            time(PAIR + cholera);
            time(entity);
        }
        List<Double> compared = new ArrayList<>();
        List<Double> read = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            compared.add(time(PAIR + cholera));
            read.add(time(entity));
        }
        tell("comparison of an entity remembered in both releases", compared);
        tell("page of the entity", read);
    }

    private void chapter(String code) {
        String path = PAIR + id(code) + "?lang=en";
        long begun = System.nanoTime();
        Document page = Jsoup.parse(await().atMost(Duration.ofMinutes(10))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> desk.get(path), answer -> answer.statusCode() == 200)
                .body());
        say(
                "chapter %s cold: %.0f s; %s %s",
                code,
                (System.nanoTime() - begun) / 1e9,
                page.select("#comparison-words").text(),
                String.join(", ", page.select(".counts li").eachText()));
    }

    private static String id(String chapter) {
        try (Stream<String> lines = Files.lines(TABLES.resolve(TABLE))) {
            return lines.map(line -> line.split("\t", -1))
                    .filter(cells -> cells[3].equals(chapter))
                    .findFirst()
                    .orElseThrow()[0];
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return how long a page took that nobody has seen, in milliseconds} */
    private double time(String path) {
        String unseen = path + "?lang=en&visit=" + ++visits;
        long begun = System.nanoTime();
        desk.get(unseen);
        return (System.nanoTime() - begun) / 1e6;
    }

    private static void tell(String what, List<Double> times) {
        List<Double> sorted = times.stream().sorted().toList();
        say(
                "%s: median %.1f ms, p95 %.1f ms",
                what, sorted.get(sorted.size() / 2), sorted.get(sorted.size() * 95 / 100));
    }

    private static void say(String text, Object... values) {
        System.out.println(String.format(Locale.ROOT, text, values));
    }
}
