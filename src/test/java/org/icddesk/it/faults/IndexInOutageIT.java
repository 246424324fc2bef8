// SPDX-License-Identifier: Apache-2.0
package org.icddesk.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import org.icddesk.sandbox.fault.Fault;
import org.icddesk.testing.server.IndexedTest;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @ParameterizedTest
    @CsvSource({"M05, M05", "m058, M05.8", "M05-M14, M05-M14", "XIII, XIII"})
    void A09_aCodeOfIcd10ThatNobodyAskedForIsFoundInTheIndex(String typed, String code) {
        during(OUTAGE, () -> {
            Document page = search(typed, "");
            assertThat(page.select("main a[href*=/release/10/2019/] .code").eachText())
                    .contains(code);
            assertThat(page.select("main .notice-warning")).isEmpty();
            assertThat(desk.get("/api/suggest?linearization=icd10&q=" + typed).body())
                    .contains("\"code\":\"" + code + "\"");
        });
    }

    @Test
    void A09_aCodeAmongWordsIsWhereTheyAreSearched() {
        during(OUTAGE, () -> assertThat(codes(search("F33 severe", "")))
                .isNotEmpty()
                .allMatch(code -> code.startsWith("F33")));
    }

    @Test
    void A09_aCodeThatTheIndexLacksIsNoMissingCode() {
        during(OUTAGE, () -> {
            HttpResponse<String> answer = desk.get(address("G40", ""));
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
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
        });
        Document page = desk.page("/search?lang=en&q=typhoid+peritonitis");
        assertThat(page.select(".notice-warning")).as("afterwards").isEmpty();
        assertThat(page.select("a.hit .hit-why")).isEmpty();
    }

    @Test
    void A13_whatOurPartOfIcd11LacksIsNotSaidToBeNowhere() {
        during(OUTAGE, () -> {
            HttpResponse<String> answer = desk.get("/search?lang=en&q=gastritis");
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(Jsoup.parse(answer.body()).select("h1").text()).isEqualTo("WHO’s service is not answering");
        });
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
}
