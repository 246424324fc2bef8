// SPDX-License-Identifier: Apache-2.0
package org.icddesk.it.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.icddesk.sandbox.Sandbox;
import org.icddesk.testing.TestHttp;
import org.icddesk.testing.server.DeskCluster;
import org.icddesk.testing.server.DeskServer;
import org.icddesk.testing.server.People;
import org.junit.jupiter.api.Test;

/** Three servers of one cluster, which share WHO's answers: what that saves, and what becomes of it when servers fail. */
class SharedAnswersClusterChecks {

    private static final int QUESTIONS = Integer.getInteger("cluster.questions", 3_000);
    private static final int NODES = 3;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Without a limit for one address and without a disk, which would answer in the cluster's place. */
    private static final Map<String, String> SETTINGS =
            Map.of("ICD_LIMITS_EXEMPT", "127.0.0.0/8", "ICD_MEMORY_DIRECTORY", "none");

    @Test
    void questionsCostWhoOneCallEachWhoeverIsAskedAndWhoeverFails() throws Exception {
        try (Sandbox sandbox = Sandbox.start();
                DeskCluster cluster = DeskCluster.prepare("shared", sandbox, NODES)) {
            cluster.startAll(SETTINGS);
            cluster.running().forEach(server -> People.add(server, "anna", "icd-admin"));
            awaitShared(cluster, NODES);

            int before = sandbox.counters().apiRequests();
            everyServerIsAskedEverything(cluster);
            int calls = sandbox.counters().apiRequests() - before;
            assertThat(calls).as("calls to WHO").isBetween(QUESTIONS * 98 / 100, QUESTIONS * 102 / 100);
            System.out.println("Calls to WHO for " + QUESTIONS + " questions to " + NODES + " servers: " + calls);

            aKilledServerLosesNothing(cluster, sandbox);
            aServerThatHangsDelaysNobodyAndComesBack(cluster, sandbox);
            whatOneAdministratorRefreshesIsStaleEverywhere(cluster, sandbox);
            aStrangerIsNotLetIn(cluster, sandbox);
            aServerWhoseKeyStoreIsWrongServesAlone(sandbox);
            for (int node = 0; node < NODES; node++) {
                assertThat(cluster.log(node)).doesNotContain(" ERROR ", "Bearer ");
            }
        }
    }

    private static void everyServerIsAskedEverything(DeskCluster cluster) {
        CompletableFuture.allOf(IntStream.range(0, NODES)
                        .mapToObj(node -> CompletableFuture.runAsync(
                                () -> ask(cluster.node(node), node * QUESTIONS / NODES, QUESTIONS)))
                        .toArray(CompletableFuture<?>[]::new))
                .join();
    }

    private static void aKilledServerLosesNothing(DeskCluster cluster, Sandbox sandbox) {
        cluster.node(2).kill();
        DeskCluster.awaitMembers(cluster.node(0), 2);
        awaitShared(cluster.node(0), 2);
        cluster.start(2, SETTINGS);
        awaitShared(cluster, NODES);

        int before = sandbox.counters().apiRequests();
        ask(cluster.node(2), 0, QUESTIONS);
        assertThat(sandbox.counters().apiRequests() - before)
                .as("calls to WHO of a server that has just come, after one of three was killed")
                .isZero();
        JsonObject shared = shared(cluster.node(2));
        assertThat(shared.getInt("hits")).isGreaterThanOrEqualTo(QUESTIONS);
        System.out.println("Look-ups of the server that came, 95 %: " + shared.getString("p95") + "; " + shared);
    }

    private static void aServerThatHangsDelaysNobodyAndComesBack(DeskCluster cluster, Sandbox sandbox)
            throws Exception {
        int before = sandbox.counters().apiRequests();
        signal(cluster.node(1), "STOP");
        try {
            ask(cluster.node(2), 0, 100);
            awaitShared(cluster.node(0), 2);
            ask(cluster.node(0), 0, 100);
        } finally {
            signal(cluster.node(1), "CONT");
        }
        awaitShared(cluster, NODES);
        ask(cluster.node(1), 0, 100);
        assertThat(sandbox.counters().apiRequests() - before)
                .as("calls to WHO while a server hung and after it came back")
                .isZero();
        assertThat(cluster.log(0))
                .contains("Answers are shared by 2 servers: node0, node2; before: node0, node1, node2");
    }

