// SPDX-License-Identifier: Apache-2.0
package org.icddesk.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.icddesk.sandbox.fault.Fault;
import org.icddesk.testing.browser.BrowserTest;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** The search box: the ARIA APG's editable combobox with a list, at the pace that the product promises. */
class SearchAsYouTypeIT extends BrowserTest {

    /**
     * Notes when requests were made and hits came up, and lets the pause between the last key and the request pass only
     * when told to, however long the keys take.
     */
    private static final String WATCH = """
            const box = document.querySelector("input[name=q]");
            const form = box.closest("form");
            const seen = (window.seen = { pauses: [], asked: [], aborted: 0, shown: [], busy: [] });
            const pending = new Map();
            const [begin, end, fetched] = [window.setTimeout, window.clearTimeout, window.fetch];
            window.setTimeout = (work, pause, ...rest) => {
              if (!(pause >= 100 && pause < 1000)) return begin(work, pause, ...rest);
              const timer = `pause ${seen.pauses.push(pause)}`;
              pending.set(timer, work);
              return timer;
            };
            window.clearTimeout = (timer) => pending.delete(timer) || end(timer);
            seen.pending = () => pending.size;
            seen.pass = () => {
              const due = [...pending.values()];
              pending.clear();
              due.forEach((work) => work());
            };
            window.fetch = (address, options) => {
              seen.asked.push([performance.now(), String(address)]);
              options.signal.addEventListener("abort", () => seen.aborted++);
              return fetched(address, options);
            };
            seen.plain = async (word) => {
              const start = performance.now();
              await (await fetched(`${form.dataset.suggest}?q=${word}`)).text();
              return performance.now() - start;
            };
            new MutationObserver(() => {
              if (document.querySelector("[role=option]")) seen.shown.push(performance.now());
            }).observe(form, { childList: true, subtree: true });
            new MutationObserver(() => {
              if ("busy" in form.dataset) seen.busy.push(document.querySelector("#desk-status").textContent);
            }).observe(form, { attributeFilter: ["data-busy"] });
            box.focus();
            """;

    private void begin() {
        open("/");
        ask(WATCH);
    }

    /** Presses one key after the other, and rests. */
    private void type(String text) {
        press(text);
        rest();
    }

    private void press(String text) {
        Actions keys = new Actions(browser);
        text.codePoints().forEach(c -> keys.sendKeys(Character.toString(c)));
        keys.perform();
        until("the last key has arrived", () -> box().getAttribute("value").endsWith(text));
    }

    private void rest() {
        until("there is a pause to pass", () -> ask("return seen.pending() > 0"));
        ask("seen.pass()");
    }

    private WebElement box() {
        return find("input[name=q]");
    }

    private List<WebElement> options() {
        return all("[role=option]");
    }

    private void untilHits() {
        until("hits on screen", () -> !options().isEmpty() && options().get(0).isDisplayed());
    }

    private long asked() {
        return ask("return seen.asked.length");
    }

    @Test
    void oneRequestGoesOutShortlyAfterTheLastKey() {
        begin();
        press("cholera");
        assertThat(asked()).as("before the pause").isZero();
        assertThat((Long) ask("return seen.pending()")).as("after the last key").isEqualTo(1);
        List<Long> pauses = ask("return seen.pauses");
        assertThat(pauses).isNotEmpty().allMatch(pause -> pause >= 150 && pause <= 250);
        rest();
        untilHits();
        assertThat(asked()).isEqualTo(1);
        assertThat((String) ask("return seen.asked[0][1]")).contains("q=cholera");
    }

    @Test
    void P14_sixteenLettersAskAtMostFourTimes() {
        begin();
        for (String part : List.of("typh", "oid ", "feve", "r en")) {
            type(part);
        }
        assertThat(asked()).isBetween(1L, 4L);
    }

