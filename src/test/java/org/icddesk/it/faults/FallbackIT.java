// SPDX-License-Identifier: Apache-2.0
package org.icddesk.it.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.icddesk.sandbox.Sandbox;
import org.icddesk.sandbox.SandboxOptions;
import org.icddesk.sandbox.fault.Fault;
import org.icddesk.testing.Lane;
import org.icddesk.testing.TestHttp;
import org.icddesk.testing.http.ProgramClient;
import org.icddesk.testing.server.TestDesk;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** Two sandboxes: one for WHO, one for a local deployment of the ICD API, which has no ICD-10. */
@Lane(Lane.OTHER_SERVERS)
class FallbackIT {

    private static final String CHOLERA = "/icd/release/11/2024-01/mms/257068234";
    private static final String CHAPTERS = "/icd/release/11/2024-01/mms?lang=en";
    private static final String OF_THE_LOCAL_ONE = "organisation’s own copy of the ICD API";

    @Test
    void A13_whileWhoIsSilentTheLocalOneAnswersAndThePageSaysSo() {
        try (Sandbox local = Sandbox.start(SandboxOptions.defaults().withoutToken());
                TestDesk desk = TestDesk.start(
                        "fallback",
                        SandboxOptions.defaults(),
                        Map.of("ICD_API_FALLBACK_URL", local.apiUrl()),
                        List.of())) {
            local.misbehave(Fault.apiStatus(404).onPath("/icd/release/10.*"));
            desk.page(CHAPTERS);
            assertThat(desk.get("/icd/release/11/2024-01/mms/1").statusCode()).isEqualTo(404);
            assertThat(local.counters().apiRequests()).as("while WHO answers").isZero();

            desk.sandbox().misbehave(Fault.apiStatus(503));
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> banner(desk.get(CHOLERA)).contains(OF_THE_LOCAL_ONE));
            assertThat(Jsoup.parse(desk.get(CHOLERA).body()).select("h1").text())
                    .contains("Cholera");
            assertThat(banner(desk.get(CHAPTERS)))
                    .as("what is remembered of WHO")
                    .contains("Showing data as of")
                    .doesNotContain(OF_THE_LOCAL_ONE);
            HttpResponse<String> answer = desk.get("/api" + CHOLERA);
            assertThat(answer.headers().firstValue("ICD-Desk-Source")).contains("fallback");
            assertThat(answer.headers().firstValue("ICD-Desk-Stale-Since")).isPresent();
            certificatesGoToTheLocalOne(desk, local);
            HttpResponse<String> lacking = desk.get("/icd/release/10/2019/A00?lang=en");
            assertThat(lacking.statusCode()).isEqualTo(503);
            assertThat(Jsoup.parse(lacking.body()).select("main").text())
                    .contains(OF_THE_LOCAL_ONE)
                    .contains("it may lack ICD-10");

            desk.sandbox().behave();
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> banner(desk.get(CHOLERA)).isEmpty());
            assertThat(desk.get("/icd/release/10/2019/A00?lang=en").statusCode())
                    .isEqualTo(200);
        }
    }

    private static void certificatesGoToTheLocalOne(TestDesk desk, Sandbox local) {
        int before = local.counters().apiRequests();
        HttpResponse<String> forPrograms = TestHttp.send(TestHttp.request(
                        desk.server().url("/api/icd/release/11/2024-01/doris"), "Content-Type", "application/json")
                .POST(BodyPublishers.ofString(
                        "{\"ICDVersion\":\"ICD11\",\"Part1\":[{\"Conditions\":[{\"Code\":\"1A00\"}]}]}")));
        assertThat(forPrograms.statusCode()).as(forPrograms.body()).isEqualTo(200);
        assertThat(forPrograms.body()).contains("\"code\":\"1A00\"");
        assertThat(forPrograms.headers().firstValue("ICD-Desk-Source")).contains("fallback");
        assertThat(local.counters().apiRequests()).isGreaterThan(before);

        Document page = certificate(desk);
        assertThat(page.select("#cause .code").text())
                .as(page.select("#result").text())
                .isEqualTo("1A00");
        assertThat(page.select("#stale").text()).contains(OF_THE_LOCAL_ONE);

        local.misbehave(Fault.apiStatus(501).onPath(".*/(doris|codedit)"));
        assertThat(certificate(desk).select("#doris-failure").text())
                .contains("WHO’s service is not answering")
                .contains(OF_THE_LOCAL_ONE, "does not offer DORIS for release 2024-01");
    }

    private static Document certificate(TestDesk desk) {
        Map<String, String> fields = Map.of("icd-minor-version", "2024-01", "do", "check", "a", "1A00");
        return Jsoup.parse(TestHttp.send(
                        TestHttp.request(desk.server().url("/doris?lang=en"), "Content-Type", ProgramClient.partsType())
                                .POST(BodyPublishers.ofString(ProgramClient.parts(fields))))
                .body());
    }

    private static String banner(HttpResponse<String> answer) {
        Document page = Jsoup.parse(answer.body());
        return page.select("#stale").text();
    }
}
