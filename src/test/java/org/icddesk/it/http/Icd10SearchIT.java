// SPDX-License-Identifier: Apache-2.0
package org.icddesk.it.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.icddesk.export.Workbook;
import org.icddesk.testing.TestHttp;
import org.icddesk.testing.server.IndexedTest;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.ParseError;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Words searched in ICD-10, as a reader without JavaScript meets it. */
class Icd10SearchIT extends IndexedTest {

    private static final List<String> CHAPTERS =
            List.of(("I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX XX XXI XXII").split(" "));

    private static List<String> chapters(Document page) {
        return page.select("a.hit .hit-more bdi:first-of-type").eachText();
    }

    private static int number(String text) {
        return Integer.parseInt(text.replaceAll("\\D.*", ""));
    }

    @Test
    void choleraFindsA00FirstAndSaysWhy() {
        Document page = search("cholera", "");

        assertThat(page.select("h1").text()).startsWith("4 results for");
        assertThat(codes(page)).containsExactly("A00", "A00.9", "A00.0", "A00.1");
        Element first = page.selectFirst("a.hit");
        assertThat(first.attr("href")).isEqualTo("/icd-desk/icd/release/10/2019/A00?lang=en");
        assertThat(first.hasClass("best")).isTrue();
        assertThat(first.select(".hit-title mark").eachText()).containsExactly("Cholera");
        assertThat(first.select(".hit-more").text()).contains("Chapter I Certain infectious and parasitic diseases");
        assertThat(text(first, ".hit-why")).isEqualTo("All words in the title");
        assertThat(page.select("form[role=search] input[name=q]").val()).isEqualTo("cholera");
        assertThat(page.select("form[role=search] input[name=linearization]").val())
                .isEqualTo("icd10");
        assertThat(page.select("nav.tabs [aria-current]").text()).isEqualTo("ICD-10");
    }

    @Test
    void aSearchAsksWhoForNothing() {
        search("cholera", "");

        desk.withoutAskingWho(() -> {
            assertThat(codes(search("gastroenteritis", ""))).contains("A09");
            assertThat(search("qzxqzx", "").select("a.hit")).isEmpty();
        });
    }

    @Test
    void romanChaptersHaveCountsAndNarrowTheSearch() {
        Document all = search("disease", "");
        List<String> listed = all.select("a.facet .code").eachText();
        int total = number(all.select("h1").text());

        assertThat(listed)
                .contains("I", "IX", "X", "XIV")
                .isSortedAccordingTo((a, b) -> CHAPTERS.indexOf(a) - CHAPTERS.indexOf(b));
        assertThat(all.select("a.facet .count").eachText().stream()
                        .mapToInt(Integer::parseInt)
                        .sum())
                .isEqualTo(total);

        Element ninth = all.selectFirst("a.facet:has(.code:matchesOwn(^IX$))");
        Document narrowed = follow(ninth);
        assertThat(number(narrowed.select("h1").text()))
                .isEqualTo(number(ninth.select(".count").text()))
                .isEqualTo(codes(narrowed).size());
        assertThat(chapters(narrowed)).isNotEmpty().containsOnly("IX");
        assertThat(narrowed.select("a.facet[aria-current=true] .code").eachText())
                .containsExactly("IX");
        assertThat(narrowed.select("a.facet .code").eachText()).isEqualTo(listed);
        Document both = follow(narrowed.selectFirst("a.facet:has(.code:matchesOwn(^X$))"));
        assertThat(new LinkedHashSet<>(chapters(both))).containsExactlyInAnyOrder("IX", "X");
        assertThat(follow(both.selectFirst(".facets p a")).select("h1").text())
                .isEqualTo(all.select("h1").text());
    }

    @Test
    void hitsComeByRelevanceOrInTheOrderOfTheClassification() {
        Document relevant = search("disease", "&chapter=IX&chapter=X");
        Document ordered = follow(relevant.selectFirst("nav[aria-label=Order] a:contains(Classification)"));

        assertThat(codes(ordered))
                .containsExactlyInAnyOrderElementsOf(codes(relevant))
                .isNotEqualTo(codes(relevant));
        assertThat(chapters(ordered)).isSortedAccordingTo((a, b) -> CHAPTERS.indexOf(a) - CHAPTERS.indexOf(b));
        assertThat(codes(search("diabetes type 2", "&sort=classification")))
                .containsSubsequence("E11", "E11.0", "E11.1", "E11.9")
                .isSorted();
    }

