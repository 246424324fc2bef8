// SPDX-License-Identifier: Apache-2.0
package org.icddesk.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.icddesk.testing.browser.BrowserTest;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** Single keys, copying, the theme and what the browser remembers. */
class DeskKeysIT extends BrowserTest {

    private void press(String key) {
        new Actions(browser).sendKeys(key).perform();
    }

    private void untilSaid(String part) {
        until(
                "said " + part,
                () -> find("#desk-status").getAttribute("textContent").contains(part));
    }

    @Test
    void theSlashLeadsToTheSearchBox() {
        open(CHOLERA);
        press("/");
        assertThat(browser.switchTo().activeElement().getAttribute("name")).isEqualTo("q");
    }

    @Test
    void cAndUCopyAndSaySo() {
        open(CHOLERA);
        press("c");
        untilSaid("1A00");
        press("u");
        untilSaid("http://id.who.int" + CHOLERA);
    }

    @Test
    void theQuestionMarkLeadsToTheListOfKeys() {
        open(CHOLERA);
        press("?");
        until("help", () -> browser.getCurrentUrl().contains("/help"));
        assertThat(find("main").getText()).contains("/", "?", "c", "u");
    }

    @Test
    void row34_paperShowsTheEntryAndNothingToClick() {
        open(CHOLERA);
        browser.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", "print"));
        try {
            assertThat(find("h1").isDisplayed()).isTrue();
            assertThat(find("#index").isDisplayed()).isTrue();
            assertThat(find("footer").getText()).contains("2024-01").contains("World Health Organization");
            for (String screenOnly :
                    List.of(".tree-panel", ".tools", ".actions", ".copy", "form[role=search]", ".context")) {
                assertThat(all(screenOnly)).as(screenOnly).isNotEmpty().noneMatch(WebElement::isDisplayed);
            }
        } finally {
            browser.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", ""));
        }
    }

    @Test
    void keysCanBeSwitchedOff() {
        open("/help");
        find("#keys").click();
        open(CHOLERA);
        press("/");
        assertThat(browser.switchTo().activeElement().getAttribute("name")).isNotEqualTo("q");
        open("/help");
        find("#keys").click();
    }

    @Test
    void whatWasSeenIsOnTheStartPageUntilItIsCleared() {
        open(CHOLERA);
        open("/");
        until("recently seen", () -> find("#recent").isDisplayed());
        assertThat(find("#recent").getText()).contains("1A00").contains("Cholera");
        find("#recent button").click();
        assertThat(find("#recent").isDisplayed()).isFalse();
    }

    @Test
    void theThemeIsKept() {
        open("/");
        find("#theme").click();
        String chosen = ask("return document.documentElement.dataset.theme");
        open(CHOLERA);
        assertThat((String) ask("return document.documentElement.dataset.theme"))
                .isEqualTo(chosen);
        ask("localStorage.removeItem('icd-desk.theme')");
    }

    @Test
    void nothingIsKeptInACookie() {
        open(CHOLERA);
        assertThat(browser.manage().getCookies()).isEmpty();
    }
}
