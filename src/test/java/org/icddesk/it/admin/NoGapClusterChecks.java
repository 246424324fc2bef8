// SPDX-License-Identifier: Apache-2.0
package org.icddesk.it.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.icddesk.sandbox.Sandbox;
import org.icddesk.testing.http.ReaderLoad;
import org.icddesk.testing.server.CommandLine.Outcome;
import org.icddesk.testing.server.DeskNodes;
import org.icddesk.testing.server.DeskServer;
import org.icddesk.testing.server.LoadBalancer;
import org.icddesk.testing.server.ReverseProxy;
import org.icddesk.testing.server.ReverseProxyKind;
import org.icddesk.testing.server.ServerCli;
import org.icddesk.testing.server.WarVariant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Three servers behind nginx, and behind WildFly's own load balancer, whose readers notice nothing: one is killed, one is
 * stopped for a while, one is suspended and resumed, and all get another version, one after the other.
 *
 * <p>System properties: {@code rollout.pages}, how many pages are opened behind each balancer at least (2,000);
 * {@code rollout.stopped}, for how many seconds a server is stopped (5).
 */
class NoGapClusterChecks {

    private static final Path HOME = Path.of(System.getProperty("desk.server")).toAbsolutePath();
    private static final Path WAR = Path.of("target/icd-desk.war").toAbsolutePath();
    private static final Path FOLDER = Path.of("target/desks/versions");
    private static final int PAGES = Integer.getInteger("rollout.pages", 2_000);
    private static final Duration STOPPED = Duration.ofSeconds(Integer.getInteger("rollout.stopped", 5));
    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final int STAGES = 5;
    private static final int READERS = 6;
    private static final List<String> PATHS = List.of(
            "/help",
            "/",
            "/search?q=cholera",
            "/icd/release/11/2024-01/mms/257068234",
            "/icd/release/11/2024-01/mms",
            "/list",
            "/my",
            "/api/suggest?q=choler",
            "/api/icd/release/11/2024-01/mms");

    private static Sandbox sandbox;
    private static Path newer;