    @Test
    void pagesHoldAllHitsOnce() {
        int total = number(search("disease", "").select("h1").text());
        List<String> codes = new ArrayList<>();
        IntStream.rangeClosed(1, (total + 24) / 25)
                .forEach(page -> codes.addAll(codes(search("disease", "&page=" + page))));

        assertThat(total).isGreaterThan(50);
        assertThat(codes).hasSize(total).doesNotHaveDuplicates();
        assertThat(codes(search("disease", "&page=999"))).isNotEmpty();
        Document second = follow(search("disease", "").selectFirst("nav.pager a[rel=next]"));
        assertThat(codes(second)).isEqualTo(codes.subList(25, 50));
    }

    @Test
    void theWordsAreSearchedBelowAnEntity() {
        Element link = desk.page("/icd/release/10/2019/E11?lang=en").selectFirst("a[href*=subtree]");
        assertThat(link).as("on the page of the entity").isNotNull();
        String below = link.attr("href").replaceFirst("^/icd-desk", "");

        Document page = desk.page(below + "&q=coma");

        assertThat(codes(page)).containsExactly("E11.0");
        assertThat(text(page, ".notice")).contains("Only below E11 Type 2 diabetes mellitus.");
        assertThat(page.select("form[role=search] input[name=subtree]").val())
                .as("the next search stays below it")
                .isNotEmpty();
        assertThat(codes(follow(page.selectFirst(".notice a:contains(Search everywhere)"))))
                .containsExactlyInAnyOrder("E10.0", "E11.0", "E14.0");
        assertThat(codes(search("coma", "&subtree=E10-E14"))).hasSize(3);
        assertThat(codes(search("coma", "&subtree=IV"))).hasSize(3);
        assertThat(codes(search("coma", "&subtree=http%3A%2F%2Fid.who.int%2Ficd%2Frelease%2F10%2F2016%2FE11")))
                .containsExactly("E11.0");
        assertThat(text(search("coma", "&subtree=A00"), ".message")).contains("Without filters: 3 results");
    }

    @ParameterizedTest
    @CsvSource({"E11 ophthalmic, E11.3", "ophthalmic e11, E11.3", "I21 anterior wall, I21.0"})
    void aCodeAndWordsAreSearchedBelowTheCode(String typed, String code) {
        Document page = search(typed, "");

        assertThat(codes(page)).containsExactly(code);
        assertThat(text(page, ".notice")).contains("Only below " + code.substring(0, 3));
        assertThat(page.select("form[role=search] input[name=q]").val()).isEqualTo(typed);
        Document everywhere = follow(page.selectFirst(".notice a:contains(Search everywhere)"));
        assertThat(codes(everywhere)).contains(code);
        assertThat(everywhere.select("form[role=search] input[name=q]").val())
                .doesNotContainIgnoringCase(code.substring(0, 3));
    }

    @Test
    void whereTheCodeHasNothingOfTheWordsThatIsSaid() {
        Document page = search("E11 cholera", "");

        assertThat(text(page, ".notice")).contains("Nothing below E11 has “cholera”.");
        assertThat(codes(page)).contains("A00");
    }

    @Test
    void similarWordsStandUnderAHeadingThatSaysSo() {
        Document page = search("cholrea", "");

        assertThat(text(page, ".results-head h1")).isEqualTo("No title has “cholrea”; similar words:");
        assertThat(codes(page)).first().isEqualTo("A00");
        assertThat(page.select("a.hit.best")).isEmpty();
        assertThat(text(page.selectFirst("a.hit"), ".hit-why")).isEqualTo("“cholrea” resembles “Cholera” in the title");
        assertThat(text(search("asthma qzxqzx", ""), ".results-head h1"))
                .isEqualTo("Nothing has all the words of “asthma qzxqzx”; all but one:");
        assertThat(text(search("asthma", ""), ".results-head h1")).endsWith("asthma");
    }

    @Test
    void anEverydayWordFindsWhatItMeansAndTheHitSaysSo() {
        Document page = search("heart attack", "");

        assertThat(codes(page)).first().isEqualTo("I21");
        assertThat(text(page.selectFirst("a.hit"), ".hit-why"))
                .isEqualTo("“heart attack” means “myocardial infarction” · All words in the title");
        assertThat(text(page, ".notice")).as("that is for WHO's search").doesNotContain("WHO’s words");
    }

    @Test
    void anEverydayWordIsOfferedInWhosWordsBesideWhosResult() {
        Document page = desk.page("/search?lang=en&release=2024-01&q=heart+attack");

        assertThat(text(page, ".notice")).contains("In WHO’s words: heart attack → myocardial infarction");
        assertThat(page.select("a.hit .hit-why")).isEmpty();
        Document meant = follow(page.selectFirst(".notice a:contains(heart attack)"));
        assertThat(meant.select("form[role=search] input[name=q]").val()).isEqualTo("myocardial infarction");
    }

