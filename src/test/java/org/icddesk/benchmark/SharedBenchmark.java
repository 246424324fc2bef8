// SPDX-License-Identifier: Apache-2.0
package org.icddesk.benchmark;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.icddesk.sandbox.Sandbox;
import org.icddesk.testing.TestHttp;
import org.icddesk.testing.server.DeskCluster;
import org.icddesk.testing.server.DeskServer;
import org.icddesk.testing.server.People;

/**
 * Measures what answers that a cluster shares cost: how long a server takes to start with none and with many of them in the
 * cluster, and how long it takes to look one up. Needs WildFly's distribution ({@code desk.server}).
 *
 * <p>System properties: {@code answers} in the cluster (10,000); {@code starts} of each kind (5).
 */
public final class SharedBenchmark {

    private static final int NODES = 3;
    private static final int AT_ONCE = 4;
    private static final int LOOK_UPS = 500;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration IDLE = Duration.ofSeconds(5);
    private static final Map<String, String> SETTINGS =
            Map.of("ICD_LIMITS_EXEMPT", "127.0.0.0/8", "ICD_MEMORY_DIRECTORY", "none");

    private final int answers = Integer.getInteger("answers", 10_000);
    private final int starts = Integer.getInteger("starts", 5);
    private final DeskCluster cluster;

    private SharedBenchmark(DeskCluster cluster) {
        this.cluster = cluster;
    }

    /**
     * Measures and tells.
     *
     * @param args none
     * @throws IOException if a server cannot be measured
     */
    public static void main(String[] args) throws IOException {
        try (Sandbox sandbox = Sandbox.start();
                DeskCluster cluster = DeskCluster.prepare("shared-answers", sandbox, NODES)) {
            new SharedBenchmark(cluster).run();
        }
    }

    private void run() {
        cluster.startAll(SETTINGS);
        cluster.running().forEach(server -> People.add(server, "anna", "icd-admin"));
        double[] empty = startTimes();
        tellIdle();
        ask(cluster.node(0), 0, answers / 2);
        ask(cluster.node(1), answers / 2, answers);
        System.out.println("In the cluster: " + shared(cluster.node(0)));
        double[] full = startTimes();
        System.out.printf(
                "Start of the third server until it answers: %.2f s with no answers in the cluster, %.2f s with %d (%.2f"
                        + " of that); %s, %s%n",
                median(empty),
                median(full),
                answers,
                median(full) / median(empty),
                Arrays.toString(empty),
                Arrays.toString(full));
        Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> shared(cluster.node(2)).getJsonNumber("entries").longValue() >= answers / 2);
        for (int first = 0; first + 2 * LOOK_UPS <= answers; first += 2 * LOOK_UPS) {
            for (int number = first; number < first + 2 * LOOK_UPS; number++) {
                get(cluster.node(2), number);
            }
            System.out.printf(
                    "The last %d look-ups of %d, 95 %%: %.2f ms%n",
                    LOOK_UPS,
                    first + 2 * LOOK_UPS,
                    Duration.parse(shared(cluster.node(2)).getString("p95")).toNanos() / 1e6);
        }
        tellIdle();
        System.out.println("Afterwards: " + shared(cluster.node(2)));
    }

    /** {@return the seconds that the third server took to start, each time} */
    private double[] startTimes() {
        return IntStream.range(0, starts)
                .mapToDouble(time -> {
                    cluster.node(2).close();
                    DeskCluster.awaitMembers(cluster.node(0), NODES - 1);
                    long begun = System.nanoTime();
                    cluster.start(2, SETTINGS);
                    double took = (System.nanoTime() - begun) / 1e9;
                    cluster.awaitMembers(NODES);
                    return took;
                })
                .toArray();
    }

    private void tellIdle() {
        cluster.running().forEach(server -> {
            List<ProcessHandle> process = List.of(server.jvm());
            double before = CpuTime.milliseconds(process);
            long begun = System.nanoTime();
            Awaitility.await().pollDelay(IDLE).until(() -> true);
            System.out.printf(
                    "While nobody asks, a server uses %.0f ms of CPU a second%n",
                    (CpuTime.milliseconds(process) - before) / ((System.nanoTime() - begun) / 1e9));
        });
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static void ask(DeskServer server, int first, int end) {
        Thread[] askers = IntStream.range(0, AT_ONCE)
                .mapToObj(asker -> new Thread(() -> {
                    for (int number = first + asker; number < end; number += AT_ONCE) {
                        get(server, number);
                    }
                }))
                .toArray(Thread[]::new);
        Arrays.stream(askers).forEach(Thread::start);
        for (Thread asker : askers) {
            try {
                asker.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static void get(DeskServer server, int number) {
        int status = TestHttp.get(
                        server.url("/api/icd/release/11/2024-01/mms/search?q=word" + number),
                        "API-Version",
                        "v2",
                        "Accept-Language",
                        "en")
                .statusCode();
        if (status != 200) {
            throw new IllegalStateException("Question " + number + ": " + status);
        }
    }

    private static JsonObject shared(DeskServer server) {
        return TestHttp.json(TestHttp.get(server.url("/status.json"), "Authorization", People.authorization("anna")))
                .getJsonObject("shared");
    }
}
