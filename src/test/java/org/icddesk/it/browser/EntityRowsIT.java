// SPDX-License-Identifier: Apache-2.0
package org.icddesk.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.icddesk.testing.server.SharedDesk;
import org.icddesk.testing.server.TestDesk;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.Test;

/** What the best tools for reading ICD offer, row by row of the table of features, each test named by its row. */
class EntityRowsIT {

    private static final String MMS = "/icd/release/11/2025-01/mms/";
    private static final String CHOLERA = MMS + "257068234";
    private static final String DIABETES = MMS + "119724091";

    private final TestDesk desk = SharedDesk.get();

    private Document follow(Element link) {
        assertThat(link).isNotNull();
        return desk.page(link.attr("href").replaceFirst("^/icd-desk", ""));
    }

    private static Element part(Document page, String heading) {
        Element found = page.selectFirst("section:has(> h2:matchesOwn(^" + heading + "\\b))");
        assertThat(found).as(heading).isNotNull();
        return found;
    }

    @Test
    void row20_codeTitleFullNameAndBothIdentifiersAreThere() {
        Document page = desk.page(CHOLERA);
        assertThat(page.select("h1").text()).isEqualTo("1A00 Cholera");
        assertThat(page.select(".entity-sub").text()).contains("Intestinal infection due to Vibrio cholerae");
        assertThat(part(page, "Identifiers").text())
                .contains("http://id.who.int/icd/release/11/2025-01/mms/257068234")
                .contains("http://id.who.int/icd/entity/257068234");
    }

    @Test
    void row21_everyStepOfTheWayDownIsALink() {
        Elements steps = desk.page(CHOLERA).select("nav ol a[href]");
        assertThat(steps).hasSizeGreaterThanOrEqualTo(4);
        assertThat(follow(steps.get(1)).select("h1").text()).startsWith("01 ");
        assertThat(follow(steps.last()).select("h1").text()).contains("Bacterial intestinal infections");
    }

    @Test
    void row22_severalParentsInTheFoundationAreNamedInBothPlaces() {
        for (String path : new String[] {MMS + "411470068", "/icd/entity/411470068"}) {
            Element parents = part(desk.page(path), "Parents");
            assertThat(parents.select("a").eachText())
                    .containsExactlyInAnyOrder(
                            "Conditions related to sexual health",
                            "Mental, behavioural or neurodevelopmental disorders");
        }
        assertThat(desk.page(CHOLERA).select("h2:contains(Parents)")).isEmpty();
    }

    @Test
    void row23_definitionAndAdditionalInformationAreApart() {
        Document page = desk.page(MMS + "1298865187");
        assertThat(part(page, "Definition").text()).contains("strips nerve fibres");
        assertThat(part(page, "Additional information").text()).contains("Spots of inflammation");
    }

    @Test
    void row24_inclusionsExclusionsAndThoseFromAboveLeadOn() {
        Document page = desk.page(DIABETES);
        assertThat(part(page, "Includes").text()).contains("insulin resistant");
        assertThat(part(page, "Excludes").select("a").text()).contains("Diabetes mellitus in pregnancy");
        Element above = part(desk.page(CHOLERA), "Excludes, from higher levels");
        Element level = above.selectFirst(".above a:contains(Certain infectious or parasitic diseases)");
        assertThat(follow(level).select("h1").text()).startsWith("01 ");
    }

    @Test
    void row25_indexTermsAreListedAndThoseDeprecatedMarked() {
        Element index = desk.page(CHOLERA).selectFirst("#index");
        assertThat(index.text()).contains("asiatic cholera");
        assertThat(index.select("li:has(.deprecated)").eachText())
                .singleElement()
                .asString()
                .contains("cholera morbus (deprecated)")
                .endsWith("deprecated");
    }

    @Test
    void row26_codingNotesStandFirstAndThoseFromAboveNameTheirLevel() {
        Document page = desk.page(DIABETES);
        assertThat(page.select("section.part h2").first().text()).isEqualTo("Coding note");
        Document parent = desk.page(MMS + "142052508");
        assertThat(part(parent, "Coding note").text()).contains("Code the agent as well");
        Document below = follow(parent.selectFirst("#children a"));
        Element above = part(below, "Coding note from higher levels");
        assertThat(above.text()).contains("Pneumonia").contains("Code the agent as well");
    }

    @Test
    void row27_codedElsewhereMaternalAndPerinatalHaveTitles() {
        Document chapter = desk.page(MMS + "1435254666");
        assertThat(part(chapter, "Coded elsewhere").select("a").eachText())
                .contains("Infections of the fetus or newborn");
        assertThat(part(desk.page(DIABETES), "Related in pregnancy").select("a").text())
                .contains("JA63")
                .contains("Diabetes mellitus in pregnancy");
        assertThat(part(desk.page(CHOLERA), "Related in the perinatal period")
                        .select("a")
                        .text())
                .contains("Infections of the fetus or newborn");
    }

    @Test
    void row28_diagnosticRequirementsAreTextInParagraphs() {
        Element criteria = part(desk.page(MMS + "578635574"), "Diagnostic requirements");
        assertThat(criteria.select("p")).hasSizeGreaterThan(1);
        assertThat(criteria.select("script, style, img, a, table")).isEmpty();
        assertThat(criteria.text()).doesNotContain("<").doesNotContain("&lt;");
    }

