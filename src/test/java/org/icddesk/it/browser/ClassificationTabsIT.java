// SPDX-License-Identifier: Apache-2.0
package org.icddesk.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.icddesk.sandbox.fault.Fault;
import org.icddesk.testing.Lane;
import org.icddesk.testing.TestHttp;
import org.icddesk.testing.browser.BrowserTest;
import org.icddesk.testing.server.IndexedDesk;
import org.icddesk.testing.server.People;
import org.icddesk.testing.server.TestDesk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** One question to all classifications, and ICD-10 searched, as a reader with a browser meets it. */
@Lane(Lane.INDEX)
@ExtendWith(IndexedDesk.class)
class ClassificationTabsIT extends BrowserTest {

    private static final String ICD10 = "/search?linearization=icd10&lang=en&q=";
    private static final List<String> SEGMENTS = List.of("mms", "icf", "foundation", "icd10");

    /** Every state of a page of results that the index has part in; ICD-10 2019 is English, whoever reads it. */
    private static final List<String> PAGES = List.of(
            "/search?linearization=icd10&lang=en&q=disease&chapter=IX&page=1",
            "/search?linearization=icd10&lang=en&q=cholrea",
            "/search?linearization=icd10&lang=en&q=asthma%20qzxqzx",
            "/search?linearization=icd10&lang=en&q=qzxqzx",
            "/search?linearization=icd10&lang=en&q=chronic%20obstructive%20asthma",
            "/search?linearization=icd10&lang=en&q=E11%20ophthalmic",
            "/search?linearization=icd10&lang=en&q=asthma&release=2016",
            "/search?linearization=icd10&lang=en&q=asthma&release=2010",
            "/search?linearization=icd10&lang=en&q=planted&release=2016",
            "/search?linearization=icd10&lang=ar&q=cholera",
            "/search?lang=en&q=heart%20attack&release=2024-01",
            "/search?lang=ar&q=%D8%AC%D9%84%D8%B7%D8%A9%20%D9%82%D9%84%D8%A8%D9%8A%D8%A9",
            "/icd/release/10/2019/E11.4?lang=en");

    @Override
    protected TestDesk desk() {
        return IndexedDesk.get();
    }

    @AfterEach
    void whoBehavesAgain() {
        desk().sandbox().behave();
    }

    private List<WebElement> tabs() {
        return all("nav.tabs a");
    }

    private String number(int tab) {
        return tabs().get(tab).findElement(By.className("count")).getText().strip();
    }

    private void awaitCounts() {
        until("every tab has its number", () -> {
            Boolean there = ask("return [...document.querySelectorAll('nav.tabs a')]"
                    + ".every((tab) => !tab.search.includes('q=') || tab.querySelector('.count').textContent)");
            return there;
        });
    }

    @Test
    void everyTabComesToSayHowManyHitsItsPageHas() {
        open(ICD10 + "cholera");
        awaitCounts();

        for (int tab = 0; tab < SEGMENTS.size(); tab++) {
            int counted = TestHttp.json(desk().get("/api/search/count?q=cholera&linearization=" + SEGMENTS.get(tab)))
                    .getInt("count");
            assertThat(number(tab)).as(SEGMENTS.get(tab)).isEqualTo(String.valueOf(counted));
        }
        assertThat(number(3)).isEqualTo("4");
        assertThat(tabs().get(3).getAccessibleName()).isEqualTo("ICD-10 4");
        tabs().get(0).click();
        assertThat(find("h1").getText()).startsWith(number(0) + " result");
    }

    @Test
    void aTabThatCannotBeCountedSaysSoAndDelaysNoOther() {
        expectErrors();
        desk().sandbox().misbehave(Fault.apiStatus(400).onPath("/icf/search"));
        open(ICD10 + "hypertension");
        awaitCounts();

        assertThat(tabs().get(1).findElement(By.className("count")).getAttribute("title"))
                .isEqualTo("Number of results unknown: no answer just now");
        assertThat(number(1)).startsWith("?");
        assertThat(tabs().get(1).getAccessibleName()).isEqualTo("ICF ? Number of results unknown: no answer just now");
        assertThat(number(0)).matches("\\d+\\+?");
        assertThat(number(2)).matches("\\d+\\+?");
        assertThat(number(3)).matches("\\d+");
        assertThat(violations()).isEmpty();
        recover();
    }

