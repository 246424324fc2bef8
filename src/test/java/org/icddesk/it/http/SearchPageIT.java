// SPDX-License-Identifier: Apache-2.0
package org.icddesk.it.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.icddesk.sandbox.fault.Fault;
import org.icddesk.testing.server.SharedDesk;
import org.icddesk.testing.server.TestDesk;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** Searching, as a reader without JavaScript meets it. */
class SearchPageIT {

    private final TestDesk desk = SharedDesk.get();

    @Test
    void choleraFinds1A00First() {
        Document page = desk.page("/search?q=cholera&release=2024-01");

        Element first = page.select("a.hit").first();
        assertThat(first.select(".code").first().text()).isEqualTo("1A00");
        assertThat(first.select(".hit-title").text()).contains("Cholera");
        assertThat(first.select("mark").text()).containsIgnoringCase("cholera");
        assertThat(first.attr("href")).contains("/icd/release/11/2024-01/mms/257068234");
        assertThat(page.select("form[role=search] input[name=q]").val()).isEqualTo("cholera");
    }

    @Test
    void aQueryInTheReadersLanguageFindsTitlesInIt() {
        Document page = desk.page("/search?q=c%C3%B3lera&lang=es&release=2024-01");

        assertThat(page.select("html").attr("lang")).isEqualTo("es");
        assertThat(page.select("a.hit").first().text()).contains("1A00").contains("Cólera");
    }

    @Test
    void aHitSaysWhichIndexTermMatchedWhereItIsNotTheTitle() {
        Document page = desk.page("/search?q=" + "cerebrovascular+accident" + "&release=2024-01");

        assertThat(page.select("a.hit").stream().map(Element::text))
                .anySatisfy(hit -> assertThat(hit).contains("8B20").containsIgnoringCase("cerebrovascular accident"));
    }

    @Test
    void everyHitNamesItsChapter() {
        assertThat(desk.page("/search?q=cholera&release=2024-01").select("a.hit"))
                .isNotEmpty()
                .allSatisfy(hit -> assertThat(hit.select(".hit-more").text()).containsPattern("\\b(\\d\\d|V|X)\\b"));
    }

    @Test
    void theStartPageShowsTheChaptersOfTheDefaultClassification() {
        Document page = desk.page("/");

        assertThat(page.select("main a[href*=/mms/]").text())
                .contains("Certain infectious or parasitic diseases", "Extension Codes");
        assertThat(page.select("form[role=search] input[name=q]")).hasSize(1);
    }

    @Test
    void theSandboxAnnouncesItself() {
        assertThat(desk.page("/").select(".banner").text()).containsIgnoringCase("sandbox");
        assertThat(desk.page("/help").select(".banner").text()).containsIgnoringCase("sandbox");
        assertThat(desk.log()).contains("ICDDESK-C002 Answers come from the sandbox");
    }

    @Test
    void noMatchAndNoWhoAreDifferentPages() {
        HttpResponse<String> noMatch = desk.get("/search?q=qzxqzxqzx");
        assertThat(noMatch.statusCode()).isEqualTo(200);
        assertThat(Jsoup.parse(noMatch.body()).select("a.hit")).isEmpty();

        desk.sandbox().misbehave(Fault.apiStatus(503));
        HttpResponse<String> noWho = desk.get("/search?q=neverasked" + System.nanoTime());

        assertThat(noWho.statusCode()).isEqualTo(503);
        assertThat(noWho.headers().firstValue("Retry-After")).isPresent();
        Document page = Jsoup.parse(noWho.body());
        assertThat(page.select("form[role=search] input[name=q]").val()).startsWith("neverasked");
        assertThat(page.select("h1").text())
                .isNotBlank()
                .isNotEqualTo(Jsoup.parse(noMatch.body()).select("h1").text());

        desk.sandbox().behave();
        desk.askWhoNow();
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() -> desk.get("/search?q=typhoid").statusCode() == 200);
    }

    @Test
    void aCodeTypedIntoTheBoxFindsTheThingItself() {
        for (String typed :
                new String[] {"1a00", "1A00%20", "http%3A%2F%2Fid.who.int%2Ficd%2Fentity%2F257068234", "257068234"}) {
            assertThat(desk.page("/search?release=2024-01&q=" + typed).select("main a[href*=257068234]"))
                    .as(typed)
                    .isNotEmpty();
        }
    }

    @Test
    void theCodeAddressLeadsToItsEntity() {
        HttpResponse<String> answer = desk.get("/code/1A00");

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElseThrow()).contains("/mms/257068234");
    }
}
