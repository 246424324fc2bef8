// SPDX-License-Identifier: Apache-2.0
package org.icddesk.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.icddesk.testing.browser.BrowserTest;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The hierarchy beside an entity: the ARIA APG's navigation tree. */
class TreeIT extends BrowserTest {

    private static final String HERE = "[role=treeitem][aria-current=page]";

    private WebElement focused() {
        return browser.switchTo().activeElement();
    }

    private void press(CharSequence... keys) {
        for (CharSequence key : keys) {
            focused().sendKeys(key);
        }
    }

    private void focusHere() {
        ask("document.querySelector(arguments[0]).focus()", HERE);
    }

    private String text(WebElement item) {
        return ((String) ask("return arguments[0].textContent", item)).strip();
    }

    @Test
    void theWayDownIsOpenAndOneLineIsInTheTabOrder() {
        open(CHOLERA);
        assertThat(all("[role=treeitem][aria-expanded=true]")).hasSizeGreaterThanOrEqualTo(2);
        assertThat(text(find(HERE))).isEqualTo("1A00 Cholera");
        until(
                "one line in the tab order",
                () -> all("[role=treeitem][tabindex='0']").size() == 1);
        assertThat(find("[role=treeitem][tabindex='0']")).isEqualTo(find(HERE));
    }

    @Test
    void arrowsHomeAndEndMoveTheFocus() {
        open(CHOLERA);
        focusHere();
        press(Keys.ARROW_DOWN);
        assertThat(text(focused())).startsWith("1A01");
        press(Keys.ARROW_UP, Keys.ARROW_LEFT);
        assertThat(focused().getAttribute("aria-expanded")).isEqualTo("true");
        press(Keys.END);
        assertThat(focused().getAttribute("aria-level")).isEqualTo("1");
        press(Keys.HOME);
        assertThat(text(focused())).startsWith("01");
    }

    @Test
    void leftClosesAndRightOpensABranchAgainWithoutAsking() {
        open(CHOLERA);
        focusHere();
        press(Keys.ARROW_LEFT, Keys.ARROW_LEFT);
        assertThat(focused().getAttribute("aria-expanded")).isEqualTo("false");
        assertThat(find(HERE).isDisplayed()).isFalse();
        press(Keys.ARROW_RIGHT);
        until("open again", () -> find(HERE).isDisplayed());
        assertThat(requests("/api/children")).isZero();
        press(Keys.ARROW_RIGHT);
        assertThat(focused()).isEqualTo(find(HERE));
    }

    @Test
    void aClosedBranchAsksForItsOneLevelAndIsRememberedOnTheNextPage() {
        open(CHAPTER);
        WebElement branch = all("[role=treeitem][aria-expanded=false]").get(0);
        String address = branch.getAttribute("href");
        int before = all("[role=treeitem]").size();
        ask("arguments[0].focus()", branch);
        press(Keys.ARROW_RIGHT);
        until("open", () -> "true".equals(branch.getAttribute("aria-expanded")));
        assertThat(requests("/api/children")).isEqualTo(1);
        assertThat(all("[role=treeitem]").size()).isGreaterThan(before);
        press(Keys.ARROW_DOWN);
        assertThat(focused().getAttribute("aria-level")).isEqualTo("3");
        assertThat(focused().getAttribute("aria-posinset")).isEqualTo("1");
        open(CHOLERA);
        until("open as it was", () -> "true"
                .equals(find("[role=treeitem][href='" + path(address) + "']").getAttribute("aria-expanded")));
    }

    private static String path(String address) {
        return java.net.URI.create(address).getPath();
    }

    @Test
    void theArrowOfALineOpensItAndItsWordsLeadToItsPage() {
        open(CHAPTER);
        WebElement branch = all("[role=treeitem][aria-expanded=false]").get(1);
        String address = branch.getAttribute("href");
        branch.findElement(org.openqa.selenium.By.className("tree-toggle")).click();
        until("open", () -> "true".equals(branch.getAttribute("aria-expanded")));
        branch.findElements(org.openqa.selenium.By.xpath("span")).get(1).click();
        until("there", () -> browser.getCurrentUrl().equals(address));
    }

    @Test
    void lettersFindALine() {
        open("/icd/release/11/2024-01/mms");
        ask("document.querySelector('[role=treeitem]').focus()");
        press("n");
        assertThat(text(focused())).contains("Neoplasms");
    }

    @Test
    void aLevelThatCannotBeReadSaysSoAndCanBeTriedAgain() {
        expectErrors();
        open(CHAPTER);
        WebElement branch = all("[role=treeitem][aria-expanded=false]").get(0);
        browser.executeCdpCommand("Network.enable", Map.of());
        browser.executeCdpCommand("Network.setBlockedURLs", Map.of("urls", List.of("*/api/children*")));
        ask("arguments[0].focus()", branch);
        press(Keys.ARROW_RIGHT);
        until("said", () -> !find("#desk-status").getAttribute("textContent").isBlank());
        assertThat(branch.getAttribute("aria-expanded")).isEqualTo("false");
        browser.executeCdpCommand("Network.setBlockedURLs", Map.of("urls", List.of()));
        press(Keys.ARROW_RIGHT);
        until("open", () -> "true".equals(branch.getAttribute("aria-expanded")));
    }

    @Test
    void rightToLeftTurnsTheArrowsRound() {
        open(CHAPTER + "?lang=ar");
        WebElement branch = all("[role=treeitem][aria-expanded=false]").get(0);
        ask("arguments[0].focus()", branch);
        press(Keys.ARROW_LEFT);
        until("open", () -> "true".equals(branch.getAttribute("aria-expanded")));
        press(Keys.ARROW_RIGHT);
        assertThat(branch.getAttribute("aria-expanded")).isEqualTo("false");
    }

    @Test
    void everyLineSaysItsPlaceAmongItsSiblings() {
        open(CHOLERA);
        List<WebElement> chapters = all("[role=treeitem][aria-level='1']");
        assertThat(chapters)
                .allMatch(item -> item.getAttribute("aria-setsize").equals(String.valueOf(chapters.size())));
        assertThat(chapters.stream().map(item -> item.getAttribute("aria-posinset")))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, chapters.size())
                        .mapToObj(String::valueOf)
                        .toList());
    }

    private long requests(String part) {
        return ask(
                "return performance.getEntriesByType('resource').filter(e => e.name.includes(arguments[0])).length",
                part);
    }
}