    @Test
    void A13_whileWhoIsSilentSuggestionsOfIcd11SayHowOldTheyAre() {
        open("/?lang=en");
        desk().sandbox().misbehave(Fault.apiStatus(503));
        WebElement box = find("form[role=search] input[name=q]");
        box.sendKeys("typhoid per");
        until("there are suggestions", () -> !all("#suggestions [role=option]").isEmpty());

        assertThat(all("#suggestions .code")).extracting(WebElement::getText).contains("1A07.0");
        String note = find("#suggestions").getAttribute("data-note");
        assertThat(note).matches("WHO is not answering: data as of .*20\\d\\d.*\\.");
        String shown = ask("return getComputedStyle(document.getElementById('suggestions'), '::after').content");
        assertThat(shown).contains(note);
        assertThat(find("#desk-status").getAttribute("textContent")).contains(note);
        assertThat(violations()).isEmpty();
        recover();
    }

    @Test
    void aBundleThatTheServerWouldRefuseIsNotSent(@TempDir Path directory) throws IOException {
        Path large = directory.resolve("large.icdbundle");
        People.add(desk().server(), "uploader", "icd-admin");
        browser.executeCdpCommand("Network.enable", Map.of());
        browser.executeCdpCommand(
                "Network.setExtraHTTPHeaders",
                Map.of("headers", Map.of("Authorization", People.authorization("uploader"))));
        try {
            open("/status/bundle-import");
            long most = Long.parseLong(find("input[type=file]").getAttribute("data-most"));
            try (RandomAccessFile sparse = new RandomAccessFile(large.toFile(), "rw")) {
                sparse.setLength(most + 1);
            }
            find("input[type=file]").sendKeys(large.toString());
            find("#confirm").click();

            assertThat(find("h1").getText()).isEqualTo("Import a bundle?");
            String words = ask("return document.querySelector('input[type=file]').validationMessage");
            assertThat(words).isEqualTo(find("#most").getText()).contains("can be uploaded here");
            assertThat(violations()).isEmpty();
        } finally {
            browser.executeCdpCommand("Network.setExtraHTTPHeaders", Map.of("headers", Map.of()));
        }
    }

    @Test
    void A10_whileWhoIsSilentIcd10IsSearchedAndCounted() {
        expectErrors();
        desk().sandbox().misbehave(Fault.apiStatus(503));
        open(ICD10 + "psoriasis");
        awaitCounts();

        assertThat(find("h1").getText()).startsWith(number(3) + " result");
        assertThat(Stream.of(0, 1, 2).map(this::number)).allMatch(text -> text.startsWith("?"));
        recover();
    }

    @Test
    void numbersThatComeMoveNothing() {
        for (int width : new int[] {1280, 360, 320}) {
            look(width, 800, "light");
            open(ICD10 + "disease");
            awaitCounts();
            String with = places();
            ask("document.querySelectorAll('nav.tabs .count').forEach((count) => count.textContent = '')");
            String without = places();

            assertThat(with).as("%d", width).isEqualTo(without);
        }
    }

    private String places() {
        return ask("""
                return JSON.stringify([...document.querySelectorAll("nav.tabs a, .context .menu, main, h1")]
                  .map((e) => e.getBoundingClientRect()).map((box) => [box.x, box.y, box.width]));
                """);
    }

    @Test
    void theNumbersOfChaptersStandBesideTheirTitles() {
        open(ICD10 + "di");
        List<String> covered = ask("""
                return [...document.querySelectorAll("a.facet")].filter((facet) => {
                  const range = document.createRange();
                  range.selectNodeContents(facet.querySelector(".code"));
                  return range.getBoundingClientRect().right > facet.children[2].getBoundingClientRect().left;
                }).map((facet) => facet.textContent);
                """);
        assertThat(all("a.facet .code").stream().map(WebElement::getText)).contains("XVIII");
        assertThat(covered).isEmpty();
    }

