// SPDX-License-Identifier: Apache-2.0
package org.icddesk.benchmark;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.icddesk.sandbox.SandboxOptions;
import org.icddesk.testing.TestHttp;
import org.icddesk.testing.server.TestDesk;

/**
 * Measures remembered answers and pages side by side with nginx's {@code proxy_cache} and with the program in {@code
 * src/test/peer}, all before the same sandbox: same machine, same loopback, same load generator, turn about. Needs
 * Debian's {@code nginx-light} and {@code wrk}.
 *
 * <p>System properties: {@code rounds} (3), {@code seconds} of each measurement (5), {@code minutes} of the run that
 * watches the memory (5), {@code peer} ({@code true}: whether to measure the program too), {@code options}: more options
 * of both JVMs, separated by blanks, such as {@code -XX:NativeMemoryTracking=summary}, which tells more of their memory; {@code desk.options}: more of
 * ICD Desk's alone.
 */
public final class ProgramsBenchmark {

    private static final String ENTITY = "/icd/release/11/2024-01/mms/257068234";
    /** A full page of hits. */
    private static final String SEARCH = "/search?q=disorder";

    private static final String GZIP = "Accept-Encoding: gzip";

    /** With a credential, servlets and filters answer instead of the fast lane: what the lane saves. */
    private static final String BY_SERVLETS = "Authorization: Basic bm9ib2R5OmF0IGFsbA==";

    private static final List<String> JAVA_OPTIONS = with(List.of("-Xmx512m"), "options");
    private static final List<String> DESK_OPTIONS = with(JAVA_OPTIONS, "desk.options");

    private final Map<String, Case> cases = new LinkedHashMap<>();
    private final PrintStream out;

    private ProgramsBenchmark(PrintStream out) {
        this.out = out;
    }

    private static List<String> with(List<String> options, String property) {
        return Stream.concat(
                        options.stream(),
                        Stream.of(System.getProperty(property, "").split(" ")))
                .filter(option -> !option.isBlank())
                .toList();
    }

    /** One thing that is asked for, with what it showed in each round. */
    private record Case(
            URI address, String[] headers, ProcessHandle process, List<Wrk.Figures> figures, List<Double> processor) {

        void run(int seconds) throws IOException, InterruptedException {
            Duration before = used();
            Wrk.Figures run = Wrk.run(address, seconds, headers);
            figures.add(run);
            processor.add(used().minus(before).toNanos() / 1e3 / (run.rate() * seconds));
        }

        /** {@return the processor time that the program has used} */
        private Duration used() {
            return Stream.concat(Stream.of(process), process.descendants())
                    .map(one -> one.info().totalCpuDuration().orElse(Duration.ZERO))
                    .reduce(Duration.ZERO, Duration::plus);
        }

        /** {@return microseconds of processor time that an answer takes} */
        double cost() {
            return median(processor);
        }

        double rate() {
            return median(figures.stream().map(Wrk.Figures::rate).toList());
        }

        double p99() {
            return median(figures.stream().map(Wrk.Figures::p99).toList());
        }

        private static double median(List<Double> values) {
            return values.stream().sorted().toList().get(values.size() / 2);
        }
    }

