// SPDX-License-Identifier: Apache-2.0
package org.icddesk.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.icddesk.testing.browser.BrowserTest;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.interactions.Actions;

/** Row 36: the reader's own codes, which stay in the browser. */
class MyCodesIT extends BrowserTest {

    private static final String CHOLERA_OF_ICD10 = "/icd/release/10/2019/A00";
    private static final String WHO = "http://id.who.int";

    /** Two collections with all that a file may stumble over. */
    private static final String KEPT = """
            localStorage.setItem("icd-desk.my", JSON.stringify([
              { name: "", entries: [
                { code: "1A00", title: "Cholera", lang: "en", uri: "http://id.who.int/icd/release/11/2024-01/mms/257068234", note: "=1+1; \\"quoted\\",\\nsecond line" },
                { code: "A00", title: "Cholera", lang: "en", uri: "http://id.who.int/icd/release/10/2019/A00", note: "'=already" },
                { code: "", title: "الكوليرا", lang: "ar", uri: "http://id.who.int/icd/entity/257068234", note: "" } ] },
              { name: "-Emergency", entries: [
                { code: "1A00&XN62R", title: "Cholera / Vibrio", lang: "en", uri: "", note: "" } ] } ]));
            """;

    private void keep() {
        open("/my");
        ask(KEPT);
        open("/my");
    }

    private static String kept() {
        return "return localStorage.getItem('icd-desk.my')";
    }

    private List<String> codes(int list) {
        return ask(
                "return [...document.querySelectorAll('.my-list')[arguments[0]].querySelectorAll('.my-row > .code')].map(e => e.textContent)",
                list);
    }

    private void star(String path) {
        open(path);
        find("button.star").click();
        assertThat(find("button.star").getAttribute("aria-pressed")).isEqualTo("true");
    }

    private void press(WebElement where, CharSequence... keys) {
        where.sendKeys(keys);
    }

    private WebElement act(String kind, int row) {
        return all("[data-do=" + kind + "]").get(row);
    }

    @Test
    void row36_whatIsStarredIsOnTheStartPageAndOfferedFirstInTheSearchBox() {
        star(CHOLERA);
        star(CHOLERA_OF_ICD10);
        star("/icd/entity/257068234");
        star(CHOLERA_OF_ICD10 + ".0");

        open("/");
        assertThat(find("#my").isDisplayed()).isTrue();
        assertThat(all("#my a.row").stream().map(row -> row.getDomAttribute("href")))
                .containsExactly(
                        "/icd-desk" + CHOLERA,
                        "/icd-desk" + CHOLERA_OF_ICD10,
                        "/icd-desk/icd/entity/257068234",
                        "/icd-desk" + CHOLERA_OF_ICD10 + ".0");
        find("input[name=q]").sendKeys("cholera");
        until("offered", () -> all("[role=option]").size() > 4);
        List<WebElement> options = all("[role=option]");
        assertThat(options.subList(0, 4)).allMatch(option -> option.getText().contains("★ My codes"));
        assertThat(options.subList(4, options.size()))
                .noneMatch(option -> option.getText().contains("★"));
        find("input[name=q]").sendKeys(Keys.ARROW_DOWN, Keys.ARROW_DOWN, Keys.ENTER);
        until("its page", () -> browser.getCurrentUrl().endsWith(CHOLERA_OF_ICD10));
    }

    @Test
    void row36_aStarHoldsInEveryReleaseAndItsNoteSurvivesASecondThought() {
        star(CHOLERA);
        open(CHOLERA.replace("2024-01", "2023-01"));
        assertThat(find("button.star").getAttribute("aria-pressed")).isEqualTo("true");

        keep();
        String before = ask(kept());
        open(CHOLERA);
        find("button.star").click();
        assertThat(find("button.star").getAttribute("aria-pressed")).isEqualTo("false");
        assertThat((String) ask(kept())).doesNotContain("second line");
        find("button.star").click();
        assertThat((String) ask(kept())).isEqualTo(before);
    }

    @Test
    void row36_keysAndPointerOrderThem() {
        keep();
        assertThat(codes(0)).containsExactly("1A00", "A00", "");
        act("down", 0).click();
        assertThat(codes(0)).containsExactly("A00", "1A00", "");
        assertThat(browser.switchTo().activeElement().getAttribute("aria-label"))
                .as("stays where the reader is")
                .contains("1A00");
        press(browser.switchTo().activeElement(), Keys.chord(Keys.ALT, Keys.ARROW_DOWN));
        assertThat(codes(0)).containsExactly("A00", "", "1A00");
        press(act("up", 0), Keys.ENTER);
        assertThat(codes(0)).as("the first goes no further up").containsExactly("A00", "", "1A00");

        List<WebElement> grips = all(".my-grip");
        new Actions(browser)
                .moveToElement(grips.get(2))
                .clickAndHold()
                .moveToElement(grips.get(1))
                .moveToElement(grips.get(0), 0, -8)
                .release()
                .perform();
        until("dragged", () -> codes(0).equals(List.of("1A00", "A00", "")));
        open("/my");
        assertThat(codes(0)).containsExactly("1A00", "A00", "");
    }