    @Test
    void onTheSmallestScreenEveryTabIsSeen() {
        for (String language : List.of("en", "ar")) {
            for (int width : new int[] {320, 360}) {
                look(width, 700, "light");
                open("/search?q=cholera&lang=" + language);
                awaitCounts();
                List<String> hidden = ask("""
                        return [...document.querySelectorAll("nav.tabs a")]
                          .filter((tab) => {
                            const box = tab.getBoundingClientRect();
                            const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
                            return box.left < 0 || box.right > innerWidth || !tab.contains(top);
                          }).map((tab) => tab.textContent);
                        """);
                assertThat(hidden).as("%s %d", language, width).isEmpty();
            }
        }
    }

    @Test
    void tooLittleToSearchForIsNotCounted() {
        for (String query : List.of("a", "", "%25")) {
            open(ICD10 + query);
            assertThat(tabs()).as(query).hasSize(4);
            assertThat(all("nav.tabs .count")).as(query).isEmpty();
        }
    }

    @Test
    void theKeyboardReachesATabAndASuggestionOfIcd10() {
        open("/search?lang=en&q=asthma");
        awaitCounts();
        ask("document.querySelector('nav.tabs a').focus()");
        new Actions(browser).sendKeys(Keys.TAB, Keys.TAB, Keys.TAB, Keys.ENTER).perform();
        until("the hits in ICD-10", () -> browser.getCurrentUrl().contains("linearization=icd10"));
        assertThat(find("a.hit .code").getText()).isEqualTo("J45");

        WebElement box = find("form[role=search] input[name=q]");
        box.clear();
        box.sendKeys("append");
        until("suggestions", () -> !all("#suggestions [role=option]").isEmpty());
        assertThat(find("#suggestions [role=option] .code").getText()).isEqualTo("K35");
        box.sendKeys(Keys.ARROW_DOWN, Keys.ENTER);
        until("the entity", () -> browser.getCurrentUrl().contains("/icd/release/10/2019/K35"));
    }

    @Test
    void theSearchBoxStaysWhereTheReaderSearches() {
        open("/icd/release/10/2019/E11?lang=en");
        find("form[role=search] input[name=q]").sendKeys("coma", Keys.ENTER);
        until("results", () -> browser.getCurrentUrl().contains("/search?"));
        assertThat(browser.getCurrentUrl()).contains("linearization=icd10");
        assertThat(find("nav.tabs [aria-current]").getText()).startsWith("ICD-10");
    }

    @Test
    void markupInWhosTextsIsTextInSuggestionsToo() {
        open("/search?linearization=icd10&lang=en&release=2016&q=planted");
        WebElement box = find("form[role=search] input[name=q]");
        box.clear();
        box.sendKeys("planted");
        until("suggestions", () -> !all("#suggestions [role=option]").isEmpty());
        assertThat(find("#suggestions [role=option]").getText()).contains("<script>alert(1)</script>");
        assertThat(all("#suggestions script, #suggestions img, main script")).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> axeFindsNothingOnAnyPageInAnyLookAndNoneScrollsSideways() {
        return PAGES.stream()
                .map(path -> DynamicTest.dynamicTest(path, () -> {
                    look(1280, 900, "light");
                    open(path);
                    awaitCounts();
                    assertThat(violations()).as("light").isEmpty();
                    look(1280, 900, "dark");
                    assertThat(violationsOfColour()).as("dark").isEmpty();
                    for (int width : new int[] {1920, 768, 360, 320}) {
                        look(width, 800, "light");
                        Long wide = ask("return document.documentElement.scrollWidth");
                        assertThat(wide).as("width at %d", width).isLessThanOrEqualTo(width);
                    }
                }));
    }
}