    @BeforeAll
    static void prepare() {
        sandbox = Sandbox.start();
        newer = WarVariant.of(WAR, FOLDER.resolve("newer.war"), "newer");
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @Test
    void behindNginxReadersNoticeNothing() throws Exception {
        ReverseProxy.require(ReverseProxyKind.NGINX);
        try (DeskNodes nodes = DeskNodes.start(
                        HOME,
                        "nginx-node",
                        3,
                        WAR,
                        sandbox,
                        Map.of("ICD_PROXIES", ReverseProxy.ADDRESS, "ICD_WARM_UP", "true"),
                        "reverse-proxy");
                ReverseProxy nginx = ReverseProxy.start(
                        ReverseProxyKind.NGINX,
                        "nginx-nodes.conf",
                        Map.of(
                                "10.1.0.1:8080", nodes.node(0),
                                "10.1.0.2:8080", nodes.node(1),
                                "10.1.0.3:8080", nodes.node(2)))) {
            readersNoticeNothing("nginx", nodes, nginx.url("/icd-desk"), nginx.trust());
            assertNoErrors(nodes);
            aVersionThatDoesNotStartStopsTheUpgrade(nodes, nginx.url("/icd-desk"), nginx.trust());
        }
    }

    /** These servers share the directory of static files: this balancer asks no other one after a 404. */
    @Test
    void behindWildFlysOwnLoadBalancerReadersNoticeNothing() throws Exception {
        Path assets = Files.createDirectories(FOLDER.resolve("assets")).toAbsolutePath();
        try (LoadBalancer balancer = LoadBalancer.start(HOME);
                DeskNodes nodes = DeskNodes.start(
                        HOME,
                        "mod-cluster-node",
                        3,
                        WAR,
                        sandbox,
                        Map.of(
                                "ICD_PROXIES",
                                "127.0.0.1",
                                "ICD_BALANCER",
                                "localhost",
                                "ICD_BALANCER_PORT",
                                String.valueOf(balancer.serversPort()),
                                "ICD_ASSETS_DIRECTORY",
                                assets.toString()),
                        "reverse-proxy",
                        "mod-cluster")) {
            balancer.await();
            readersNoticeNothing("mod_cluster", nodes, balancer.url(), SSLContext.getDefault());
        }
    }

    private static void readersNoticeNothing(String balancer, DeskNodes nodes, URI address, SSLContext trust)
            throws IOException, InterruptedException {
        try (ReaderLoad load = ReaderLoad.start(address, trust, PATHS, READERS, 10)) {
            stage(balancer, load, "undisturbed", () -> {});
            stage(balancer, load, "kill -9", () -> {
                nodes.node(0).kill();
                pages(load, 200);
                nodes.startAgain(0);
            });
            stage(balancer, load, "SIGSTOP", () -> {
                signal(nodes.node(1), "STOP");
                try {
                    await().pollDelay(STOPPED).atMost(STOPPED.plusMinutes(1)).until(() -> true);
                } finally {
                    signal(nodes.node(1), "CONT");
                }
            });
            stage(balancer, load, "suspend and resume", () -> {
                ServerCli.run(nodes.node(2), ":suspend(suspend-timeout=10)");
                pages(load, 200);
                ServerCli.run(nodes.node(2), ":resume");
            });
            stage(balancer, load, "rolling upgrade", () -> {
                Outcome outcome = nodes.upgrade(newer);
                assertThat(outcome.exitCode()).as(outcome.output()).isZero();
                assertThat(outcome.output()).contains("Done: all servers have this version.");
            });
            load.finish();
            assertThat(load.result().versions()).as("versions seen").hasSize(2);
        }
        Outcome again = nodes.upgrade(newer);
        assertThat(again.exitCode()).as(again.output()).isZero();
        assertThat(again.output().lines().filter(line -> line.contains("has this version already, left alone")))
                .hasSize(3);
    }

    /** A server that is suspended has nothing to complain of. */
    private static void assertNoErrors(DeskNodes nodes) throws IOException {
        for (DeskServer server : nodes.all()) {
            assertThat(server.setup().base().resolve("log/server.log"))
                    .content()
                    .doesNotContain(" ERROR ");
        }
    }

    private static void aVersionThatDoesNotStartStopsTheUpgrade(DeskNodes nodes, URI address, SSLContext trust)
            throws IOException {
        Path broken = WarVariant.broken(WAR, FOLDER.resolve("broken.war"));
        Outcome dry = nodes.upgrade(broken, "--dry-run");
        assertThat(dry.output()).contains("to be upgraded", "Nothing was changed: --dry-run.");
        try (ReaderLoad load = ReaderLoad.start(address, trust, PATHS, READERS, 10)) {
            Outcome outcome = nodes.upgrade(broken);
            assertThat(outcome.exitCode()).as(outcome.output()).isNotZero();
            assertThat(outcome.output())
                    .contains(
                            "Stopped at localhost:"
                                    + nodes.node(0).setup().ports().management(),
                            "run the same command")
                    .doesNotContain(": serves the new version.");
            pages(load, 200);
            load.finish();
            assertThat(load.result().kinds()).isEmpty();
        }
    }

    /** What happens while readers open a share of the pages. */
    private static void stage(String balancer, ReaderLoad load, String name, Stage event)
            throws IOException, InterruptedException {
        ReaderLoad.Result before = load.result();
        long begun = System.nanoTime();
        event.happen();
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> load.pages() - before.pages() >= PAGES / STAGES);
        ReaderLoad.Result after = load.result();
        String line = "%s, %s: %d pages, %d static files, %d failures %s, slowest page so far %d ms, %d s"
                .formatted(
                        balancer,
                        name,
                        after.pages() - before.pages(),
                        after.files() - before.files(),
                        after.failures() - before.failures(),
                        after.kinds(),
                        after.longest().toMillis(),
                        Duration.ofNanos(System.nanoTime() - begun).toSeconds());
        Files.writeString(
                Files.createDirectories(Path.of("target")).resolve("no-gap.txt"),
                line + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
        assertThat(after.failed()).as(line).isEmpty();
    }

    private interface Stage {

        void happen() throws IOException, InterruptedException;
    }

    private static void pages(ReaderLoad load, int more) {
        int before = load.pages();
        await().atMost(PATIENCE).until(() -> load.pages() - before >= more);
    }

    private static void signal(DeskServer server, String signal) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder(
                                "kill",
                                "-" + signal,
                                String.valueOf(server.jvm().pid()))
                        .redirectErrorStream(true)
                        .start()
                        .waitFor())
                .isZero();
    }
}