    @Test
    void row36_collectionsAreMadeNamedMovedToAndDeletedAndNothingIsLostByMistake() {
        keep();
        find("#my-name").sendKeys("Ward 7", Keys.ENTER);
        until("a third list", () -> all(".my-list").size() == 3);
        ask(
                "const select = document.querySelector('.my-row select'); select.value = 'Ward 7'; select.dispatchEvent(new Event('change'))");
        assertThat(codes(2)).containsExactly("1A00");
        find("#my-name").clear();
        find("#my-name").sendKeys("Ward 7", Keys.ENTER);
        until("told", () -> find("#my-said").getText().contains("already a collection"));

        all(".my-list")
                .get(2)
                .findElements(By.cssSelector(".block-head button"))
                .get(1)
                .click();
        find(".block-head input").sendKeys(Keys.chord(Keys.CONTROL, "a"), "Ward 8", Keys.ENTER);
        until("renamed", () -> find(".my-list[data-list='Ward 8'] h2").getText().startsWith("Ward 8"));
        find(".my-list[data-list='Ward 8'] [aria-pressed]").click();
        star(CHOLERA_OF_ICD10.replace("A00", "I10"));
        open("/my");
        assertThat(codes(2)).containsExactly("1A00", "I10");

        String before = ask(kept());
        all(".my-list")
                .get(2)
                .findElements(By.cssSelector(".block-head button"))
                .get(2)
                .click();
        until("gone", () -> all(".my-list").size() == 2);
        press(browser.switchTo().activeElement(), Keys.ENTER);
        until("back", () -> all(".my-list").size() == 3);
        act("remove", 0).click();
        until("gone", () -> codes(0).size() == 1);
        press(browser.switchTo().activeElement(), Keys.ENTER);
        until("back", () -> codes(0).size() == 2);
        assertThat((String) ask(kept())).isEqualTo(before);
    }

    @Test
    void row36_aNoteIsWrittenInPlaceAndSearched() {
        star(CHOLERA);
        open("/my");
        act("note", 0).click();
        press(browser.switchTo().activeElement(), "travel history first");
        press(browser.switchTo().activeElement(), Keys.chord(Keys.CONTROL, Keys.ENTER));
        until("written", () -> find(".my-row p").getText().equals("travel history first"));
        act("note", 0).click();
        press(browser.switchTo().activeElement(), " no", Keys.ESCAPE);
        until("given up", () -> find(".my-row p").getText().equals("travel history first"));
        open("/");
        find("input[name=q]").sendKeys("histo trav");
        until("found by its note", () -> all("[role=option]").stream()
                .anyMatch(option -> option.getText().contains("★ My codes · travel history first")));
    }

    private String downloaded(String format) {
        ask(
                "window.saved = null; URL.createObjectURL = (blob) => { blob.text().then(text => window.saved = text); return '#'; };"
                        + "URL.revokeObjectURL = () => {};"
                        + "HTMLAnchorElement.prototype.click = function () { window.named = this.download; };");
        find("#my-" + format).click();
        until("saved", () -> ask("return window.saved") != null);
        assertThat((String) ask("return window.named")).matches("icd-my-codes-\\d{4}-\\d\\d-\\d\\d\\." + format);
        // The text of a blob comes without the mark, which the file has.
        return ask("return window.saved");
    }

    private void takeIn(String name, String content) {
        ask("document.getElementById('my-said').replaceChildren()");
        ask(
                "const files = new DataTransfer(); files.items.add(new File([arguments[1]], arguments[0]));"
                        + "const input = document.getElementById('my-file'); input.files = files.files;"
                        + "input.dispatchEvent(new Event('change'))",
                name,
                content);
        until("said", () -> !find("#my-said").getText().isEmpty());
    }

    @Test
    void row36_bothDownloadsComeBackWhole() {
        for (String format : List.of("csv", "json")) {
            keep();
            String before = ask(kept());
            String file = downloaded(format);
            takeIn("again." + format, file);
            assertThat(find("#my-said").getText()).contains("New: 0. Already there: 4.");
            assertThat((String) ask(kept())).as("nothing changes").isEqualTo(before);

            ask("localStorage.removeItem('icd-desk.my')");
            open("/my");
            takeIn("other computer." + format, file);
            assertThat(find("#my-said").getText()).contains("New: 4. Already there: 0.");
            assertThat((String) ask(kept())).isEqualTo(before);
            if (format.equals("csv")) {
                assertThat(file).contains("'=1+1").contains("'-Emergency");
                ask("localStorage.removeItem('icd-desk.my')");
                open("/my");
                takeIn(
                        "from a spreadsheet.csv",
                        "code;title;uri\nI10;Hypertension;" + WHO + "/icd/release/10/2019/I10\n");
                assertThat(codes(0)).containsExactly("I10");
            }
        }
    }

