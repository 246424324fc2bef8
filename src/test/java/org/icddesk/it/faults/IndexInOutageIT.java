// SPDX-License-Identifier: Apache-2.0
package org.icddesk.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.icddesk.sandbox.fault.Fault;
import org.icddesk.testing.server.IndexedTest;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** Searches while WHO does not answer: what is indexed is searched as ever (N36). */
class IndexInOutageIT extends IndexedTest {

    private static final Fault OUTAGE = Fault.apiStatus(503);

    @Test
    void A09_icd10IsSearchedAsEver() {
        during(OUTAGE, () -> {
            Document page = search("influenza virus", "");
            assertThat(page.select("a.hit")).isNotEmpty();
            assertThat(codes(search("stroke", "&sort=classification&chapter=IX")))
                    .contains("I64");
            assertThat(codes(search("acute appendicitis", ""))).first().isEqualTo("K35");
            assertThat(desk.get(address("stroke", "&format=csv")).statusCode()).isEqualTo(200);
            assertThat(desk.get("/api/suggest?q=appendic&linearization=icd10").body())
                    .contains("K35");
            assertThat(desk.get("/api/search?q=appendicitis").statusCode()).isEqualTo(200);
            assertThat(search("qzxqzx", "").select("h1").text()).startsWith("No results");
        });
    }

    @Test
    void A09_aCodeOfIcd10ThatNobodyAskedForIsFoundInTheIndex() {
        Map<String, String> codes = Map.of("M05", "M05", "m058", "M05.8", "M05-M14", "M05-M14", "XIII", "XIII");
        during(OUTAGE, () -> {
            codes.forEach((typed, code) -> {
                Document page = search(typed, "");
                assertThat(page.select("main a[href*=/release/10/2019/] .code").eachText())
                        .contains(code);
                assertThat(page.select("main .notice-warning")).isEmpty();
                assertThat(desk.get("/api/suggest?linearization=icd10&q=" + typed)
                                .body())
                        .contains("\"code\":\"" + code + "\"");
            });
            assertThat(codes(search("F33 severe", "")))
                    .as("a code among words")
                    .isNotEmpty()
                    .allMatch(code -> code.startsWith("F33"));
            HttpResponse<String> unknown = desk.get(address("G40", ""));
            assertThat(unknown.statusCode())
                    .as("what the index lacks is no missing code")
                    .isEqualTo(503);
            assertThat(unknown.headers().firstValue("Retry-After")).isPresent();
        });
    }

    @Test
    void A13_whatWhoDoesNotAnswerIsAnsweredByOurOwnIndexOfIcd11WithABanner() {
        during(OUTAGE, () -> {
            Document page = desk.page("/search?lang=en&q=typhoid+peritonitis");

            assertThat(codes(page)).contains("1A07.0");
            assertThat(page.select(".notice-warning").text())
                    .containsPattern(
                            "WHO is not answering. These results come from this server’s own index, as of .*\\d\\d:\\d\\d\\.");
            assertThat(page.select("a.hit").stream()
                            .map(hit -> hit.select(".hit-why").text()))
                    .as("all of them are ours")
                    .allMatch(why -> !why.isBlank());
            HttpResponse<String> lacking = desk.get("/search?lang=en&q=gastritis");
            assertThat(lacking.statusCode())
                    .as("what our part of ICD-11 lacks may be elsewhere")
                    .isEqualTo(503);
            assertThat(Jsoup.parse(lacking.body()).select("h1").text()).isEqualTo("WHO’s service is not answering");
        });
        Document page = desk.page("/search?lang=en&q=typhoid+peritonitis");
        assertThat(page.select(".notice-warning")).as("afterwards").isEmpty();
        assertThat(page.select("a.hit .hit-why")).isEmpty();
    }

    @Test
    void A15_whileWhoNeverAnswersIcd10IsNotWaitedFor() {
        search("cholera", "");
        during(Fault.api(Fault.Kind.DELAY).withDelay(Duration.ofMinutes(10)), () -> {
            long begun = System.nanoTime();
            assertThat(codes(search("essential hypertension", ""))).first().isEqualTo("I10");
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(30));
        });
    }

    @Test
    void A09_whatIsWalkedIsReadAsEverThoughNobodyHasReadItBefore() {
        during(OUTAGE, () -> {
            for (String found : List.of(
                    search("acute appendicitis", "").select("a.hit").attr("href"),
                    desk.page("/search?lang=en&q=typhoid+peritonitis")
                            .select("a.hit")
                            .attr("href"))) {
                HttpResponse<String> answer = desk.get(found.replaceFirst("^/icd-desk", ""));
                assertThat(answer.statusCode()).as(found).isEqualTo(200);
                Document page = Jsoup.parse(answer.body());
                assertThat(page.select("#stale").text()).contains("Showing data as of");
                assertThat(page.select("nav.breadcrumb, .breadcrumb").text()).isNotEmpty();
            }
            assertThat(desk.get("/api/icd/release/10/2019/M05").body()).contains("\"M05\"");
        });
    }
}