    private static void whatOneAdministratorRefreshesIsStaleEverywhere(DeskCluster cluster, Sandbox sandbox) {
        refreshAll(cluster.node(0));
        await().atMost(PATIENCE).until(() -> cluster.log(1).contains("ICDDESK-G014"));
        int before = sandbox.counters().apiRequests();
        ask(cluster.node(1), 0, 10);
        assertThat(sandbox.counters().apiRequests() - before).isEqualTo(10);
    }

    /** Has an administrator mark all answers stale. */
    static void refreshAll(DeskServer server) {
        String anna = People.authorization("anna");
        String proof = org.jsoup.Jsoup.parse(TestHttp.get(server.url("/status/forget"), "Authorization", anna)
                        .body())
                .select("[name=proof]")
                .val();
        assertThat(TestHttp.send(TestHttp.request(
                                        server.url("/status/forget"),
                                        "Authorization",
                                        anna,
                                        "Content-Type",
                                        "application/x-www-form-urlencoded")
                                .POST(java.net.http.HttpRequest.BodyPublishers.ofString("proof="
                                        + java.net.URLEncoder.encode(proof, java.nio.charset.StandardCharsets.UTF_8))))
                        .statusCode())
                .isEqualTo(303);
    }

    private static void aStrangerIsNotLetIn(DeskCluster cluster, Sandbox sandbox) {
        try (DeskCluster strangers = DeskCluster.prepare("stranger", sandbox, 1)) {
            DeskServer stranger = strangers.start(0, withHosts(cluster.hosts() + "," + strangers.hosts()));
            People.add(stranger, "anna", "icd-admin");
            ask(stranger, 0, 10);
            await().atMost(PATIENCE)
                    .until(() -> cluster.log(0).contains("JGRP000006")
                            || cluster.log(1).contains("JGRP000006")
                            || cluster.log(2).contains("JGRP000006"));
            awaitShared(stranger, 1);
            assertThat(shared(stranger).getInt("hits")).isZero();
            awaitShared(cluster, NODES);
        }
    }

    private static void aServerWhoseKeyStoreIsWrongServesAlone(Sandbox sandbox) {
        try (DeskCluster keyless = DeskCluster.prepare("keyless", sandbox, 1)) {
            DeskServer server = keyless.start(0, with("ICD_CLUSTER_PASSWORD", "not the one of the file"));
            People.add(server, "anna", "icd-admin");
            ask(server, 0, 10);
            await().atMost(PATIENCE).until(() -> keyless.log(0).contains("ICDDESK-G015"));
            JsonObject shared = shared(server);
            assertThat(shared.getString("state")).isEqualTo("STARTING");
            assertThat(shared.getString("fault")).contains("icd", "password");
            System.out.println("With the wrong password: " + shared.getString("fault"));
        }
    }

    private static Map<String, String> withHosts(String hosts) {
        return with("ICD_CLUSTER_HOSTS", hosts);
    }

    private static Map<String, String> with(String name, String value) {
        Map<String, String> all = new HashMap<>(SETTINGS);
        all.put(name, value);
        return all;
    }

    /** Asks a server different questions, beginning with one of them. */
    static void ask(DeskServer server, int first, int count) {
        List<Integer> wrong = IntStream.range(0, count)
                .map(number -> (first + number) % QUESTIONS)
                .filter(number -> TestHttp.get(
                                        server.url("/api/icd/release/11/2024-01/mms/search?q=word" + number),
                                        "API-Version",
                                        "v2",
                                        "Accept-Language",
                                        "en")
                                .statusCode()
                        != 200)
                .boxed()
                .toList();
        assertThat(wrong).as("questions without an answer").isEmpty();
    }

    static void awaitShared(DeskCluster cluster, int members) {
        cluster.running().forEach(server -> awaitShared(server, members));
    }

    static void awaitShared(DeskServer server, int members) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> shared(server).getString("state").equals("SHARED")
                        && shared(server).getJsonArray("members").size() == members);
    }

    static JsonObject shared(DeskServer server) {
        return TestHttp.json(TestHttp.get(server.url("/status.json"), "Authorization", People.authorization("anna")))
                .getJsonObject("shared");
    }

    private static void signal(DeskServer server, String signal) throws Exception {
        assertThat(new ProcessBuilder(
                                "kill",
                                "-" + signal,
                                String.valueOf(server.jvm().pid()))
                        .start()
                        .waitFor())
                .isZero();
    }
}
