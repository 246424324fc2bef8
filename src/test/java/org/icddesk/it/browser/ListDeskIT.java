// SPDX-License-Identifier: Apache-2.0
package org.icddesk.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.icddesk.testing.TestHttp;
import org.icddesk.testing.browser.NeedsBrowser;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** The page of lists: its states, its keys, its weight, and what it keeps. */
@NeedsBrowser
class ListDeskIT extends ListBrowserTest {

    private static final int ALL = 60_000;

    /** Results come when the test says so. */
    private static final String LATE = """
            const fetched = window.fetch;
            window.fetch = async (address, options) => {
              if (address.includes("/api/proposals")) await new Promise((come) => (window.come = come));
              return fetched(address, options);
            };
            """;

    private static final String SHIFTS = """
            window.shifts = [];
            new PerformanceObserver((list) => list.getEntries().forEach((shift) => shift.hadRecentInput
              || shifts.push(shift.value + " " + shift.sources.map(({ node }) => node?.id || node?.className || node?.nodeName))))
              .observe({ type: "layout-shift" });
            """;

    @Test
    void theSampleComesWithOneClickAndNothingMovesWhileResultsComeIn() {
        openList("/list?lang=en");
        ask(LATE);
        find("#list-sample").click();
        until("rows, and what they are asked", () -> !rows().isEmpty() && (Boolean) ask("return Boolean(window.come)"));
        ask(SHIFTS + "come()");
        untilAllAreAsked();
        List<String> shifts = ask("return shifts");
        assertThat(shifts).isEmpty();
        assertThat(count("proposed")).isPositive();
        assertThat(count("approved")).isZero();
        assertThat(find("#list-shares").getText()).isEqualTo("Codes decided: 0 % · occurrences covered: 0 %");
    }

    @Test
    void eachKeyDoesAsThePageSays() {
        openList("/list?lang=en");
        paste("cholera", "qzxqzx", "1A00", "1A99");
        untilAllAreAsked();
        press("a");
        assertThat(state()).isEqualTo("approved");
        press("j");
        assertThat(state()).isEqualTo("unmatched");
        press("i");
        assertThat(state()).isEqualTo("ignored");
        press("u");
        assertThat(state()).isEqualTo("unmatched");
        press("k");
        assertThat(state()).isEqualTo("approved");
        press("r");
        assertThat(state()).isEqualTo("proposed");
        press("f");
        assertThat(state()).isEqualTo("flagged");
        press("n", "n");
        assertThat(current()).contains("1A00");
        press("1");
        assertThat(state()).isEqualTo("approved");
        press("n");
        assertThat(state()).isEqualTo("invalid");
        assertThat(find("#list-panel").getText()).contains("is not in release");
    }

    @Test
    void theSearchInARowChoosesAnotherCodeWithoutTheOldScore() {
        openList("/list?lang=en");
        paste("cholera", "qzxqzx");
        untilAllAreAsked();
        press("j", "/");
        assertThat(browser.switchTo().activeElement()).isEqualTo(find("#list-q"));
        press("1A00", Keys.ENTER);
        until("found", () -> find("#list-found").getText().contains("1A00"));
        press(Keys.ENTER);
        until("chosen", () -> state().equals("approved"));
        assertThat(current()).contains("1A00");
        assertThat(find("#list-rows").findElements(org.openqa.selenium.By.cssSelector(":focus")))
                .as("the focus is back in the rows")
                .hasSize(1);
        press("k", "/", "asthma");
        until("suggested", () -> all("#list-found [role=option] .code").size() > 0);
        press(Keys.ARROW_DOWN, Keys.ENTER);
        until("chosen", () -> current().contains("chosen by hand"));
        assertThat(current()).doesNotContain("1.00");
    }

    @Test
    void inBulkIsOneStepThatCanBeTakenBackAlsoAfterAReload() {
        openList("/list?lang=en");
        paste("cholera", "1A00", "1A07", "qzxqzx");
        untilAllAreAsked();
        find("#list-bulk > summary").click();
        click("#list-bulk li:first-child button");
        until("approved", () -> count("approved") == 3);
        find("#list-bulk > summary").click();
        click("#list-bulk li:nth-child(3) button");
        until("un-approved", () -> count("approved") == 0);
        press("u");
        until("approved again", () -> count("approved") == 3);
        until("kept", () -> (Boolean) browser.executeAsyncScript(KEPT, "approved", 3L));
        browser.navigate().refresh();
        until("approved after a reload", () -> count("approved") == 3);
        press("u");
        until("undone after a reload", () -> count("approved") == 0);
    }

    private static final String KEPT = """
            const [state, number, done] = arguments;
            indexedDB.open("icd-desk.lists").onsuccess = ({ target: { result: db } }) => {
              db.transaction("items").objectStore("items").getAll().onsuccess = ({ target }) => {
                db.close();
                done(target.result.flat().filter((item) => item.state === state).length === number);
              };
            };
            """;

