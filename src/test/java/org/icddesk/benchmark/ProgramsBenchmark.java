// SPDX-License-Identifier: Apache-2.0
package org.icddesk.benchmark;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.icddesk.sandbox.SandboxOptions;
import org.icddesk.testing.server.Ports;
import org.icddesk.testing.server.TestDesk;

/**
 * Measures remembered answers of about 5 KB side by side with nginx's {@code proxy_cache} before the same sandbox: same
 * machine, same loopback, same load generator ({@code wrk}), turn about. Needs Debian's {@code nginx-light} and {@code wrk}.
 *
 * <p>System properties: {@code rounds} (3), {@code seconds} of each measurement (5), {@code minutes} of the run that
 * watches the memory (5).
 */
public final class ProgramsBenchmark {

    private static final Path HOME = Path.of("target/benchmark").toAbsolutePath();
    private static final String ENTITY = "/icd/release/11/2024-01/mms/257068234";
    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");

    private final PrintStream out;

    private ProgramsBenchmark(PrintStream out) {
        this.out = out;
    }

    /**
     * Measures and tells.
     *
     * @param args none
     * @throws IOException if a tool cannot be run
     * @throws InterruptedException if the run is broken off
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path out = Files.createDirectories(HOME).resolve("programs.txt");
        try (PrintStream stream = new PrintStream(Files.newOutputStream(out), true, StandardCharsets.UTF_8)) {
            new ProgramsBenchmark(stream).run();
        }
    }

    private void run() throws IOException, InterruptedException {
        SandboxOptions options = TestDesk.fullSandbox().withoutToken();
        try (TestDesk desk =
                TestDesk.start("benchmark", options, Map.of("ICD_AUTHENTICATION", "none"), List.of("-Xmx512m"))) {
            int port = Ports.free().http();
            Process nginx = nginx(port, desk.sandbox().port());
            try {
                compare(desk, "http://localhost:" + port + ENTITY);
                watch(desk);
            } finally {
                nginx.destroy();
                nginx.waitFor();
            }
        }
    }

    private void compare(TestDesk desk, String theirs) throws IOException, InterruptedException {
        int seconds = Integer.getInteger("seconds", 5);
        String ours = desk.server().url("/api" + ENTITY).toString();
        ProcessHandle server = server(desk);
        wrk(ours, 20);
        wrk(ours, 10, "If-None-Match: *");
        wrk(theirs, 2);
        List<Double> shares = new ArrayList<>();
        List<Double> gains = new ArrayList<>();
        List<Double> savings = new ArrayList<>();
        for (int round = 1; round <= Integer.getInteger("rounds", 3); round++) {
            double nginx = wrk(theirs, seconds);
            Duration begun = cpu(server);
            double whole = wrk(ours, seconds);
            Duration between = cpu(server);
            double conditional = wrk(ours, seconds, "If-None-Match: *");
            Duration ended = cpu(server);
            double wholeTime = between.minus(begun).toNanos() / 1e3 / seconds / whole;
            double conditionalTime = ended.minus(between).toNanos() / 1e3 / seconds / conditional;
            shares.add(whole / nginx);
            gains.add(conditional / whole);
            savings.add(1 - conditionalTime / wholeTime);
            out.printf(
                    "round %d: nginx %.0f/s, ICD Desk %.0f/s (%.0f %%), conditional %.0f/s;"
                            + " processor time of each %.0f and %.0f µs%n",
                    round, nginx, whole, 100 * whole / nginx, conditional, wholeTime, conditionalTime);
        }
        out.printf(
                "median: ICD Desk has %.0f %% of nginx's rate (30 %% wanted); conditional requests have %.2f times the rate"
                        + " of full ones and take %.0f %% less processor time%n",
                100 * median(shares), median(gains), 100 * median(savings));
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private static ProcessHandle server(TestDesk desk) {
        return desk.server()
                .process()
                .descendants()
                .findFirst()
                .orElse(desk.server().process());
    }

    private static Duration cpu(ProcessHandle process) {
        return process.info().totalCpuDuration().orElseThrow();
    }

    private void watch(TestDesk desk) throws IOException, InterruptedException {
        long process = server(desk).pid();
        for (int minute = 0; minute <= Integer.getInteger("minutes", 5); minute++) {
            if (minute > 0) {
                wrk(desk.server().url("/api" + ENTITY).toString(), 60);
            }
            output(List.of("jcmd", String.valueOf(process), "GC.run"));
            String heap = output(List.of("jcmd", String.valueOf(process), "GC.heap_info"))
                    .replaceAll("\\s+", " ");
            String resident = output(List.of("ps", "-o", "rss=", "-p", String.valueOf(process)))
                    .strip();
            Matcher used = Pattern.compile("used (\\d+)K").matcher(heap);
            out.printf(
                    "minute %d: %s KB of heap used after collection, %s KB resident%n",
                    minute, used.find() ? used.group(1) : "?", resident);
        }
    }

    private static double wrk(String address, int seconds, String... headers) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("wrk", "-t1", "-c32", "-d" + seconds + "s"));
        for (String header : headers) {
            command.add("-H");
            command.add(header);
        }
        command.add(address);
        String said = output(command);
        Matcher rate = RATE.matcher(said);
        if (!rate.find() || said.contains("Non-2xx") && headers.length == 0) {
            throw new IllegalStateException(said);
        }
        return Double.parseDouble(rate.group(1));
    }

    private static Process nginx(int port, int sandbox) throws IOException {
        Path configuration = HOME.resolve("nginx.conf");
        Files.writeString(configuration, """
                daemon off; worker_processes auto; pid HOME/nginx.pid; error_log HOME/nginx.log;
                events { worker_connections 1024; }
                http {
                  access_log off;
                  proxy_cache_path HOME/cache keys_zone=answers:10m;
                  client_body_temp_path HOME/body; proxy_temp_path HOME/proxy; fastcgi_temp_path HOME/fastcgi;
                  uwsgi_temp_path HOME/uwsgi; scgi_temp_path HOME/scgi;
                  server {
                    listen 127.0.0.1:PORT;
                    location / {
                      proxy_pass http://127.0.0.1:SANDBOX; proxy_cache answers; proxy_cache_valid 200 1h;
                      proxy_set_header API-Version v2; proxy_set_header Accept-Language en;
                    }
                  }
                }
                """.replace("HOME", HOME.toString())
                .replace("PORT", String.valueOf(port))
                .replace("SANDBOX", String.valueOf(sandbox)));
        return new ProcessBuilder("nginx", "-c", configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(HOME.resolve("nginx.out").toFile())
                .start();
    }

    private static String output(List<String> command) throws IOException, InterruptedException {
        Path output = Files.createTempFile(HOME, "said", ".txt");
        new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start()
                .waitFor();
        String said = Files.readString(output);
        Files.delete(output);
        return said;
    }
}
