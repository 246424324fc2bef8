// SPDX-License-Identifier: Apache-2.0
package org.icddesk.it.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.icddesk.export.Workbook;
import org.icddesk.sandbox.fault.Fault;
import org.icddesk.testing.Guard;
import org.icddesk.testing.TestHttp;
import org.icddesk.testing.server.SharedDesk;
import org.icddesk.testing.server.TestDesk;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Releases compared: pages, files, feeds, and what cannot be compared. */
class CompareIT {

    private static final String OLD = "/compare/11/2023-01/2024-01/mms";
    private static final String BLOCK = OLD + "/588616678";
    private static final String CHOLERA = OLD + "/257068234";

    private final TestDesk desk = SharedDesk.get();

    /** {@return the answer when the comparison is complete, as a browser gets it that does what it is told} */
    private HttpResponse<String> complete(String path) {
        return await().atMost(Guard.HANGING.multipliedBy(3))
                .until(() -> desk.get(path), answer -> answer.statusCode() != 202 && answer.statusCode() != 503);
    }

    private Document page(String path) {
        HttpResponse<String> answer = complete(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return Jsoup.parse(answer.body());
    }

    private static List<String> told(Document page) {
        return page.select(".changes-table tbody tr").stream()
                .map(row -> row.select(".change").text() + " "
                        + row.select("td:nth-child(2)").text() + " "
                        + row.select("td:nth-child(3) > a").text())
                .toList();
    }

    @Test
    void anEntityIsComparedPartByPartWordByWord() {
        Document page = page(CHOLERA + "?lang=en");

        assertThat(page.select("h1").text()).isEqualTo("1A00 Cholera");
        assertThat(page.select("#compare-verdict").text()).contains("2023-01", "2024-01", "not the same");
        assertThat(page.select("#compare-judgement").text()).contains("for a person to judge");
        assertThat(page.select(".compare-part h2").eachText())
                .contains("Definition changed", "Inclusions changed", "Index terms changed");
        assertThat(page.select("#unchanged summary").eachText()).contains("Code", "Title", "Parent");
        var changed = page.select(".compare-part:has(h2:contains(Definition)) .compare-lines > li");
        assertThat(changed.select("ins").eachText()).contains("toxin-forming", "and salts");
        changed.select("ins").remove();
        assertThat(changed.text())
                .isEqualTo(
                        "An infection of the bowel by Vibrio cholerae. Large amounts of watery stool, often with vomiting,"
                                + " drain the body of water within hours. It spreads by water and can cause epidemics.");
        assertThat(page.select(".compare-part del").eachText()).contains("cholera of any biovar");
    }

    @Test
    void whatOnlyOneReleaseHasIsToldInWords() {
        Document fresh = page("/compare/11/2024-01/2025-01/mms/2000000020?lang=en");
        Document gone = page("/compare/11/2024-01/2025-01/mms/1787280710?lang=en");

        assertThat(fresh.select("#compare-verdict").text()).isEqualTo("New: not in 2024-01, but in 2025-01.");
        assertThat(fresh.select(".compare-releases a[href*=/2024-01/mms/2000000020]"))
                .isEmpty();
        assertThat(gone.select("#compare-verdict").text()).isEqualTo("Gone: in 2024-01, but no longer in 2025-01.");
        assertThat(gone.select("h1").text()).contains("RA26");
    }

    @Test
    void aBlockIsCountedAndListedInTheOrderOfTheClassification() {
        Document page = page(BLOCK + "?lang=en");

        assertThat(told(page))
                .containsExactly(
                        "other texts 1A00 Cholera",
                        "other code 1A02 1A01 Intestinal infection due to other Vibrio",
                        "other code 1A01 1A02 Intestinal infections due to Shigella",
                        "new 1A03.0 Enteropathogenic Escherichia coli infection",
                        "gone 1A0A Bacterial intestinal infection of the sandbox, up to release 2023-01",
                        "moved 1A40 Gastroenteritis or colitis without specification of infectious agent");
        assertThat(page.select("#comparison .counts li").eachText())
                .containsExactly(
                        "1 new",
                        "1 gone",
                        "2 other code",
                        "1 moved",
                        "0 other title",
                        "1 other texts",
                        "2 code reused");
        assertThat(page.select(".changes-warning").eachText())
                .contains("1A01 stood for something else in 2023-01: Intestinal infections due to Shigella");
        assertThat(page.select("tr:contains(1A40) del").text()).contains("Bacterial intestinal infections");
        String gone = page.select(".counts a:contains(gone)").attr("href");
        assertThat(told(page(gone.substring(desk.server().contextPath().length()))))
                .hasSize(1);
    }

    @Test
    void icd10IsComparedByCode() {
        assertThat(told(page("/compare/10/2016/2019/A00-A09?lang=en")))
                .containsExactly(
                        "other texts A00 Cholera",
                        "other title A01.0 Typhoid fever (title of the sandbox)",
                        "other texts A09 " + "Other gastroenteritis and colitis of infectious and unspecified origin");
        Document old = page("/compare/10/2008/2019/A09?lang=en");
        assertThat(old.select(".compare-part:has(h2:contains(Title)) del").text())
                .contains("Diarrhoea", "presumed");
        assertThat(page("/compare/10/2016/2019/U07.1?lang=en")
                        .select("#compare-verdict")
                        .text())
                .startsWith("New");
    }

    @Test
    void whatIsRetitledIsMarkedInTheTable() {
        assertThat(page("/compare/11/2023-01/2025-01/mms/160886685?depth=all&lang=en")
                        .select(".changes-table td:nth-child(3) > a")
                        .html())
                .isEqualToIgnoringWhitespace("<del>Monkeypox</del><ins>Mpox</ins>");
    }

    @Test
    void aWholeClassificationIsComparedToo() {
        Document page = page("/compare/11/2024-01/2025-01/icf?lang=en");

        assertThat(page.select("h1").text()).isNotBlank();
        assertThat(page.select("#comparison[data-complete] #comparison-words").text())
                .matches("2024-01: ([0-9]{2,}) entries\\. 2025-01: \\1 entries\\. The same in both: \\1\\.");
        assertThat(page.select("#comparison").text()).contains("Nothing to show");
    }

    @Test
    void filesSayTheSameAndWhereItIsFrom() {
        complete(BLOCK);
        JsonObject json = TestHttp.json(desk.get(BLOCK + "?format=json&lang=en"));
        List<JsonObject> lines = json.getJsonArray("lines").getValuesAs(JsonValue::asJsonObject);

        assertThat(lines).hasSize(6);
        assertThat(lines.get(1).getString("change")).isEqualTo("recoded");
        assertThat(lines.get(1).getString("codeBefore")).isEqualTo("1A02");
        assertThat(lines.get(1).getString("codeAfter")).isEqualTo("1A01");
        assertThat(lines.get(1).getString("uriAfter"))
                .isEqualTo("http://id.who.int/icd/release/11/2024-01/mms/416025325");
        assertThat(desk.get(BLOCK + "?format=csv&lang=en").body().lines()).hasSize(7);
        HttpResponse<byte[]> xlsx = TestHttp.send(
                TestHttp.request(desk.server().url(BLOCK + "?format=xlsx&lang=en"))
                        .method("GET", BodyPublishers.noBody()),
                BodyHandlers.ofByteArray());
        Workbook workbook = Workbook.open(xlsx.body());
        assertThat(workbook.column(0, "C")).contains("1A01", "1A03.0");
        assertThat(workbook.column(1, "A")).contains("source", "licence", "from", "to", "moved");
        assertThat(xlsx.headers().firstValue("Content-Disposition").orElse(""))
                .contains("icd-compare-11-2023-01-2024-01-mms-588616678.xlsx");
    }

    @ParameterizedTest
    @CsvSource({
        "/compare/11/2024-01/2024-01/mms/257068234, 400, itself",
        "/compare/10/2016/2016, 400, itself",
        "/compare/11/2025-01/2024-01/mms/257068234, 400, later",
        "/compare/11/1999-01/2024-01/mms, 404, release",
        "/compare/11/2024-01/2024-13/mms, 404, release",
        "/compare/11/2024-01/x%00y/mms, 400, address",
        "/compare/11/2023-01/2024-01/icf, 404, release",
        "/compare/11/2023-01/2024-01/foundation, 404, foundation",
        "/compare/11/2023-01/2024-01/icd10, 404, foundation",
        "/compare/11/2016/2019/mms, 404, release",
        "/compare/10/2023-01/2024-01, 404, release",
        "/compare/11/2023-01/2024-01/mms/99, 404, ''",
        "/compare/11/2023-01/2024-01/mms/2000000020, 404, neither",
        "/compare/11/2023-01/2024-01/mms/zz, 404, ''",
        "/compare/11/2023-01/2024-01/mms/257068234/other/x, 404, ''",
        "/compare/10/2016/2019/ZZZ, 404, ''",
        "/compare, 404, ''",
        "/compare/11, 404, ''",
        "/compare/9/1/2, 404, ''"
    })
    void whatCannotBeComparedIsRefusedInWords(String path, int status, String word) {
        HttpResponse<String> answer = desk.get(path + (path.contains("?") ? "" : "?lang=en"));

        assertThat(answer.statusCode()).as(path).isEqualTo(status);
        assertThat(Jsoup.parse(answer.body()).select("main").text()).containsIgnoringCase(word);
        assertThat(answer.body()).doesNotContain("Exception");
    }

    @Test
    void theRefusalLeadsToWhatCanBeCompared() {
        Document same = Jsoup.parse(
                desk.get("/compare/11/2024-01/2024-01/mms/257068234").body());
        Document reversed = Jsoup.parse(
                desk.get("/compare/11/2025-01/2024-01/mms/257068234").body());

        assertThat(same.select("main a[href*=/compare/]").eachAttr("href"))
                .anyMatch(href -> href.endsWith("/compare/11/2023-01/2024-01/mms/257068234"))
                .anyMatch(href -> href.endsWith("/compare/11/2024-01/2025-01/mms/257068234"));
        assertThat(reversed.select("main a[href*=/compare/]").attr("href"))
                .endsWith("/compare/11/2024-01/2025-01/mms/257068234");
    }

    @ParameterizedTest
    @CsvSource({
        "/compare/11/2024-01/latest/mms, /compare/11/2024-01/2025-01/mms",
        "/compare/11/2024-01/latest/mms/257068234.atom, /compare/11/2024-01/2025-01/mms/257068234.atom",
        "/compare/10/2016/latest/A00, /compare/10/2016/2019/A00",
        "/compare/11/2023-01/2024-01/mms/1A00, /compare/11/2023-01/2024-01/mms/257068234",
        "/compare/11/2023-01/2024-01/mms/1a03.y, /compare/11/2023-01/2024-01/mms/344162786/other",
        "/compare/11/2023-01/2024-01/MMS/257068234, /compare/11/2023-01/2024-01/mms/257068234",
        "/compare/11/2023-01/2024-01, /compare/11/2023-01/2024-01/mms",
        "/compare/10/2016/2019/a000, /compare/10/2016/2019/A00.0"
    })
    void otherSpellingsLeadToTheUsualAddress(String path, String usual) {
        HttpResponse<String> answer = desk.get(path + "?lang=fr");

        assertThat(answer.statusCode()).as(path).isEqualTo(302);
        assertThat(URI.create(answer.headers().firstValue("Location").orElse(""))
                        .toString())
                .endsWith(usual + "?lang=fr");
    }

    @Test
    void anEntityLeadsToItsComparisonsWithEveryOtherRelease() {
        assertThat(desk.page("/icd/release/11/2024-01/mms/1787280710")
                        .select("#comparisons a")
                        .eachAttr("href"))
                .map(href -> href.substring(href.indexOf("/compare")))
                .containsExactly(
                        "/compare/11/2024-01/2025-01/mms/1787280710", "/compare/11/2023-01/2024-01/mms/1787280710");
        assertThat(desk.page("/icd/entity/257068234").select("#comparisons")).isEmpty();
        assertThat(desk.page("/icd/release/10/2019/A00?lang=fr")
                        .select("#comparisons a")
                        .attr("href"))
                .contains("/compare/10/2016/2019/A00");
    }

    @Test
    void whatIsInOneLanguageOnlyInTheLaterReleaseIsComparedInEnglish() {
        Document page = page("/compare/11/2024-01/2025-01/mms/257068234?lang=de");

        assertThat(page.select(".notice").text()).contains("2024-01", "Deutsch", "English");
        assertThat(page.select("h1").text()).isEqualTo("1A00 Cholera");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "es", "ar"})
    void everyLanguageOfTheSiteIsSpoken(String language) {
        Document page = page(BLOCK + "?lang=" + language);

        assertThat(page.select("html").attr("lang")).isEqualTo(language);
        assertThat(page.text()).doesNotContain("compare.").doesNotContain("Changes");
    }

