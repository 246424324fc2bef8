// SPDX-License-Identifier: Apache-2.0
package org.icddesk.faults;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntFunction;
import org.icddesk.support.Desk;

/** Readers who ask at the same time, each one page after another. */
final class Crowd {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Queue<Visit> visits = new ConcurrentLinkedQueue<>();

    private Crowd() {}

    /**
     * What one reader got for one page.
     *
     * @param status HTTP status, 0 if there was no answer
     * @param took time until the whole page was there
     */
    record Visit(int status, Duration took) {}

    /** Lets everybody ask one page at once. */
    static Crowd atOnce(Desk desk, int readers, IntFunction<String> page) {
        Crowd crowd = new Crowd();
        crowd.run(readers, number -> crowd.visit(desk, page.apply(number)));
        return crowd;
    }

    /** Lets everybody ask page after page for a while. */
    static Crowd during(Duration time, Desk desk, int readers, List<String> pages) {
        Crowd crowd = new Crowd();
        long end = System.nanoTime() + time.toNanos();
        crowd.run(readers, number -> {
            for (int i = number; System.nanoTime() - end < 0; i++) {
                crowd.visit(desk, pages.get(i % pages.size()));
            }
        });
        return crowd;
    }

    /** {@return the number of pages asked} */
    int visits() {
        return visits.size();
    }

    /** {@return the number of answers with a status} */
    long with(int status) {
        return visits.stream().filter(visit -> visit.status() == status).count();
    }

    /** {@return the number of answers with any other status than 200} */
    long failures() {
        return visits() - with(200);
    }

    /** {@return the time that a part of the answers took at most} */
    Duration quantile(double part) {
        long[] took = visits.stream()
                .mapToLong(visit -> visit.took().toNanos())
                .sorted()
                .toArray();
        return Duration.ofNanos(took[(int) Math.ceil(part * took.length) - 1]);
    }

    /** {@return the statuses that came, each once} */
    String statuses() {
        return Arrays.toString(
                visits.stream().mapToInt(Visit::status).distinct().sorted().toArray());
    }

    private void visit(Desk desk, String page) {
        long start = System.nanoTime();
        int status = 0;
        try {
            status = HTTP.send(
                            HttpRequest.newBuilder(desk.server().url(page))
                                    .timeout(Duration.ofSeconds(60))
                                    .build(),
                            BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            status = 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        visits.add(new Visit(status, Duration.ofNanos(System.nanoTime() - start)));
    }

    private void run(int readers, java.util.function.IntConsumer reader) {
        CountDownLatch go = new CountDownLatch(1);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < readers; i++) {
            int number = i;
            Thread thread = new Thread(() -> {
                try {
                    go.await();
                    reader.accept(number);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            thread.start();
            threads.add(thread);
        }
        go.countDown();
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
