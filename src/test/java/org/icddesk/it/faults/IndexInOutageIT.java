// SPDX-License-Identifier: Apache-2.0
package org.icddesk.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
    void whatIsNotSilenceIsNotCalledSilence() {
        Fault unreadable =
                Fault.apiStatus(200).withBody("{", "application/json").onPath(".*/search");
        during(unreadable, () -> {
            Document page = desk.page("/search?lang=en&q=peritonitis+typhoid");
            assertThat(codes(page)).contains("1A07.0");
            assertThat(page.select(".notice-warning").text())
                    .startsWith("WHO’s answer could not be read. These results come from this server’s own index");
            HttpResponse<String> suggestions = desk.get("/api/suggest?lang=en&q=peritonitis+typh");
            assertThat(suggestions.statusCode()).isEqualTo(503);
            assertThat(suggestions.body()).contains("cannot be read");
        });
    }

    @Test
    void hitsOfAnEnglishIndexAreCalledEnglishOnAFrenchPage() {
        during(OUTAGE, () -> {
            Document page = desk.page("/search?lang=fr&q=typhoid+peritonitis");
            assertThat(codes(page)).contains("1A07.0");
            assertThat(page.select("html").attr("lang")).isEqualTo("fr");
            assertThat(page.select("a.hit .hit-title bdi").eachAttr("lang")).containsOnly("en");
            assertThat(page.select("main .notice").text()).contains("dans une autre langue (anglais)");
            assertThat(desk.get("/api/suggest?lang=fr&q=typhoid+peri").body()).contains("\"lang\":\"en\"");
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

    @Test
    void A13_codesOfIcd11AreResolvedByWhatIsKeptAndMarkedAsStale() {
        String mms = "/api"
                + desk.get("/api/icd/release/11/mms")
                        .body()
                        .replaceFirst("(?s).*\"latestRelease\":\"http://id.who.int([^\"]+)\".*", "$1");
        during(OUTAGE, () -> {
            noticeOutage();
            HttpResponse<String> found = desk.get("/code/1A07.0?lang=en");
            assertThat(found.statusCode()).isEqualTo(302);
            String page = found.headers().firstValue("Location").orElseThrow().replaceFirst("^.*/icd-desk", "");
            assertThat(desk.page(page).select("#stale").text()).contains("Showing data as of");
            assertThat(desk.get("/code/E11?lang=en").headers().firstValue("Location"))
                    .as("a code of ICD-10")
                    .hasValueSatisfying(to -> assertThat(to).contains("/release/10/2019/E11"));

            for (String path : List.of(
                    "/codeinfo/1A07.0",
                    "/describe?code=1A07.0",
                    "/257068234",
                    "/257068234?include=ancestor",
                    "/lookup?foundationUri=" + encode("http://id.who.int/icd/entity/257068234"))) {
                HttpResponse<String> answer = desk.get(mms + path);
                assertThat(answer.statusCode()).as(path).isEqualTo(200);
                assertThat(answer.headers().firstValue("ICD-Desk-Stale-Since"))
                        .as(path)
                        .isPresent();
                assertThat(answer.headers().firstValue("ICD-Desk-As-Of"))
                        .as(path)
                        .isPresent();
            }
            assertThat(desk.get(mms + "/257068234").body()).doesNotContain("\"ancestor\"");
            assertThat(desk.get(mms + "/257068234?include=ancestor").body())
                    .contains("\"ancestor\"")
                    .doesNotContain("\"diagnosticCriteria\"");
            assertThat(desk.get("/api/codes?code=1A07.0").body())
                    .contains("\"valid\":true", "Typhoid peritonitis", "\"asOf\"", "\"staleSince\"");
        });
        assertThat(desk.get("/api/codes?code=1A07.0").body()).as("afterwards").doesNotContain("staleSince");
        assertThat(desk.get(mms + "/codeinfo/1A07.0").headers().firstValue("ICD-Desk-Stale-Since"))
                .isEmpty();
    }

    @Test
    void A13_aCodeThatIsNotKeptIsNotSaidToBeMissing() {
        assertThat(desk.get("/code/XX99?lang=en").statusCode())
                .as("while WHO answers")
                .isEqualTo(404);
        during(OUTAGE, () -> {
            for (String unknown : List.of("/code/5B81?lang=en", "/search?lang=en&q=5B81")) {
                HttpResponse<String> answer = desk.get(unknown);
                assertThat(answer.statusCode()).as(unknown).isEqualTo(503);
                assertThat(answer.headers().firstValue("Retry-After")).isPresent();
                assertThat(Jsoup.parse(answer.body()).select("main").text())
                        .contains("not among what this server keeps of WHO’s data", "not known here whether it exists");
            }
            HttpResponse<String> block = desk.get("/code/BlockL1-1A0?lang=en");
            assertThat(block.statusCode()).as("no code, whoever answers").isEqualTo(400);

            HttpResponse<String> cluster = desk.get("/code/1A07.0&XN8P1?lang=en");
            assertThat(cluster.statusCode()).isEqualTo(503);
            Document told = Jsoup.parse(cluster.body());
            assertThat(told.select("main").text())
                    .contains("Only WHO can tell what a combination of codes stands for", "1A07.0 Typhoid peritonitis");
            assertThat(told.select("main a[href*=/code/]").eachText())
                    .containsExactly("1A07.0 Typhoid peritonitis", "XN8P1");
            assertThat(desk.get("/api/codes?code=5B81&code=" + encode("1A07.0&XN8P1"))
                            .body())
                    .contains("not among what this server keeps of its data", "only WHO can tell")
                    .doesNotContain("\"valid\":false");
            assertThat(desk.get("/api/icd/release/11/2023-01/mms/codeinfo/1A07.0")
                            .statusCode())
                    .as("another release")
                    .isEqualTo(503);
        });
    }

    @Test
    void A13_fhirAndReconciliationAnswerFromWhatIsKept() {
        String system = encode("http://id.who.int/icd/release/11/mms");
        during(OUTAGE, () -> {
            noticeOutage();
            HttpResponse<String> found = desk.get("/fhir/r4/CodeSystem/$lookup?system=" + system + "&code=1A07.0");
            assertThat(found.statusCode()).isEqualTo(200);
            assertThat(found.body()).contains("Typhoid peritonitis");
            assertThat(found.headers().firstValue("ICD-Desk-Stale-Since")).isPresent();
            assertThat(desk.get("/fhir/r4/CodeSystem/$validate-code?url=" + system + "&code=1A07.0")
                            .body())
                    .contains("{\"name\":\"result\",\"valueBoolean\":true}");
            assertThat(desk.get("/fhir/r4/CodeSystem/$validate-code?url=" + system + "&code=5B81")
                            .statusCode())
                    .as("neither valid nor invalid")
                    .isEqualTo(503);

            HttpResponse<String> reconciled = desk.get("/api/reconcile/mms/latest/en?queries="
                    + encode("{\"q0\":{\"query\":\"1A07.0\"},\"q1\":{\"query\":\"typhoid peritonitis\"}}"));
            assertThat(reconciled.statusCode()).isEqualTo(200);
            assertThat(reconciled.body().split("\"name\":\"Typhoid peritonitis\"", -1))
                    .as("both")
                    .hasSize(3);
            assertThat(reconciled.headers().firstValue("ICD-Desk-Stale-Since")).isPresent();
        });
    }

    @Test
    void A13_suggestionsOfIcd11ComeFromOurOwnIndexAndSaySo() {
        during(OUTAGE, () -> {
            noticeOutage();
            HttpResponse<String> words = desk.get("/api/suggest?lang=en&q=typhoid+peri");
            assertThat(words.statusCode()).isEqualTo(200);
            assertThat(words.body()).contains("\"code\":\"1A07.0\"", "\"asOf\":\"20");
            assertThat(words.headers().firstValue("ICD-Desk-As-Of")).isPresent();
            assertThat(words.headers().firstValue("ICD-Desk-Stale-Since")).isPresent();
            assertThat(desk.get("/api/suggest?lang=en&q=1A07.0").body())
                    .contains("\"code\":\"1A07.0\"", "\"asOf\":\"20");
            assertThat(desk.get("/api/suggest?lang=en&q=gastritis").statusCode())
                    .as("may be elsewhere")
                    .isEqualTo(503);
            assertThat(desk.get("/api/search/count?lang=en&q=typhoid").body()).contains("\"count\":");
            assertThat(desk.get("/api/search?lang=en&q=typhoid&classification=mms")
                            .body())
                    .contains("1A07.0", "\"asOf\"");
        });
        assertThat(desk.get("/api/suggest?lang=en&q=typhoid+feve").body())
                .as("afterwards")
                .doesNotContain("\"asOf\"");
    }

    /** Has the server ask WHO for what nobody asked for before; until then, what it remembers is not stale. */
    private void noticeOutage() {
        assertThat(desk.get("/search?lang=en&q=w" + UUID.randomUUID()).statusCode())
                .isEqualTo(503);
    }
}