    @Test
    void row31_neighboursAndTheLevelAboveAreOneStepAway() {
        Document page = desk.page(CHOLERA);
        assertThat(page.selectFirst("a[rel=prev]")).isNull();
        Document next = follow(page.selectFirst("a[rel=next]"));
        assertThat(next.select("h1").text()).startsWith("1A01");
        assertThat(follow(next.selectFirst("a[rel=prev]")).select("h1").text()).startsWith("1A00");
        assertThat(follow(page.selectFirst("a[rel=up]")).select("h1").text())
                .contains("Bacterial intestinal infections");
    }

    @Test
    void row33_row37_linksNameTheReleaseAndAChosenLanguageStaysOnEveryWay() {
        Document french = follow(desk.page(CHOLERA).selectFirst(".menu-list a[lang=fr]"));
        assertThat(french.location()).isNotNull();
        assertThat(french.select("h1").text()).contains("Choléra");
        Elements ways = french.select("main a[href^=/icd-desk/icd/]");
        assertThat(ways).isNotEmpty().allSatisfy(way -> assertThat(way.attr("href"))
                .contains("lang=fr"));
        assertThat(ways.eachAttr("href")).anyMatch(way -> way.contains("/icd/release/11/2025-01/mms/"));
    }

    @Test
    void row38_anotherReleaseKeepsThePlaceOrSaysWhereTheEntryIs() {
        Document older = follow(desk.page(CHOLERA).selectFirst(".releases a:contains(2023-01)"));
        assertThat(older.select("h1").text()).isEqualTo("1A00 Cholera");
        assertThat(older.select("footer").text()).contains("2023-01");

        HttpResponse<String> gone = desk.get(MMS + "1787280710");
        assertThat(gone.statusCode()).isEqualTo(404);
        Document told = Jsoup.parse(gone.body());
        assertThat(told.select("main").text()).contains("not in release 2025-01");
        assertThat(follow(told.selectFirst("main a:contains(2024-01)"))
                        .select("h1")
                        .text())
                .contains("RA26");
    }

    @Test
    void row39_textsInAnotherLanguageAndUnfinishedTranslationsAreMarked() {
        Document arabic = desk.page(CHOLERA + "?lang=ar");
        assertThat(arabic.select("html").attr("dir")).isEqualTo("rtl");
        assertThat(arabic.select("h1").text()).contains("الكوليرا");
        Element included = arabic.select("section.part li:contains(cholera syndrome) span[lang]")
                .first();
        assertThat(included.attr("lang")).isEqualTo("en");
        assertThat(included.attr("dir")).isEqualTo("ltr");
        assertThat(included.nextElementSibling().text()).isEqualTo("en");
        Element german = desk.page(CHOLERA).selectFirst(".menu-list a[lang=de]");
        assertThat(german.select(".tag").text()).isEqualTo("not final");
        assertThat(desk.page(CHOLERA).selectFirst(".menu-list a[lang=fr] .tag")).isNull();
    }

    @Test
    void row40_axesSayWhatIsRequiredAndTheirValuesLeadOn() {
        Element axes = desk.page(CHOLERA).selectFirst("#postcoordination");
        assertThat(axes.select("h3").text()).contains("Infectious agent");
        assertThat(follow(axes.select("a.row:contains(XN62R)").first())
                        .select("h1")
                        .text())
                .startsWith("XN62R");
        Element required = desk.page(MMS + "1095018767").selectFirst("#postcoordination h3:has(.tag-required)");
        assertThat(required.text()).startsWith("Associated with");
    }

    @Test
    void row55_codesAreIsolatedFromTextThatRunsTheOtherWay() {
        Elements codes = desk.page(CHOLERA + "?lang=ar").select(".code");
        assertThat(codes).hasSizeGreaterThan(5).allSatisfy(code -> assertThat(code.tagName())
                .isEqualTo("bdi"));
    }

    @Test
    void icd10IsReadFromReleaseToCategoryWithNotesFromAbove() {
        Document whole = desk.page("/icd/release/10/2019");
        assertThat(whole.select("nav.tabs [aria-current]").text()).isEqualTo("ICD-10");
        assertThat(whole.select(".menu-list a[href*=/release/10/]")).hasSizeGreaterThan(1);
        Document chapter = follow(whole.selectFirst("#children a"));
        assertThat(chapter.select("h1").text()).startsWith("I ");
        Document block = follow(chapter.selectFirst("#children a"));
        assertThat(block.select("h1").text()).startsWith("A00-A09");
        Document category = follow(block.selectFirst("#children a:contains(A09)"));
        assertThat(part(category, "Coding note").text()).contains("national practice");
        assertThat(part(category, "Excludes").text()).contains("noninfective");
        assertThat(part(category, "Excludes, from higher levels").text()).contains("carrier of infectious disease");
        assertThat(category.select("nav ol a").eachText()).anyMatch(step -> step.startsWith("A00-A09"));
        assertThat(follow(category.selectFirst("#children a")).select("h1").text())
                .startsWith("A09.0");
        assertThat(category.select("footer").text()).contains("ICD-10");
    }
}