    @Test
    void aLateAnswerIsDropped() {
        desk().sandbox()
                .misbehave(
                        Fault.api(Fault.Kind.DELAY).onPath("/search").times(1).withDelay(Duration.ofSeconds(2)));
        begin();
        type("asth");
        until("asked", () -> asked() == 1);
        box().sendKeys(Keys.chord(Keys.CONTROL, "a"));
        type("glaucoma");
        until(
                "hits of what was typed last",
                () -> !options().isEmpty()
                        && options().get(0).getText().toLowerCase(Locale.ROOT).contains("glaucoma"));
        assertThat(asked()).isEqualTo(2);
        assertThat((Long) ask("return seen.aborted")).isPositive();
        assertThat(options().get(0).getText()).containsIgnoringCase("glaucoma");
        recover();
    }

    @Test
    void hitsAreOnScreenSoonAfterTheLastKeyThoughWhoTakesItsTime() {
        desk().sandbox().misbehave(Fault.api(Fault.Kind.DELAY).withDelay(Duration.ofMillis(100)));
        List<Double> waits = new ArrayList<>();
        List<Double> plain = new ArrayList<>();
        for (String word : List.of("concussion", "hiccough", "influenza", "dengue", "abortion")) {
            begin();
            plain.add(millis("return seen.plain(\"" + word.substring(1) + word.charAt(0) + "\")"));
            type(word);
            untilHits();
            waits.add(millis("return seen.shown[0] - seen.asked[0][0]"));
        }
        recover();
        // As soon as the request alone takes, whatever else the machine does.
        assertThat(median(waits)).as("%s, requests alone %s", waits, plain).isLessThanOrEqualTo(5 * median(plain));
    }

    private double millis(String script) {
        Number millis = ask(script);
        return millis.doubleValue();
    }

    private static double median(List<Double> some) {
        return some.stream().sorted().toList().get(some.size() / 2);
    }

    @Test
    void arrowsChooseAHitAndEnterGoesThere() {
        begin();
        type("cholera");
        untilHits();
        assertThat(box().getAttribute("aria-expanded")).isEqualTo("true");
        box().sendKeys(Keys.ARROW_DOWN);
        WebElement first = options().get(0);
        assertThat(box().getAttribute("aria-activedescendant")).isEqualTo(first.getAttribute("id"));
        assertThat(first.getAttribute("aria-selected")).isEqualTo("true");
        assertThat(box().getAttribute("value")).isEqualTo("cholera");
        assertThat(violations()).isEmpty();
        box().sendKeys(Keys.ENTER);
        until("at the entity", () -> browser.getCurrentUrl().endsWith("/mms/257068234"));
    }

    @Test
    void escapeClosesTheListAndEnterThenSearches() {
        begin();
        type("cholera");
        untilHits();
        box().sendKeys(Keys.ESCAPE);
        assertThat(box().getAttribute("aria-expanded")).isEqualTo("false");
        box().sendKeys(Keys.ENTER);
        until("at the results", () -> browser.getCurrentUrl().contains("/search?"));
        assertThat(browser.getCurrentUrl()).contains("q=cholera");
    }

    @Test
    void theNumberOfHitsIsSaid() {
        begin();
        type("cholera");
        untilHits();
        assertThat(find("#desk-status").getAttribute("textContent")).containsPattern("[0-9]");
    }

    @Test
    void A34_afterASecondItIsSaidThatTheSearchGoesOn() {
        desk().sandbox()
                .misbehave(
                        Fault.api(Fault.Kind.DELAY).onPath("/search").times(1).withDelay(Duration.ofSeconds(2)));
        begin();
        type("nasophar");
        until("said", () -> ask("return seen.busy.length > 0"));
        assertThat((String) ask("return seen.busy[0]")).isNotBlank();
        untilHits();
        assertThat(find("form[role=search]").getAttribute("data-busy")).isNull();
        recover();
    }

    @Test
    void anOutageOfWhoIsSaidAndNotCalledNoMatch() {
        expectErrors();
        desk().sandbox().misbehave(Fault.apiStatus(503));
        begin();
        type("tetanus");
        until("said", () -> !find("#desk-status").getAttribute("textContent").isBlank());
        String said = find("#desk-status").getAttribute("textContent");
        String none = find("#desk-words").getAttribute("data-none");
        assertThat(said).isNotEqualTo(none);
        recover();
    }
}
