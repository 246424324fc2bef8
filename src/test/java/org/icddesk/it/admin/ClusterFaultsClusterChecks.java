// SPDX-License-Identifier: Apache-2.0
package org.icddesk.it.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.icddesk.it.admin.SharedAnswersClusterChecks.awaitShared;
import static org.icddesk.it.admin.SharedAnswersClusterChecks.shared;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.icddesk.it.admin.ClusterSpoiler.Damage;
import org.icddesk.sandbox.Sandbox;
import org.icddesk.testing.TestHttp;
import org.icddesk.testing.server.DeskCluster;
import org.icddesk.testing.server.DeskServer;
import org.icddesk.testing.server.People;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

/** Clusters in which something is wrong that no server of them has done: readers see the right pages all the same. */
class ClusterFaultsClusterChecks {

    private static final int QUESTIONS = 100;

    /** Without a limit for one address and without a disk, which would answer in the cluster's place. */
    private static final Map<String, String> SETTINGS =
            Map.of("ICD_LIMITS_EXEMPT", "127.0.0.0/8", "ICD_MEMORY_DIRECTORY", "none");

    /** One page for each kind of damage, which no server has shown before. */
    private static final List<String> PAGES = List.of(
            "/icd/release/11/2024-01/mms/257068234",
            "/icd/release/11/2024-01/mms/1435254666",
            "/icd/release/11/2024-01/mms",
            "/search?q=cholera",
            "/search?q=typhoid",
            "/search?q=fever",
            "/search?q=diabetes");

    /**
     * Another application on a server of the cluster damages every entry, in each of the ways. The server that looks the
     * answers up next asks WHO again, and shares what it was told with the next one.
     */
    @Test
    void poisonedEntriesAreNotUsedAreToldOnceAndAreReplaced() throws Exception {
        try (Sandbox sandbox = Sandbox.start();
                DeskCluster cluster = DeskCluster.prepare("poisoned", sandbox, 3)) {
            spoilable(cluster, 3);
            int before = 0;
            for (Damage damage : Damage.values()) {
                List<String> asked = asked(damage.ordinal());
                List<String> right = answers(cluster.node(0), asked);
                int refused = shared(cluster.node(1)).getInt("refused");

                int spoilt = spoil(cluster.node(2), damage.name());
                assertThat(spoilt).as("entries with " + damage).isGreaterThanOrEqualTo(asked.size());
                before = sandbox.counters().apiRequests();
                assertThat(answers(cluster.node(1), asked))
                        .as("after " + damage)
                        .isEqualTo(right);
                int calls = sandbox.counters().apiRequests() - before;
                assertThat(calls).as("calls to WHO after " + damage).isGreaterThanOrEqualTo(QUESTIONS);
                int refusals = shared(cluster.node(1)).getInt("refused") - refused;
                assertThat(refusals).as("refused after " + damage).isGreaterThanOrEqualTo(QUESTIONS * 9 / 10);

                before = sandbox.counters().apiRequests();
                assertThat(answers(cluster.node(2), asked)).isEqualTo(right);
                int again = sandbox.counters().apiRequests() - before;
                assertThat(again)
                        .as("calls to WHO of the next server after " + damage)
                        .isLessThanOrEqualTo(5);
                System.out.println("Damage " + damage + ": " + spoilt + " entries, " + calls + " calls to WHO, "
                        + refusals + " refused; the next server: " + again + " calls");
            }
            String log = cluster.log(1);
            assertThat(log.lines().filter(line -> line.contains("ICDDESK-G012")))
                    .hasSize(1);
            assertThat(status(cluster.node(1)))
                    .contains("Damaged or foreign entries "
                            + shared(cluster.node(1)).getInt("refused"));
            assertThat(shared(cluster.node(1)).getString("state")).isEqualTo("SHARED");
            for (int node = 0; node < 3; node++) {
                assertThat(cluster.log(node)).doesNotContain(" ERROR ", "ICDDESK-G010");
            }
        }
    }

    /** Starts all servers, each with the spoiler beside ICD Desk. */
    private static void spoilable(DeskCluster cluster, int size) {
        for (int node = 0; node < size; node++) {
            ShrinkWrap.create(WebArchive.class)
                    .addClasses(ClusterSpoiler.class, Damage.class)
                    .setManifest(new StringAsset("Manifest-Version: 1.0\nDependencies: org.infinispan\n"))
                    .as(ZipExporter.class)
                    .exportTo(cluster.base(node)
                            .resolve("deployments/spoiler.war")
                            .toFile());
        }
        cluster.startAll(SETTINGS);
        cluster.running().forEach(server -> People.add(server, "anna", "icd-admin"));
        awaitShared(cluster, size);
    }

    /** {@return how many entries the spoiler of a server has changed or added} */
    private static int spoil(DeskServer server, String work) {
        HttpResponse<String> done = TestHttp.send(
                TestHttp.request(server.url("/").resolve("/spoiler/" + work)).POST(BodyPublishers.noBody()));
        assertThat(done.statusCode()).as("the spoiler's answer to %s", work).isEqualTo(200);
        return Integer.parseInt(done.body());
    }

    /** {@return addresses of answers for programs and of one page, other ones for each number} */
    private static List<String> asked(int number) {
        return Stream.concat(
                        IntStream.range(0, QUESTIONS)
                                .mapToObj(word ->
                                        "/api/icd/release/11/2024-01/mms/search?q=word" + (number * QUESTIONS + word)),
                        Stream.of(PAGES.get(number)))
                .toList();
    }

    /** {@return what a reader sees at each address, without what WHO numbers its answers with} */
    private static List<String> answers(DeskServer server, List<String> addresses) {
        return addresses.stream()
                .map(address -> {
                    HttpResponse<String> answer =
                            TestHttp.get(server.url(address), "API-Version", "v2", "Accept-Language", "en");
                    assertThat(answer.statusCode()).as(address).isEqualTo(200);
                    return address.startsWith("/api")
                            ? answer.body().replaceFirst("\"uniqueSearchId\":\"[^\"]*\"", "")
                            : Jsoup.parse(answer.body()).select("main").text();
                })
                .toList();
    }

    private static String status(DeskServer server) {
        return Jsoup.parse(TestHttp.get(server.url("/status"), "Authorization", People.authorization("anna"))
                        .body())
                .select("#shared")
                .text();
    }
}
