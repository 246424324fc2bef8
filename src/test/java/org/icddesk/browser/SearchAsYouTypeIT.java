// SPDX-License-Identifier: Apache-2.0
package org.icddesk.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.icddesk.sandbox.Fault;
import org.icddesk.support.BrowserTest;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** The search box: the ARIA APG's editable combobox with a list, at the pace that the product promises. */
class SearchAsYouTypeIT extends BrowserTest {

    private static final Duration BETWEEN_KEYS = Duration.ofMillis(90);

    /** Notes when keys were pressed, requests were made and hits came up. */
    private static final String WATCH = """
            const box = document.querySelector("input[name=q]");
            const seen = (window.seen = { keys: [], asked: [], aborted: 0, shown: [] });
            box.addEventListener("keydown", () => seen.keys.push(performance.now()), true);
            const fetched = window.fetch;
            window.fetch = (address, options) => {
              seen.asked.push([performance.now(), String(address)]);
              options.signal.addEventListener("abort", () => seen.aborted++);
              return fetched(address, options);
            };
            new MutationObserver(() => {
              if (document.querySelector("[role=option]")) seen.shown.push(performance.now());
            }).observe(box.closest("form"), { childList: true, subtree: true });
            box.focus();
            """;

    private void begin() {
        open("/");
        ask(WATCH);
    }

    private void type(String text) {
        Actions keys = new Actions(browser);
        text.codePoints().forEach(c -> keys.sendKeys(Character.toString(c)).pause(BETWEEN_KEYS));
        keys.perform();
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
        type("cholera");
        untilHits();
        Number wait = ask("return seen.asked.at(-1)[0] - seen.keys.at(-1)");
        assertThat(wait.doubleValue()).isBetween(150.0, 250.0);
        assertThat(asked()).isEqualTo(1);
        assertThat((String) ask("return seen.asked[0][1]")).contains("q=cholera");
    }

    @Test
    void P14_sixteenLettersAskAtMostFourTimes() {
        begin();
        Actions keys = new Actions(browser);
        for (String part : List.of("typh", "oid ", "feve", "r en")) {
            part.codePoints().forEach(c -> keys.sendKeys(Character.toString(c)).pause(BETWEEN_KEYS));
            keys.pause(Duration.ofMillis(260));
        }
        keys.perform();
        until("asked", () -> asked() > 0);
        assertThat(asked()).isLessThanOrEqualTo(4);
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
        type("gonor");
        untilHits();
        assertThat(asked()).isEqualTo(2);
        assertThat((Long) ask("return seen.aborted")).isPositive();
        assertThat(options().get(0).getText()).containsIgnoringCase("gonor");
        recover();
    }

    @Test
    void hitsAreOnScreenSoonAfterTheLastKeyThoughWhoTakesItsTime() {
        desk().sandbox().misbehave(Fault.api(Fault.Kind.DELAY).withDelay(Duration.ofMillis(100)));
        List<Double> waits = Stream.of("measles", "scabies", "leprosy", "anthrax", "mumps")
                .map(this::wait)
                .sorted()
                .toList();
        recover();
        assertThat(waits.get(waits.size() / 2)).as("of %s", waits).isLessThanOrEqualTo(450);
    }

    private double wait(String word) {
        begin();
        type(word);
        untilHits();
        Number wait = ask("return seen.shown[0] - seen.keys.at(-1)");
        return wait.doubleValue();
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
        type("rabies");
        until("said", () -> find("form[role=search]").getAttribute("data-busy") != null);
        assertThat(find("#desk-status").getAttribute("textContent")).isNotBlank();
        untilHits();
        assertThat(find("form[role=search]").getAttribute("data-busy")).isNull();
        recover();
    }

    @Test
    void silenceOfWhoIsSaidAndNotCalledNoMatch() {
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