    /**
     * Measures and tells.
     *
     * @param args none
     * @throws IOException if a tool cannot be run
     * @throws InterruptedException if the run is broken off
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        try (PrintStream stream = new PrintStream(
                Files.newOutputStream(Files.createDirectories(Tool.HOME).resolve("programs.txt")),
                true,
                StandardCharsets.UTF_8)) {
            new ProgramsBenchmark(stream).run();
        }
    }

    private void run() throws IOException, InterruptedException {
        SandboxOptions options = TestDesk.fullSandbox().withoutToken();
        Map<String, String> settings = Map.of("ICD_AUTHENTICATION", "none");
        try (TestDesk desk = TestDesk.start("benchmark", options, settings, DESK_OPTIONS);
                CachingProxy nginx = CachingProxy.start(desk.sandbox().port())) {
            add("nginx JSON", nginx.process(), nginx.url(ENTITY));
            add("desk JSON", desk.server().jvm(), desk.server().url("/api" + ENTITY));
            add("desk JSON gzip", desk.server().jvm(), desk.server().url("/api" + ENTITY), GZIP);
            add("desk JSON 304", desk.server().jvm(), desk.server().url("/api" + ENTITY), "If-None-Match: *");
            add("desk entity gzip", desk.server().jvm(), desk.server().url(ENTITY), GZIP);
            add("desk search gzip", desk.server().jvm(), desk.server().url(SEARCH), GZIP);
            add("desk entity", desk.server().jvm(), desk.server().url(ENTITY));
            add("desk search", desk.server().jvm(), desk.server().url(SEARCH));
            add("servlets JSON", desk.server().jvm(), desk.server().url("/api" + ENTITY), BY_SERVLETS);
            add("servlets entity", desk.server().jvm(), desk.server().url(ENTITY), BY_SERVLETS, GZIP);
            add("servlets search", desk.server().jvm(), desk.server().url(SEARCH), BY_SERVLETS, GZIP);
            if (!"false".equals(System.getProperty("peer"))) {
                try (PeerProgram peer =
                        PeerProgram.start(desk.sandbox().apiUrl().toString(), JAVA_OPTIONS)) {
                    add("peer JSON", peer.process(), peer.url("/api" + ENTITY));
                    add("peer entity gzip", peer.process(), peer.url(ENTITY), GZIP);
                    add("peer search gzip", peer.process(), peer.url(SEARCH), GZIP);
                    compare();
                    tellMemory("peer", peer.process());
                }
            } else {
                compare();
            }
            tellMemory("desk", desk.server().jvm());
            watch(desk);
        }
    }

    private void add(String name, ProcessHandle process, URI address, String... headers) {
        cases.put(name, new Case(address, headers, process, new ArrayList<>(), new ArrayList<>()));
        int bytes = TestHttp.send(TestHttp.request(address)).body().getBytes(StandardCharsets.UTF_8).length;
        out.printf("%s: %d bytes uncompressed%n", name, bytes);
    }

    private void compare() throws IOException, InterruptedException {
        for (Case one : cases.values()) {
            Wrk.run(one.address(), Integer.getInteger("seconds", 5) + 3, one.headers());
        }
        for (int round = 0; round < Integer.getInteger("rounds", 3); round++) {
            for (Case one : cases.values()) {
                one.run(Integer.getInteger("seconds", 5));
            }
        }
        cases.forEach((name, one) -> out.printf(
                "%-16s %8.0f/s  p99 %6.2f ms  %6.1f µs of processor time  (rounds: %s)%n",
                name,
                one.rate(),
                one.p99(),
                one.cost(),
                one.figures().stream()
                        .map(figures -> "%.0f".formatted(figures.rate()))
                        .toList()));
        tellRatio("desk JSON", "nginx JSON", 0.6);
        tellRatio("desk JSON", "servlets JSON", 1);
        tellRatio("desk JSON 304", "desk JSON", 1.3);
        out.printf(
                "a 304 takes %.2f of the processor time of a full answer%n",
                cases.get("desk JSON 304").cost() / cases.get("desk JSON").cost());
        tellRatio("desk entity gzip", "desk JSON", 0.6);
        tellRatio("desk search gzip", "desk JSON", 0.6);
        if (cases.containsKey("peer JSON")) {
            tellRatio("desk JSON", "peer JSON", 2);
            tellRatio("desk entity gzip", "peer entity gzip", 6);
            tellRatio("desk search gzip", "peer search gzip", 6);
        }
    }

    private void tellRatio(String one, String other, double wanted) {
        out.printf(
                "%s has %.2f times the rate of %s (%.1f wanted)%n",
                one, cases.get(one).rate() / cases.get(other).rate(), other, wanted);
    }

    private void tellMemory(String name, ProcessHandle process) throws IOException, InterruptedException {
        out.printf("%s: %d MiB resident after the load%n", name, Tool.residentMegabytes(process));
        for (String part : List.of("GC.heap_info", "VM.metaspace basic", "Compiler.codecache")) {
            out.println(Tool.output(List.of("jcmd", String.valueOf(process.pid()), part))
                    .lines()
                    .filter(line -> line.matches("(?i).*(heap +total|both:|size=|metaspace +used).*"))
                    .map(String::strip)
                    .collect(Collectors.joining("; ")));
        }
        out.println(Tool.output(List.of("jcmd", String.valueOf(process.pid()), "VM.native_memory", "summary"))
                .lines()
                .filter(line -> line.contains("committed="))
                .map(line -> line.strip().replaceAll("^-\\s+|reserved=\\d+KB, ", ""))
                .filter(line -> line.matches("[A-Z].*"))
                .collect(Collectors.joining("; ")));
    }

    private void watch(TestDesk desk) throws IOException, InterruptedException {
        ProcessHandle process = desk.server().jvm();
        for (int minute = 0; minute <= Integer.getInteger("minutes", 5); minute++) {
            if (minute > 0) {
                Wrk.run(desk.server().url("/api" + ENTITY), 60);
            }
            String pid = String.valueOf(process.pid());
            Tool.output(List.of("jcmd", pid, "GC.run"));
            String heap = Tool.output(List.of("jcmd", pid, "GC.heap_info")).replaceAll("\\s+", " ");
            Matcher used = Pattern.compile("used (\\d+)K").matcher(heap);
            out.printf(
                    "minute %d: %s KB of heap used after collection, %d MiB resident%n",
                    minute, used.find() ? used.group(1) : "?", Tool.residentMegabytes(process));
        }
    }
}
