// SPDX-License-Identifier: Apache-2.0
package org.icddesk.support;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.awaitility.Awaitility;

/**
 * Measures remembered pages against a bare stateless Facelets page of 25 rows on the same server, in turns.
 *
 * <p>What it prints is for the documentation and for comparing two builds on one machine; no test depends on it.
 */
public final class Benchmark {

    private static final Map<String, String> BARE =
            Map.of("WEB-INF/beans.xml", "", "WEB-INF/web.xml", """
            <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
              <servlet><servlet-name>faces</servlet-name><servlet-class>jakarta.faces.webapp.FacesServlet</servlet-class></servlet>
              <servlet-mapping><servlet-name>faces</servlet-name><url-pattern>*.xhtml</url-pattern></servlet-mapping>
            </web-app>
            """, "rows.xhtml", """
            <!DOCTYPE html>
            <html xmlns="http://www.w3.org/1999/xhtml" xmlns:f="jakarta.faces.core" xmlns:ui="jakarta.faces.facelets">
            <f:view transient="true"><head><title>Rows</title></head><body><ul>
            <ui:repeat begin="1" end="25" var="row"><li><a href="rows.xhtml?row=#{row}">Row #{row}</a></li></ui:repeat>
            </ul></body></f:view></html>
            """);

    private static final Duration TURN = Duration.ofSeconds(5);
    private static final int TURNS = 3;
    private static final int READERS = 4;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final PrintStream out;

    private Benchmark(PrintStream out) {
        this.out = out;
    }

    /** Starts a desk, measures and ends. */
    public static void main(String[] arguments) throws Exception {
        try (Desk desk = Desk.start("benchmark", Desk.fullSandbox(), Map.of(), List.of("-Xmx768m"))) {
            desk.awaitToken();
            new Benchmark(System.out).run(desk);
        }
    }

    private void run(Desk desk) throws InterruptedException, ExecutionException, IOException {
        deploy(desk.server().setup().base().resolve("deployments"));
        URI bare = desk.server().url("/").resolve("/bare/rows.xhtml");
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> get(bare) > 0);
        URI search = desk.server().url("/search?q=cholera");
        URI entity = desk.server().url(BrowserTest.CHOLERA);
        List<URI> pages = List.of(bare, search, entity);
        for (URI page : pages) {
            measure(page);
        }
        Map<URI, List<Double>> times = new java.util.LinkedHashMap<>();
        for (int turn = 0; turn < TURNS; turn++) {
            for (URI page : pages) {
                times.computeIfAbsent(page, p -> new ArrayList<>()).addAll(measure(page));
            }
        }
        double reference = times.get(bare).size();
        times.forEach((page, all) -> tell(page, all, reference));
    }

    private void tell(URI page, List<Double> all, double reference) {
        List<Double> sorted = all.stream().sorted().toList();
        out.printf(
                "%-60s %6.0f pages/s  %3.0f %% of bare  median %5.1f ms  p95 %5.1f ms%n",
                page.getPath(),
                all.size() / (double) (TURN.toSeconds() * TURNS),
                100 * all.size() / reference,
                sorted.get(sorted.size() / 2),
                sorted.get(sorted.size() * 95 / 100));
    }

    /** {@return how many milliseconds each page took that several readers asked for during one turn} */
    private List<Double> measure(URI page) throws InterruptedException, ExecutionException {
        long end = System.nanoTime() + TURN.toNanos();
        ExecutorService readers = Executors.newFixedThreadPool(READERS);
        try {
            List<Future<List<Double>>> all = new ArrayList<>();
            for (int i = 0; i < READERS; i++) {
                all.add(readers.submit(() -> {
                    List<Double> times = new ArrayList<>();
                    while (System.nanoTime() < end) {
                        times.add(get(page));
                    }
                    return times;
                }));
            }
            List<Double> times = new ArrayList<>();
            for (Future<List<Double>> reader : all) {
                times.addAll(reader.get());
            }
            return times;
        } finally {
            readers.shutdown();
        }
    }

    /** {@return how many milliseconds a page took; negative when it did not come} */
    private double get(URI page) throws IOException, InterruptedException {
        long start = System.nanoTime();
        int status = http.send(
                        HttpRequest.newBuilder(page)
                                .header("Accept-Encoding", "gzip")
                                .build(),
                        BodyHandlers.ofByteArray())
                .statusCode();
        return status == 200 ? (System.nanoTime() - start) / 1e6 : -1;
    }

    private static void deploy(Path deployments) throws IOException {
        Path war = Files.createTempFile("bare", ".war");
        try (OutputStream file = Files.newOutputStream(war);
                ZipOutputStream zip = new ZipOutputStream(file)) {
            for (Map.Entry<String, String> entry : BARE.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        Files.move(war, deployments.resolve("bare.war"));
    }
}
