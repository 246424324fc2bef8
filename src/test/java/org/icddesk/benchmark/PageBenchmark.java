// SPDX-License-Identifier: Apache-2.0
package org.icddesk.benchmark;

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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.awaitility.Awaitility;
import org.icddesk.testing.browser.BrowserTest;
import org.icddesk.testing.server.TestDesk;

/**
 * Measures pages against a bare stateless Facelets page of 25 rows on the same server, in turns: seen a moment ago by
 * somebody, and rendered anew of remembered answers. Rates are those of four readers together, times those of one alone.
 *
 * <p>What it prints is for the documentation and for comparing two builds on one machine; no test depends on it.
 */
public final class PageBenchmark {

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

    private static final Duration TURN = Duration.ofSeconds(4);
    private static final int TURNS = 3;
    private static final int READERS = 4;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicInteger visits = new AtomicInteger();
    private final PrintStream out;

    private PageBenchmark(PrintStream out) {
        this.out = out;
    }

    /** One line of the comparison. */
    private final class Line {

        private final String name;
        private final URI page;
        private final boolean anew;
        private final List<Double> alone = new ArrayList<>();
        private int together;

        Line(String name, URI page, boolean anew) {
            this.name = name;
            this.page = page;
            this.anew = anew;
        }

        /** {@return the page's address; a parameter that no page knows makes it one that nobody has seen} */
        URI address() {
            return anew
                    ? URI.create(page + (page.getQuery() == null ? "?" : "&") + "visit=" + visits.incrementAndGet())
                    : page;
        }

        void turn() throws InterruptedException, ExecutionException {
            together += measure(this, READERS).size();
            alone.addAll(measure(this, 1));
        }

        void forget() {
            together = 0;
            alone.clear();
        }

        void tell(Line reference) {
            List<Double> sorted = alone.stream().sorted().toList();
            out.printf(
                    "%-28s %6.0f pages/s  %4.0f %% of bare  median %5.1f ms  p95 %5.1f ms%n",
                    name,
                    together / (double) (TURN.toSeconds() * TURNS),
                    100.0 * together / reference.together,
                    sorted.get(sorted.size() / 2),
                    sorted.get(sorted.size() * 95 / 100));
        }
    }

    /** Starts a desk, measures and ends. */
    public static void main(String[] arguments) throws Exception {
        try (TestDesk desk = TestDesk.start("benchmark", TestDesk.fullSandbox(), Map.of(), List.of("-Xmx768m"))) {
            desk.awaitToken();
            new PageBenchmark(System.out).run(desk);
        }
    }

    private void run(TestDesk desk) throws InterruptedException, ExecutionException, IOException {
        deploy(desk.server().setup().base().resolve("deployments"));
        URI bare = desk.server().url("/").resolve("/bare/rows.xhtml");
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> get(bare) > 0);
        URI search = desk.server().url("/search?q=cholera");
        URI entity = desk.server().url(BrowserTest.CHOLERA);
        List<Line> lines = List.of(
                new Line("bare Facelets page", bare, false),
                new Line("search, seen before", search, false),
                new Line("search, rendered anew", search, true),
                new Line("entity, seen before", entity, false),
                new Line("entity, rendered anew", entity, true));
        for (int warmUp = 0; warmUp < 2; warmUp++) {
            for (Line line : lines) {
                line.turn();
                line.forget();
            }
        }
        for (int turn = 0; turn < TURNS; turn++) {
            for (Line line : lines) {
                line.turn();
            }
        }
        lines.forEach(line -> line.tell(lines.get(0)));
    }

    /** {@return how many milliseconds each page took that several readers asked for during one turn} */
    private List<Double> measure(Line line, int count) throws InterruptedException, ExecutionException {
        long end = System.nanoTime() + TURN.toNanos();
        ExecutorService readers = Executors.newFixedThreadPool(count);
        try {
            List<Future<List<Double>>> all = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                all.add(readers.submit(() -> {
                    List<Double> times = new ArrayList<>();
                    while (System.nanoTime() < end) {
                        double time = get(line.address());
                        if (time < 0) {
                            throw new IllegalStateException(line.name + " did not come");
                        }
                        times.add(time);
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
