// SPDX-License-Identifier: Apache-2.0
package org.icddesk.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.icddesk.reliability.Reliability;
import org.icddesk.sandbox.Fault;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** Pages while WHO gives no answers, or not all. */
class OutageIT extends FaultTest {

    private static final Duration BETWEEN_PROBES = Duration.ofSeconds(10);
    private static final int STRANGERS = 20;

    @Test
    void P09_P10_A09_A13_A35_anOutageUnderLoadIsSeenByNobodyWhoReadsWhatWasRead() throws InterruptedException {
        List<String> seen = new ArrayList<>(readAgain(15));
        seen.add(CHOLERA);
        seen.forEach(page -> assertThat(desk().get(page).statusCode()).isEqualTo(200));
        desk().sandbox().misbehave(Fault.apiStatus(500));
        desk().sandbox().counters().reset();
        List<Crowd.Visit> strangers = new ArrayList<>();
        Thread stranger = new Thread(() -> strangers.addAll(
                Crowd.oneByOne(desk(), STRANGERS, FaultTest::unseen).visits()));
        stranger.start();
        Crowd readers = Crowd.during(loadTime(), desk(), 8, seen);
        stranger.join();
        HttpResponse<String> never = desk().get(unseen());
        Document stale = desk().page(CHOLERA);
        int asked = desk().sandbox().counters().apiRequests();
        desk().sandbox().behave();
        Duration recovery = awaitLive();

        assertThat(readers.failures()).isEmpty();
        assertThat(strangers).allMatch(visit -> visit.status() == 503);
        Duration median = Crowd.quantile(strangers, 0.5);
        assertThat(median).as("median of 503").isLessThan(Duration.ofMillis(200).plus(readers.quantile(0.5)));
        assertThat(asked)
                .as("requests in the outage")
                .isLessThanOrEqualTo(20 + (int) loadTime().dividedBy(BETWEEN_PROBES));
        assertThat(recovery).isLessThan(Duration.ofSeconds(15));
        assertUnavailable(never);
        assertThat(stale.select("h1").text()).contains("Cholera");
        assertThat(stale.select("#stale").text())
                .containsPattern("not answering since \\d\\d:\\d\\d – shown as of \\d\\d:\\d\\d");
        Reliability.measured(
                "P09",
                "%d s outage: %d seen pages, 0 failures; %d unseen: 503, median %d ms; %d requests to WHO"
                        .formatted(loadTime().toSeconds(), readers.count(), STRANGERS, median.toMillis(), asked));
        Reliability.measured("P10", "first live page " + recovery.toMillis() + " ms after WHO was back");
        Reliability.measured(
                "A13", "seen 200 with \"" + stale.select("#stale").text() + "\"; unseen 503 with Retry-After");
    }

    private static void assertUnavailable(HttpResponse<String> answer) {
        Document page = Jsoup.parse(answer.body());
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After"))
                .hasValueSatisfying(value -> assertThat(value).matches("[1-9][0-9]*"));
        assertThat(page.select("form[role=search] input[name=q]")).hasSize(1);
        assertThat(page.select("h1").text()).isEqualTo("WHO’s service is not answering");
    }

    @Test
    void A28_partOfTheChildrenFails() {
        String parent = MMS + "/344162786";
        desk().sandbox().misbehave(Fault.apiStatus(404).onPath("mms/(408185629|1828273122)"));

        HttpResponse<String> answer = desk().get(parent);
        Document page = Jsoup.parse(answer.body());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(page.select("#children a[href*=/mms/]").size()).isGreaterThan(3);
        assertThat(page.select("#children a[href*=/mms/408185629]")).isNotEmpty();
        assertThat(page.select("#children").text()).contains("Enteropathogenic");
        Reliability.measured("A28", "two children of a category fail: 200, all rows there");
    }

    @Test
    void A10_whileTheSearchFailsPagesAndCodesGoOn() {
        desk().sandbox().misbehave(Fault.apiStatus(500).onPath("/search"));

        assertThat(desk().get("/search?q=meningitis").statusCode()).isEqualTo(503);
        assertThat(desk().get(unseen()).statusCode()).isEqualTo(200);
        assertThat(desk().get("/code/1A01").statusCode()).isEqualTo(302);
    }

    @Test
    void A10_whileSuggestionsFailTheSearchAndCodesGoOn() {
        desk().sandbox().misbehave(Fault.apiStatus(500).onPath("/search").times(1));

        assertThat(desk().get("/api/suggest?q=enceph").statusCode()).isEqualTo(503);
        assertThat(desk().get("/search?q=encephalitis").statusCode()).isEqualTo(200);
        assertThat(desk().get("/code/1A03").statusCode()).isEqualTo(302);
    }

    @Test
    void A10_whileTheLookUpOfCodesFailsSearchAndSuggestionsGoOn() {
        desk().sandbox().misbehave(Fault.apiStatus(500).onPath("/codeinfo"));

        assertThat(desk().get("/code/1A02").statusCode()).isEqualTo(503);
        assertThat(desk().get("/search?q=gastritis").statusCode()).isEqualTo(200);
        assertThat(desk().get("/api/suggest?q=gastri").statusCode()).isEqualTo(200);
    }
}