    @Test
    void row36_whatIsNoDownloadOfOursIsToldAndChangesNothing() {
        keep();
        String before = ask(kept());
        takeIn("other.csv", "name,age\nsomebody,42\n");
        assertThat(find("#my-said").getText()).contains("other.csv").contains("not a download of my codes");
        takeIn("broken.json", "{\"format\":\"icd-desk-my-codes\",");
        assertThat(find("#my-said").getText()).contains("not a download");
        takeIn("null.json", "{\"format\":\"icd-desk-my-codes\",\"collections\":[{\"codes\":[null]}]}");
        takeIn("evil.json", """
                {"format":"icd-desk-my-codes","version":1,"collections":[{"name":"x","codes":[
                  {"code":"1A00","title":"a","uri":"javascript:alert(1)"},
                  {"code":"1A00","title":"a","uri":"http://id.who.int.evil/icd/entity/1"},
                  {"code":"1A00","title":"a","uri":"http://id.who.int/icd/entity/../../../x"},
                  {"code":"1A00&<b>","title":"a","uri":""},
                  {"code":5,"title":{},"uri":[]}]}]}
                """);
        assertThat(find("#my-said").getText())
                .contains("New: 0. Already there: 0.")
                .contains("identifier: 5")
                .contains("Line 1");
        assertThat((String) ask(kept())).isEqualTo(before);
        ask(
                "const files = new DataTransfer(); files.items.add(new File([new Uint8Array([0x41, 0xE9, 0x0A])], 'latin.csv'));"
                        + "const input = document.getElementById('my-file'); input.files = files.files; input.dispatchEvent(new Event('change'))");
        until("told", () -> find("#my-said").getText().contains("latin.csv"));
        assertThat(find("#my-said").getText()).contains("UTF-8");
        assertThat((String) ask(kept())).isEqualTo(before);
    }

    @Test
    void row36_twoTabsShowTheSame() {
        keep();
        String first = browser.getWindowHandle();
        browser.switchTo().newWindow(WindowType.TAB);
        try {
            star("/icd/release/10/2019/I10");
        } finally {
            browser.close();
            browser.switchTo().window(first);
        }
        until("the other tab's star", () -> codes(0).contains("I10"));
        act("remove", 0).click();
        assertThat((String) ask(kept()))
                .as("a change keeps what the other tab did")
                .contains("I10");
    }

    @Test
    void row36_aFullBrowserIsToldAndNothingIsPretended() {
        open(CHOLERA);
        ask(
                "let size = 5_000_000; for (let i = 0; size > 0; i++) { try { localStorage.setItem(`fill.${i}`, 'x'.repeat(size)); } catch { size = Math.floor(size / 2); } }");
        find("button.star").click();
        assertThat(find("[role=alert]").getText()).contains("storage is full");
        assertThat(find("button.star").getAttribute("aria-pressed")).isEqualTo("false");
        ask(
                "Object.keys(localStorage).filter(key => key.startsWith('fill')).forEach(key => localStorage.removeItem(key))");
        find("button.star").click();
        assertThat(find("button.star").getAttribute("aria-pressed")).isEqualTo("true");
    }

    @Test
    void row36_nothingMovesWhileItLoadsAndNothingGoesToTheServer() {
        keep();
        for (String path : List.of("/my", "/", CHOLERA)) {
            open(path);
            Double shifted = ((Number) browser.executeAsyncScript("""
                    const done = arguments[arguments.length - 1];
                    let sum = 0;
                    new PerformanceObserver((list) => list.getEntries().forEach((one) => (sum += one.value))).observe({ type: "layout-shift", buffered: true });
                    requestAnimationFrame(() => requestAnimationFrame(() => done(sum)));
                    """)).doubleValue();
            assertThat(shifted).as(path).isZero();
        }
        open("/my");
        Boolean asked = ask("return performance.getEntriesByType('resource').some(one => one.name.includes('/api/'))");
        assertThat(asked).isFalse();
        assertThat(browser.manage().getCookies()).isEmpty();
    }

    @Test
    void row36_axeFindsNothingOnAFullPageAndItFitsASmallWindow() {
        for (String language : List.of("en", "ar")) {
            keep();
            open("/my?lang=" + language);
            act("note", 0).click();
            assertThat(violations()).isEmpty();
            look(1280, 900, "dark");
            assertThat(violationsOfColour()).isEmpty();
            look(320, 800, "light");
            assertThat((Long) ask("return document.documentElement.scrollWidth"))
                    .isLessThanOrEqualTo(320);
            look(1280, 900, "light");
        }
    }

    @Test
    void row36_paperShowsCodesTitlesAndNotesAlone() {
        keep();
        browser.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", "print"));
        try {
            assertThat(find(".my-row a").isDisplayed()).isTrue();
            assertThat(find(".my-row p").isDisplayed()).isTrue();
            assertThat(all("#my-page button, #my-page input, #my-page select, .my-grip"))
                    .isNotEmpty()
                    .noneMatch(WebElement::isDisplayed);
        } finally {
            browser.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", ""));
        }
    }
}