    @Test
    void whatIsExcludedIsALineOfItsOwnWithWhereToLook() {
        Document page = search("chronic obstructive asthma", "");
        Element line = page.selectFirst(".notice.excluded");

        assertThat(text(line, "p"))
                .isEqualTo("Not coded at J45 Asthma: chronic obstructive asthma (J44.-) — see"
                        + " J44 Other chronic obstructive pulmonary disease");
        assertThat(line.select("mark").eachText()).contains("chronic", "obstructive", "asthma");
        assertThat(follow(line.select("a").get(1)).select("h1").text()).startsWith("J44");
        assertThat(text(search("carrier of typhoid", ""), ".notice.excluded"))
                .isEqualTo("Not coded at A01 Typhoid and paratyphoid fevers: carrier of typhoid (Z22.0)");
        assertThat(search("cholera", "").select(".notice.excluded")).isEmpty();
    }

    @Test
    void anInclusionThatMatchedIsNamed() {
        Element hit = search("diabetic polyneuropathy", "").selectFirst("a.hit");

        assertThat(hit.select(".code").first().text()).isEqualTo("E11.4");
        assertThat(hit.select(".hit-term").text()).isEqualTo("Term: diabetic polyneuropathy (G63.2*)");
        assertThat(text(hit, ".hit-why")).contains("“polyneuropathy” in an inclusion");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ar", "es", "fr"})
    void aReaderOfAnotherLanguageGetsEnglishTitlesAndIsTold(String language) {
        Document page = desk.page("/search?linearization=icd10&q=asthma&lang=" + language);

        assertThat(page.select("html").attr("lang")).isEqualTo("en");
        assertThat(page.select("html").attr("dir")).isEqualTo("ltr");
        assertThat(page.select(".notice").text())
                .contains("“" + language + "” is not available here. Shown in: English");
        assertThat(codes(page)).first().isEqualTo("J45");
    }

    @ParameterizedTest
    @CsvSource({"en, ICD-10 has no index on this server yet", "fr, Ce serveur n’a pas encore d’index de la CIM-10"})
    void withoutAnIndexThereIsAHint(String language, String words) {
        Document page = desk.page("/search?linearization=icd10&q=asthma&release=2008&lang=" + language);

        assertThat(page.select("a.hit")).isEmpty();
        assertThat(page.select("main .message").text()).contains(words);
        assertThat(page.select("html").attr("lang")).isEqualTo(language);
        assertThat(page.select("form[role=search] input[name=linearization]")).isEmpty();
        assertThat(desk.get("/search?linearization=icd10&q=asthma&release=2008&format=csv&lang=" + language)
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void aReleaseThatWasNotReadWholeSaysHowMuchOfItThereIs() {
        Document page = search("asthma", "&release=2016");

        assertThat(codes(page)).first().isEqualTo("J45");
        assertThat(page.select("a.hit").attr("href")).contains("/release/10/2016/J45");
        assertThat(text(page, ".notice"))
                .containsPattern("still being read: \\d\\d % so far, with the whole of chapters I–XVIII, XX–XXII\\.");
        assertThat(page.select("form[role=search] input[name=release]").val()).isEqualTo("2016");
        assertThat(text(search("fracture of femur", "&release=2016"), ".notice"))
                .contains("still being read");
    }

    @Test
    void downloadsHaveTheHitsOfThePageInItsOrder() {
        String list = address("stroke", "&sort=classification");
        List<String> shown = codes(desk.page(list));
        HttpResponse<String> csv = desk.get(list + "&format=csv");
        JsonObject json = TestHttp.json(desk.get(list + "&format=json"));
        Workbook workbook = Workbook.open(
                TestHttp.send(TestHttp.request(desk.server().url(list + "&format=xlsx")), BodyHandlers.ofByteArray())
                        .body());

        assertThat(csv.headers().firstValue("Content-Disposition").orElse("")).contains("icd-icd10-2019-search.csv");
        assertThat(csv.body().lines().skip(1).map(line -> line.replaceAll(",.*", "")))
                .containsExactlyElementsOf(shown);
        assertThat(csv.body())
                .startsWith("\uFEFFcode,title,chapter,matched,score,uri\r\n")
                .contains(",IX,", "http://id.who.int/icd/release/10/2019/I64");
        assertThat(json.getString("classification")).isEqualTo("icd10");
        assertThat(json.getString("release")).isEqualTo("2019");
        assertThat(json.getBoolean("complete")).isTrue();
        assertThat(json.getString("match")).isEqualTo("all-words");
        assertThat(Instant.parse(json.getString("asOf"))).isBefore(Instant.now());
        assertThat(json.getJsonArray("lines").getValuesAs(JsonValue::asJsonObject))
                .extracting(line -> line.getString("code"))
                .isEqualTo(shown);
        assertThat(workbook.column(0, "A")).containsExactlyElementsOf(shown);
        assertThat(desk.get(address("qzxqzx", "&format=csv")).body().lines()).hasSize(1);
        JsonObject inPart = TestHttp.json(desk.get(address("cholrea", "&release=2016&format=json")));
        assertThat(inPart.getBoolean("complete")).as("not all of it was read").isFalse();
        assertThat(inPart.getString("match")).isEqualTo("similar-words");
    }

    @Test
    void aSearchOfIcd11WithoutHitsNamesThoseInIcd10() {
        Document page = desk.page("/search?lang=en&release=2024-01&q=predominantly+allergic");

        Element offer = page.selectFirst(".message li a:contains(In ICD-10)");
        assertThat(offer).as(page.select(".message").text()).isNotNull();
        assertThat(offer.text()).isEqualTo("In ICD-10: 1 result");
        assertThat(codes(follow(offer))).containsExactly("J45.0");
    }

    @Test
    void theTabLeadsToTheSameSearchThere() {
        Document mms = desk.page("/search?lang=en&release=2024-01&q=cholera&chapter=01&page=1");
        Element tab = mms.selectFirst("nav.tabs a:contains(ICD-10)");

        Document page = follow(tab);

        assertThat(codes(page)).first().isEqualTo("A00");
        assertThat(tab.attr("href")).doesNotContain("chapter", "release", "page");
        assertThat(follow(page.selectFirst("nav.tabs a:contains(ICD-11)"))
                        .select("a.hit .code")
                        .first()
                        .text())
                .isEqualTo("1A00");
    }

    @Test
    void anEntitySaysWhichPartOfADualClassificationItIs() {
        assertThat(desk.page("/icd/release/10/2019/E11.4?lang=en")
                        .select(".entity-specific")
                        .text())
                .contains("Dagger code (†)");
        assertThat(desk.page("/icd/release/10/2019/A00?lang=en").text()).doesNotContain("Dagger code", "Asterisk code");
    }

    @Test
    void anEntityOfTheOtherRevisionToSearchBelowIsIgnoredAndThePageSaysSo() {
        assertThat(desk.page("/search?lang=en&release=2024-01&q=cholera&subtree=A00")
                        .select(".notice")
                        .text())
                .contains("was not a valid identifier and was ignored");
        Document icd10 = search("cholera", "&subtree=257068234");
        assertThat(icd10.select(".notice").text()).contains("was not a valid identifier and was ignored");
        assertThat(codes(icd10)).contains("A00");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "q=cholera&linearization=icd10",
                "q=disease&linearization=icd10&page=2&chapter=IX&sort=classification",
                "q=cholrea&linearization=icd10",
                "q=asthma+qzxqzx&linearization=icd10",
                "q=qzxqzx&linearization=icd10",
                "q=chronic+obstructive+asthma&linearization=icd10",
                "q=E11+ophthalmic&linearization=icd10",
                "q=heart+attack&linearization=icd10&flexible=true",
                "q=heart+attack&release=2024-01",
                "q=asthma&linearization=icd10&release=2016",
                "q=asthma&linearization=icd10&release=2008&lang=fr",
                "q=planted&linearization=icd10&release=2016",
                "q=I10&linearization=icd10"
            })
    void everyPageIsSoundHtml(String query) {
        String page = desk.get("/search?" + query).body();
        Parser parser = Parser.htmlParser().setTrackErrors(20);
        Document parsed = parser.parseInput(page, desk.server().url("/").toString());

        assertThat(parser.getErrors()).extracting(ParseError::toString).isEmpty();
        List<String> ids = parsed.select("[id]").eachAttr("id");
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(parsed.select("h1")).hasSize(1);
        assertThat(parsed.select("a a, p p, p div, p ul, ul > :not(li), ol > :not(li)"))
                .isEmpty();
        assertThat(parsed.select("script:not([src]), [style], [onclick], [onerror]"))
                .isEmpty();
        Set<String> described = parsed.select("[aria-labelledby], [aria-controls], label[for]").stream()
                .flatMap(e -> List.of(e.attr("aria-labelledby"), e.attr("for")).stream())
                .filter(id -> !id.isEmpty())
                .collect(Collectors.toSet());
        assertThat(ids).containsAll(described);
        assertThat(Jsoup.parse(page).select("a[href]").eachAttr("href"))
                .allMatch(address ->
                        address.startsWith("/icd-desk") || address.startsWith("#") || address.startsWith("http"));
    }
}
