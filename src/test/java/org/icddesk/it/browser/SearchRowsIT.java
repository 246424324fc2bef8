// SPDX-License-Identifier: Apache-2.0
package org.icddesk.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import org.icddesk.testing.server.SharedDesk;
import org.icddesk.testing.server.TestDesk;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the best tools for searching ICD offer, row by row of the table of features, each test named by its row. */
class SearchRowsIT {

    private final TestDesk desk = SharedDesk.get();

    private Document search(String words, String more) {
        return desk.page("/search?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8) + more);
    }

    private Document follow(Element link) {
        assertThat(link).isNotNull();
        return desk.page(link.attr("href").replaceFirst("^/icd-desk", ""));
    }

    private static List<String> codes(Document page) {
        return page.select("a.hit > .code").eachText();
    }

    @Test
    void row03_theLastWordIsCompleted() {
        assertThat(search("bacterial pneum", "").select("a.word").eachText()).anyMatch(w -> w.startsWith("pneumon"));
        assertThat(desk.get("/api/suggest?q=bacterial+pneum").body())
                .containsPattern("\"words\":\\[\"bacterial pneumon");
    }

    @Test
    void row04_relatedWordsComeByRelatednessOrByTheAlphabet() {
        Document related = follow(search("diabetes", "").selectFirst("a.word:contains(diabetes …)"));
        Document alphabetical = follow(related.selectFirst("nav[aria-label=Order of words] a:contains(A–Z)"));
        List<String> words = alphabetical.select("a.word").eachText();
        assertThat(related.select(".facets h2").eachText()).contains("Related words");
        assertThat(words).hasSizeGreaterThan(2).contains("mellitus").isSortedAccordingTo(String.CASE_INSENSITIVE_ORDER);
        assertThat(related.select("a.word").eachText()).containsExactlyInAnyOrderElementsOf(words);
        assertThat(follow(alphabetical.selectFirst("a.word")).select("h1 q").text())
                .startsWith("diabetes ");
    }

    @Test
    void row05_whatMatchedIsMarked() {
        assertThat(search("cholera", "")
                        .select("a.hit")
                        .first()
                        .select(".hit-title mark")
                        .eachText())
                .containsExactly("Cholera");
    }

    @Test
    void row06_theTermThatMatchedIsNamedWhereItIsNotTheTitle() {
        Element hit = search("adult-onset diabetes", "")
                .select("a.hit:has(.code:containsOwn(5A11))")
                .first();
        assertThat(hit.select(".hit-term").text()).contains("adult-onset diabetes");
    }

    @Test
    void row07_thePerfectMatchIsMarked() {
        Document page = search("cholera", "");
        assertThat(page.select("a.hit.best > .code").eachText()).containsExactly("1A00");
        assertThat(search("bacterial infection of", "").select("a.hit.best")).isEmpty();
    }

    @Test
    void row08_hitsComeByRelevanceOrInTheOrderOfTheClassification() {
        Document relevant = search("tuberculosis", "");
        Document ordered = follow(relevant.selectFirst("nav[aria-label=Order] a:contains(Classification)"));
        assertThat(codes(ordered)).hasSizeGreaterThan(3).isSortedAccordingTo(Comparator.naturalOrder());
        assertThat(ordered.select("nav[aria-label=Order] [aria-current]").text())
                .isEqualTo("Classification");
    }

    @Test
    void row09_chaptersHaveCountsAndNarrowTheSearch() {
        Document all = search("cholera", "");
        Elements facets = all.select(".facets a.facet:has(.count)");
        int total = Integer.parseInt(all.select("h1").text().replaceAll("\\D.*", ""));
        assertThat(facets.select(".count").eachText().stream()
                        .mapToInt(Integer::parseInt)
                        .sum())
                .isEqualTo(total);
        Element first = facets.select("a:has(.code:containsOwn(01))").first();
        Document narrowed = follow(first);
        assertThat(narrowed.select("h1").text())
                .startsWith(first.select(".count").text() + " ");
        assertThat(narrowed.select("a.hit .hit-more"))
                .allSatisfy(more -> assertThat(more.text()).contains("Chapter 01"));
    }

    @Test
    void row10_aSearchCanBeLimitedToWhatIsBelowAnEntity() {
        Document entity = desk.page("/icd/release/11/2024-01/mms/135352227");
        String below =
                entity.selectFirst("#children a[href*=subtree]").attr("href").replaceFirst("^/icd-desk", "");
        Document page = desk.page(below + "&q=infection");
        assertThat(codes(page)).isNotEmpty().allMatch(code -> code.startsWith("1A0"));
        assertThat(page.select(".notice").text()).contains("Bacterial intestinal infections");
    }

    @Test
    void row11_flexibleSearchIsOfferedWhenNothingIsFoundAndSaidWhenItIsOn() {
        Document nothing = search("cholera zebra", "");
        assertThat(codes(nothing)).isEmpty();
        Document flexible = follow(nothing.selectFirst("a[href*=flexible]"));
        assertThat(codes(flexible)).contains("1A00");
        assertThat(flexible.select(".notice").text()).contains("Flexible search is on");
        assertThat(codes(follow(flexible.selectFirst(".notice a[href]")))).isEmpty();
    }

    @Test
    void row12_thePropertiesToSearchCanBeChosen() {
        Document browsing = search("drain body water salts", "&mode=browse");
        assertThat(codes(browsing)).isEmpty();
        Elements choices = browsing.select(".facet-plain");
        assertThat(choices.eachText())
                .containsExactly("Title", "Fully specified name", "Definition", "Exclusions", "Index terms");
        assertThat(choices.select("[aria-current]").eachText())
                .containsExactly("Title", "Fully specified name", "Index terms");
        Document defined = follow(choices.select("a:contains(Definition)").first());
        assertThat(codes(defined)).contains("1A00");
        assertThat(defined.select(".facet-plain[aria-current]").eachText()).contains("Definition", "Title");
    }

    @ParameterizedTest
    @CsvSource({
        "1a00, 1A00, Cholera",
        "' 1A00 ', 1A00, Cholera",
        "CA22.Z, CA22.Z, 'Chronic obstructive pulmonary disease, unspecified'",
        "NE6Z, NE6Z, Harmful effects of unspecified substance",
        "XS25, XS25, Severe",
        "1A00&XN62R, 1A00&XN62R, Cholera",
        "A00.0, A00.0, Cholera due to Vibrio cholerae 01",
        "a00.0, A00.0, Cholera due to Vibrio cholerae 01",
        "257068234, 1A00, Cholera",
        "http://id.who.int/icd/release/11/2024-01/mms/257068234, 1A00, Cholera",
        "https://id.who.int/icd/entity/257068234, '', Cholera"
    })
    void row13_row14_codesAndIdentifiersFindTheThingItselfAboveTheHits(String typed, String code, String title) {
        Document page = search(typed, "");
        Element found = page.select("main a[href]").first();
        assertThat(found.select(".code").text()).isEqualTo(code);
        assertThat(found.text()).contains(title);
        assertThat(page.select("h1")).hasSize(1);
        assertThat(page.text()).doesNotContain("Check the spelling");
        assertThat(desk.get(found.attr("href").replaceFirst("^/icd-desk", "")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void row15_aResultBrokenOffSaysSo() {
        assertThat(search("disease", "").select(".notice").text()).contains("more matches than WHO lists");
        assertThat(search("cholera", "").select(".notice").text()).doesNotContain("more matches");
    }

    @Test
    void row18_theListGoesOnOnFurtherPages() {
        Document first = search("disease", "");
        Document second = follow(first.selectFirst("nav.pager a[rel=next]"));
        assertThat(codes(first)).hasSize(25);
        assertThat(codes(second)).isNotEmpty().doesNotContainAnyElementsOf(codes(first));
        assertThat(second.selectFirst("nav.pager a[rel=prev]")).isNotNull();
        assertThat(desk.get("/search?q=disease&page=99999").statusCode()).isEqualTo(200);
    }

    @Test
    void row37_anotherLanguageKeepsTheSearch() {
        Document page = search("cholera", "&release=2024-01&sort=classification");
        Document french = follow(page.selectFirst(".menu-list a[lang=fr]"));
        assertThat(french.select("html").attr("lang")).isEqualTo("fr");
        assertThat(french.select("input[name=q]").val()).isEqualTo("cholera");
        assertThat(codes(french)).contains("1A00");
        assertThat(french.select("nav.switch [aria-current]").last().attr("href"))
                .contains("sort=classification");
    }

    @Test
    void theClassificationsAreTabsThatKeepTheSearch() {
        Document page = search("walking", "");
        Document icf = follow(page.selectFirst("nav.tabs a:contains(ICF)"));
        assertThat(icf.select("input[name=q]").val()).isEqualTo("walking");
        assertThat(codes(icf)).anyMatch(code -> code.startsWith("d4"));
        Document foundation = follow(icf.selectFirst("nav.tabs a:contains(Foundation)"));
        assertThat(foundation.select("a.hit")).isNotEmpty();
        assertThat(foundation.select("nav.tabs [aria-current]").text()).isEqualTo("Foundation");
    }
}
