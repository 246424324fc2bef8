// SPDX-License-Identifier: Apache-2.0
package org.icddesk.it.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.icddesk.reliability.Reliability;
import org.icddesk.sandbox.fault.Fault;
import org.icddesk.testing.faults.FaultDesk;
import org.icddesk.testing.faults.FaultTest;
import org.icddesk.testing.server.People;
import org.icddesk.testing.server.TestDesk;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** Pages while the token endpoint gives no token and the last one has ended. */
class TokenTroubleIT extends FaultTest {

    private static final String ADMINISTRATOR = "tilda";
    private static final Duration UNTIL_THE_TOKEN_ENDS = FaultDesk.TOKEN.multipliedBy(10);

    private final TestDesk desk = desk();

    @Test
    void T01_T05_T32_readersGoOnReadingAndAreToldWhyTheRestHasToWait() {
        People.add(desk.server(), ADMINISTRATOR, "icd-admin");
        List<String> seen = readAgain(10);
        seen.forEach(page -> assertThat(desk.get(page).statusCode()).isEqualTo(200));

        desk.sandbox().misbehave(Fault.tokenStatus(403).withBody("<html>Access Denied</html>", "text/html"));
        Document firewall = awaitProblem("WHO’s service is not answering");
        assertThat(firewall.text()).doesNotContain("Access Denied");
        assertStale(seen);

        desk.sandbox().behave();
        desk.sandbox().counters().reset();
        desk.sandbox()
                .misbehave(Fault.tokenStatus(400).withBody("{\"error\":\"invalid_request\"}", "application/json"));
        Document refused = awaitProblem("WHO refuses this server");
        assertThat(refused.select(".message").text())
                .contains("WHO refused the server’s credential request (invalid_request)");
        assertStale(seen);
        assertThat(desk.sandbox().counters().tokenRequests())
                .as("requests until refused")
                .isOne();
        assertThat(desk.page("/status", "Authorization", People.authorization(ADMINISTRATOR))
                        .select("#token")
                        .text())
                .contains("none: refused", "WHO refused the server's credential request (invalid_request)");

        desk.sandbox().behave();
        desk.act("renew", ADMINISTRATOR);
        Duration recovery = awaitLive();
        assertThat(recovery).isLessThan(Duration.ofSeconds(55));
        Reliability.measured(
                "T01",
                "10 seen pages 200 with a banner, unseen 503 in words; 1 token request; live " + recovery.toMillis()
                        + " ms after \"Ask for a new token now\"");
    }

    @Test
    void A03_A04_readersAndAdministratorsAreToldThatWhoRefusesWhateverIsAsked() {
        People.add(desk.server(), ADMINISTRATOR, "icd-admin");
        assertThat(taken(CHOLERA, 200)).isPositive();
        for (int status : new int[] {403, 401}) {
            desk.sandbox().misbehave(Fault.apiStatus(status));

            HttpResponse<String> unseen = desk.get(unseen());
            assertThat(unseen.statusCode()).isEqualTo(503);
            assertThat(Jsoup.parse(unseen.body()).select("h1").text()).isEqualTo("WHO refuses this server");
            assertThat(desk.get(CHOLERA).statusCode()).isEqualTo(200);
            Document told = desk.page("/status", "Authorization", People.authorization(ADMINISTRATOR));
            assertThat(told.select("#api").text()).contains("Refused since", "Accept WHO's terms of use");
            assertThat(told.text()).doesNotContain("ICD Desk is working.");

            desk.sandbox().behave();
            awaitLive();
            assertThat(desk.page("/status", "Authorization", People.authorization(ADMINISTRATOR))
                            .select("#api")
                            .text())
                    .doesNotContain("Refused since");
        }
        Reliability.measured("A04", "unseen 503 \"WHO refuses this server\"; status page: refused since; seen 200");
    }

    private Document awaitProblem(String heading) {
        String unseen = unseen();
        await().atMost(UNTIL_THE_TOKEN_ENDS).pollInSameThread().untilAsserted(() -> {
            HttpResponse<String> answer = desk.get(unseenAgain());
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(Jsoup.parse(answer.body()).select("h1").text()).isEqualTo(heading);
        });
        HttpResponse<String> answer = desk.get(unseen);
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After"))
                .hasValueSatisfying(seconds -> assertThat(seconds).matches("[1-9][0-9]*"));
        return Jsoup.parse(answer.body());
    }

    private void assertStale(List<String> seen) {
        for (String page : seen) {
            HttpResponse<String> answer = desk.get(page);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(Jsoup.parse(answer.body()).select("#stale").text()).contains("Showing data as of");
        }
    }
}