    @Test
    void offlineIsSaidAndWorkGoesOn() {
        expectErrors();
        openList("/list?lang=en");
        unreachable(List.of("*/api/proposals*"));
        paste("cholera", "asthma");
        until("offline is said", () -> phase().equals("offline"));
        assertThat(find("#list-phase").getText()).startsWith("Offline");
        press("i");
        assertThat(state()).isEqualTo("ignored");
        assertThat(violations()).isEmpty();
        unreachable(List.of());
        until("all are asked", () -> {
            // It tries again by itself too; who clicks at that moment has it pause, and clicks again.
            if (List.of("offline", "paused").contains(phase())) {
                find("#list-pause").click();
            }
            return List.of("done", "finished").contains(phase());
        });
        assertThat(count("ignored")).isEqualTo(1);
        assertThat(count("proposed")).isEqualTo(1);
    }

    @Test
    void pausingAsksNothingMore() {
        openList("/list?lang=en");
        // As if every answer took longer than the test.
        ask(
                "window.asked = 0; const fetched = fetch; window.fetch = (address, options) => address.includes('/api/proposals')"
                        + " ? (asked++, new Promise((done, failed) => options.signal.addEventListener('abort', failed))) : fetched(address, options)");
        paste("cholera", "asthma");
        until("asked", () -> (Long) ask("return asked") == 1);
        find("#list-pause").click();
        until("paused", () -> phase().equals("paused"));
        assertThat(find("#list-phase").getText()).isEqualTo("Paused: 0 of 2 looked up.");
        find("#list-pause").click();
        until("asked again", () -> (Long) ask("return asked") == 2);
    }

    @Test
    void tenThousandRowsKeepAFewInTheDocument() throws IOException {
        unreachable(List.of("*/api/proposals*"));
        expectErrors();
        Path file = files.resolve("many.csv");
        Files.write(
                file,
                Stream.concat(Stream.of("diagnosis"), IntStream.range(0, 10_000).mapToObj(i -> "diagnosis no. " + i))
                        .toList());
        openList("/list?lang=en");
        choose(file);
        assertThat(find("#list-grid").getAttribute("aria-rowcount")).isEqualTo("10001");
        assertThat(rows()).hasSizeLessThan(60);
        new Actions(browser)
                .keyDown(Keys.CONTROL)
                .sendKeys(Keys.END)
                .keyUp(Keys.CONTROL)
                .perform();
        until("the last row", () -> current().contains("9999"));
        assertThat(find("#list-rows > [aria-selected=true]").getAttribute("aria-rowindex"))
                .isEqualTo("10001");
        assertThat(rows()).hasSizeLessThan(60);
        press("f", "k", "i");
        assertThat(count("flagged") + count("ignored")).isEqualTo(2);
        find("[data-filter=ignored]").click();
        until("filtered", () -> rows().size() == 1);
    }

    @Test
    void oneCellIsInTheTabOrderAndArrowsMoveIt() {
        openList("/list?lang=ar");
        paste("cholera", "asthma");
        until("rows", () -> rows().size() == 2);
        assertThat(all("#list-rows [tabindex='0']")).hasSize(1);
        press(Keys.ARROW_LEFT);
        assertThat((Long) ask(
                        "return [...document.activeElement.parentElement.children].indexOf(document.activeElement)"))
                .as("to the left is further on, where one writes from right to left")
                .isEqualTo(1L);
        press(Keys.ARROW_DOWN, Keys.HOME);
        assertThat(browser.switchTo().activeElement()).isEqualTo(find("#list-rows [aria-rowindex='3'] > :first-child"));
        assertThat(all("#list-rows [tabindex='0']")).hasSize(1);
    }

    @Test
    void aDictionaryStartsTheNextList() throws IOException {
        openList("/list?lang=en");
        Path dictionary = files.resolve("dictionary.csv");
        Files.writeString(
                dictionary, "text,code,uri,classification,release\nzzz local word,1A00,,mms,2024-01\nno code,,,mms,\n");
        find("#list-dictionary-in").sendKeys(dictionary.toString());
        until("taken in", () -> find("#list-dictionary-count").getText().equals("Decisions: 1"));
        assertThat(find("#list-home-fault").getText()).contains("3");
        paste("ZZZ local word", "cholera");
        untilAllAreAsked();
        assertThat(current()).contains("1A00").contains("earlier decision");
        assertThat(state()).isEqualTo("proposed");
        press("j", "a");
        find("#list-home-link").click();
        until("both decisions", () -> find("#list-dictionary-count").getText().equals("Decisions: 2"));
        find("#list-dictionary-out").click();
        assertThat(Files.readString(downloaded("icd-decisions.csv")))
                .contains("\r\ncholera,1A00,http://id.who.int/icd/")
                .contains("\r\nzzz local word,1A00,,mms,2024-01\r\n");
    }