    private Element feed(String path) throws Exception {
        HttpResponse<String> answer = complete(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/atom+xml");
        assertThat(answer.headers().firstValue("Content-Disposition")).isEmpty();
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(answer.body().getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement();
    }

    private static List<Element> all(Element parent, String name) {
        NodeList found = parent.getElementsByTagNameNS("http://www.w3.org/2005/Atom", name);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> (Element) found.item(i))
                .toList();
    }

    @Test
    void N32_theFeedHasAnEntryForEachChangeWithIdentifiersAndTimesThatStay() throws Exception {
        Element feed = feed(BLOCK + ".atom?lang=en");

        assertThat(feed.getLocalName()).isEqualTo("feed");
        assertThat(all(feed, "entry")).hasSize(6);
        List<String> ids = all(feed, "id").stream().map(Element::getTextContent).toList();
        assertThat(new HashSet<>(ids)).hasSize(7);
        assertThat(ids).allMatch(id -> id.matches("urn:uuid:[0-9a-f-]{36}"));
        assertThat(all(feed, "updated").stream().map(Element::getTextContent).distinct())
                .containsExactly(Instant.parse("2024-01-21T00:00:00Z").toString());
        for (Element entry : all(feed, "entry")) {
            for (String required : List.of("id", "title", "updated", "summary")) {
                assertThat(all(entry, required)).as(required).hasSize(1);
            }
            assertThat(all(entry, "link").get(0).getAttribute("rel")).isEqualTo("alternate");
        }
        assertThat(all(feed, "author")).hasSize(1);
        assertThat(all(feed, "link").stream()
                        .filter(link -> link.getAttribute("rel").equals("self")))
                .singleElement()
                .satisfies(link -> assertThat(link.getAttribute("href")).endsWith(BLOCK + ".atom?lang=en"));
        assertThat(all(feed(BLOCK + ".atom?lang=en"), "id").stream().map(Element::getTextContent))
                .containsExactlyElementsOf(ids);
        Document page = page(BLOCK + "?lang=en");
        assertThat(page.select("head link[rel=alternate][type=application/atom+xml]")
                        .attr("href"))
                .endsWith(BLOCK + ".atom?lang=en");
    }

    @Test
    void N32_theFeedOfOneEntityHasItAloneAndThatOfNothingNew() throws Exception {
        assertThat(all(feed(CHOLERA + ".atom"), "entry")).hasSize(1);
        assertThat(all(feed("/compare/11/2024-01/2025-01/mms/257068234.atom"), "entry"))
                .isEmpty();
        assertThat(all(feed("/compare/10/2016/2019/A09.atom"), "updated").get(0).getTextContent())
                .isEqualTo("2020-02-01T00:00:00Z");
    }

    @Test
    void whatWhoDoesNotAnswerIsWaitedForAndTheReaderCanStop() {
        String path = "/compare/11/2023-01/2024-01/mms/979278646";
        desk.sandbox().misbehave(Fault.apiStatus(500).onPath("2023-01/mms/570881596$"));
        try {
            HttpResponse<String> held = desk.get(path + "?lang=en");
            assertThat(held.statusCode()).isEqualTo(202);
            assertThat(held.headers().firstValue("Retry-After")).isPresent();
            assertThat(held.headers().firstValue("Refresh"))
                    .as("scripts do without")
                    .isEmpty();
            assertThat(held.body()).contains("<noscript><meta http-equiv=\"refresh\"");
            Document page = Jsoup.parse(held.body());
            assertThat(page.select("progress")).hasSize(1);
            String stop = page.select("#compare-stop").attr("href");

            HttpResponse<String> stopped =
                    desk.get(stop.substring(desk.server().contextPath().length()));
            assertThat(stopped.statusCode()).isEqualTo(200);
            assertThat(stopped.body()).doesNotContain("http-equiv=\"refresh\"").contains("Go on");
            assertThat(desk.get(path + ".atom").statusCode()).isEqualTo(503);
            assertThat(desk.get(path + "?format=csv").headers().firstValue("Refresh"))
                    .isPresent();
        } finally {
            desk.sandbox().behave();
            desk.askWhoNow();
        }
        assertThat(page(path + "?lang=en").select("#comparison[data-complete]")).hasSize(1);
    }

    @Test
    void whatIsCompleteIsNotAskedForAgain() {
        complete(BLOCK);

        desk.withoutAskingWho(() -> {
            desk.page(BLOCK + "?lang=en&only=gone");
            desk.get(BLOCK + "?format=csv&lang=en");
        });
    }
}
