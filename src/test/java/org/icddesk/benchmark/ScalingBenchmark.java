// SPDX-License-Identifier: Apache-2.0
package org.icddesk.benchmark;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.icddesk.sandbox.Sandbox;
import org.icddesk.sandbox.SandboxOptions;
import org.icddesk.testing.TestHttp;
import org.icddesk.testing.faults.FaultTest;
import org.icddesk.testing.server.DeskCluster;
import org.icddesk.testing.server.DeskServer;
import org.icddesk.testing.server.Jvm;

/**
 * Measures what requests cost the servers of a cluster while it grows from one to three, what they hold in memory and send
 * to each other, and what caches in front of one save. CPU is that of the servers' processes, less what they use
 * while nobody asks. Needs WildFly's distribution ({@code desk.server}), Debian's {@code nginx-light}, {@code varnish} and {@code
 * iproute2}.
 *
 * <p>System property: {@code requests} of each measurement for each server (2000).
 */
public final class ScalingBenchmark {

    private static final int NODES = 3;
    private static final int AT_ONCE = 4;
    private static final int PAGES = 300;
    private static final int IDLE_SECONDS = 10;
    private static final List<String> MORE_QUESTIONS = List.of(
            "?include=ancestor&language=en",
            "?include=ancestor&language=es",
            "?include=ancestor&language=fr",
            "?include=ancestor&language=ar",
            "?include=descendant&language=en");
    private static final Pattern SENT = Pattern.compile("bytes_sent:(\\d+)");

    private final int requests = Integer.getInteger("requests", 2_000);
    private final DeskCluster cluster;
    private final PrintStream out;
    private final List<DeskServer> nodes = new ArrayList<>();
    private double idle;

    private ScalingBenchmark(DeskCluster cluster, PrintStream out) {
        this.cluster = cluster;
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
        try (PrintStream out = new PrintStream(
                        Files.newOutputStream(Files.createDirectories(Tool.HOME).resolve("scaling.txt")),
                        true,
                        StandardCharsets.UTF_8);
                Sandbox sandbox = Sandbox.start(SandboxOptions.defaults().withoutToken());
                DeskCluster cluster = DeskCluster.prepare("scaling", sandbox, NODES)) {
            new ScalingBenchmark(cluster, out).run();
        }
    }

    private void run() throws IOException, InterruptedException {
        double[] one = null;
        for (int node = 0; node < NODES; node++) {
            nodes.add(cluster.start(node));
            cluster.awaitMembers(nodes.size());
            IntStream.rangeClosed(0, node).forEach(this::warmUp);
            idle = idle();
            double[] costs = {cost(this::page), cost(this::answer)};
            one = one == null ? costs : one;
            tell(
                    "%d servers: %.2f ms of CPU a page (%.2f of one's), %.2f ms an answer for programs (%.2f of one's);"
                            + " not counting the %.0f ms a second that they use while nobody asks",
                    nodes.size(), costs[0], costs[0] / one[0], costs[1], costs[1] / one[1], idle);
        }
        memory();
        new FrontCacheBenchmark(nodes.get(0), requests, this::tell).run();
    }

    /** Has a server compile what is measured, with the same requests. */
    private void warmUp(int node) {
        send(nodes.get(node), requests, this::page);
        send(nodes.get(node), requests, this::answer);
    }

    /**
     * {@return the milliseconds of CPU that a request costs all servers together} One server after the other is asked, so
     * that they have this machine's processors and their caches as each would have those of a machine of its own.
     */
    private double cost(IntFunction<String> paths) {
        List<ProcessHandle> processes = nodes.stream().map(DeskServer::jvm).toList();
        double before = CpuTime.milliseconds(processes);
        long begun = System.nanoTime();
        nodes.forEach(node -> send(node, requests, paths));
        double took = (System.nanoTime() - begun) / 1e9;
        return (CpuTime.milliseconds(processes) - before - took * idle) / (requests * nodes.size());
    }

    /** {@return the milliseconds of CPU a second that the servers use for themselves while nobody asks them for anything} */
    private double idle() throws InterruptedException {
        List<ProcessHandle> processes = nodes.stream().map(DeskServer::jvm).toList();
        double before = CpuTime.milliseconds(processes);
        long begun = System.nanoTime();
        TimeUnit.SECONDS.sleep(IDLE_SECONDS);
        return (CpuTime.milliseconds(processes) - before) / ((System.nanoTime() - begun) / 1e9);
    }

    /** Sends requests to a server, four at a time. */
    private static void send(DeskServer server, int count, IntFunction<String> paths) {
        List<Thread> senders = IntStream.range(0, AT_ONCE)
                .mapToObj(first -> new Thread(() -> {
                    for (int number = first; number < count; number += AT_ONCE) {
                        get(server.url(paths.apply(number)));
                    }
                }))
                .toList();
        senders.forEach(Thread::start);
        for (Thread sender : senders) {
            try {
                sender.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static void get(URI address) {
        int status = TestHttp.get(address, "Accept-Encoding", "gzip", "Accept-Language", "en")
                .statusCode();
        if (status != 200) {
            throw new IllegalStateException(address + ": " + status);
        }
    }

    private String page(int number) {
        return FaultTest.readAgain(PAGES).get(number % PAGES);
    }

    private String answer(int number) {
        return "/api" + page(number);
    }

    private void memory() throws IOException, InterruptedException {
        for (int fill = 0; fill <= 1; fill++) {
            int known = fill;
            if (fill == 1) {
                List<String> paths = FaultTest.readAgain(PAGES).stream()
                        .flatMap(page -> MORE_QUESTIONS.stream().map(more -> "/api" + page + more))
                        .toList();
                paths.forEach(path ->
                        get(nodes.get(Math.floorMod(path.hashCode(), NODES)).url(path)));
            }
            for (DeskServer node : nodes) {
                try (Jvm jvm = Jvm.of(node)) {
                    tell(
                            "server %d, %s: %d MB of heap in use after collection, %d MB resident, %d KB sent to the others",
                            nodes.indexOf(node) + 1,
                            known == 0 ? "before" : "after 1500 more questions over all",
                            jvm.load().heap() >> 20,
                            Tool.residentMegabytes(node.jvm()),
                            sent(node) >> 10);
                }
            }
        }
    }

    /** {@return the bytes that a server has sent on connections to the others' ports, or from its own} */
    private static long sent(DeskServer node) throws IOException, InterruptedException {
        String port = node.setup().environment().get("ICD_CLUSTER_HOSTS").replaceAll("[^\\[]*\\[(\\d+)]", "$1|");
        Pattern cluster = Pattern.compile(":(?:" + port.substring(0, port.length() - 1) + ")\\s");
        return Tool.output(List.of("ss", "-HtinpO"))
                .lines()
                .filter(line -> line.contains("pid=" + node.jvm().pid() + ","))
                .filter(line -> cluster.matcher(line).find())
                .mapToLong(line -> SENT.matcher(line)
                        .results()
                        .mapToLong(found -> Long.parseLong(found.group(1)))
                        .sum())
                .sum();
    }

    private void tell(String format, Object... values) {
        String line = String.format(Locale.ROOT, format, values);
        out.println(line);
        System.out.println(line);
    }
}