    @Test
    void listsHaveNamesAndAreDeletedOnlyIfThatIsMeant() {
        openList("/list?lang=en");
        paste("cholera");
        find("#list-more > summary").click();
        find("#list-more li:nth-child(2) button").click();
        find("#list-dialog-name").clear();
        find("#list-dialog-name").sendKeys("Ward 7", Keys.ENTER);
        until("renamed", () -> find("#list-heading").getText().equals("Ward 7"));
        find("#list-home-link").click();
        until("listed", () -> find("#list-mine").getText().contains("Ward 7"));
        paste("asthma");
        find("#list-home-link").click();
        until("two lists", () -> all("#list-mine > li").size() == 2);
        WebElement delete = find("#list-mine > li:last-child button");
        delete.click();
        find("#list-dialog-no").click();
        assertThat(all("#list-mine > li")).hasSize(2);
        delete.click();
        find("#list-dialog-yes").click();
        until("one list", () -> all("#list-mine > li").size() == 1);
        assertThat(find("#list-mine").getText()).doesNotContain("Ward 7");
    }

    @Test
    void B25_aFileThatIsNoListIsSaidInWordsAndTheNextWorks() throws IOException {
        expectErrors();
        openList("/list?lang=en");
        Path file = files.resolve("picture.xlsx");
        Files.write(file, new byte[] {1, 2, 3, 0, 5});
        find("#list-file").sendKeys(file.toString());
        until("said", () -> find("#list-home-fault").isDisplayed());
        assertThat(find("#list-home-fault").getText()).hasSizeGreaterThan(10);
        paste("cholera");
        untilAllAreAsked();
    }

    @Test
    void aBrowserThatKeepsNothingHasTheForm() {
        Object script = browser.executeCdpCommand(
                        "Page.addScriptToEvaluateOnNewDocument",
                        Map.of("source", "Object.defineProperty(window, 'indexedDB', { value: undefined })"))
                .get("identifier");
        try {
            openList("/list?lang=en");
            until("said", () -> find("#list-keeps-nothing").isDisplayed());
            assertThat(find("#list-plain").isDisplayed()).isTrue();
            assertThat(find("#list-intake").isDisplayed()).isFalse();
        } finally {
            browser.executeCdpCommand("Page.removeScriptToEvaluateOnNewDocument", Map.of("identifier", script));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ar", "fr", "es"})
    void axeFindsNothingInAnyStateAndNothingScrollsSideways(String language) {
        openList("/list?lang=" + language);
        assertThat(violations()).as("empty").isEmpty();
        find("#list-text").sendKeys("cholera\nqzxqzx\n1A99");
        find("#list-go").click();
        until("the columns to choose from", () -> find("#list-preview").isDisplayed());
        assertThat(violations()).as("choosing").isEmpty();
        inEveryLook();
        find("#list-start").click();
        until("rows", () -> !rows().isEmpty());
        untilAllAreAsked();
        press("a", "n", "i", "n", "f");
        assertThat(violations()).as("finished").isEmpty();
        inEveryLook();
        find("#list-home-link").click();
        until("listed", () -> !all("#list-mine > li").isEmpty());
        assertThat(violations()).as("with a list").isEmpty();
        inEveryLook();
    }

    private void inEveryLook() {
        look(1280, 900, "dark");
        assertThat(violationsOfColour()).as("dark").isEmpty();
        for (int width : new int[] {1920, 1024, 768, 360, 320}) {
            look(width, 800, "light");
            Long wide = ask("return document.documentElement.scrollWidth");
            assertThat(wide).as("width at %d", width).isLessThanOrEqualTo(width);
        }
        look(1280, 900, "light");
    }

    @Test
    void P12_styleAndScriptOfThePageOfListsAreSmall() {
        Document page = desk().page("/list");
        Set<URI> addresses = new LinkedHashSet<>();
        page.select("link[rel=stylesheet]").forEach(link -> addresses.add(URI.create(link.attr("abs:href"))));
        page.select("script[src]").forEach(script -> follow(URI.create(script.attr("abs:src")), addresses));
        assertThat(addresses)
                .hasSizeGreaterThan(8)
                .allMatch(address -> address.getQuery() != null, "is cached for ever");
        int weight = addresses.stream()
                .mapToInt(address -> compressed(address).body().length)
                .sum();
        assertThat(weight).isLessThanOrEqualTo(ALL);
    }

    private static final Pattern IMPORT = Pattern.compile("from \"([^\"]+)\"");

    private static void follow(URI module, Set<URI> found) {
        if (found.add(module)) {
            String text = TestHttp.send(TestHttp.request(module), BodyHandlers.ofString())
                    .body();
            IMPORT.matcher(text).results().forEach(one -> follow(module.resolve(one.group(1)), found));
        }
    }

    private static HttpResponse<byte[]> compressed(URI address) {
        return TestHttp.send(TestHttp.request(address, "Accept-Encoding", "gzip"), BodyHandlers.ofByteArray());
    }
}
