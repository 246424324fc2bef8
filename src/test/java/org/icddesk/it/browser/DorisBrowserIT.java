// SPDX-License-Identifier: Apache-2.0
package org.icddesk.it.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.icddesk.testing.browser.Browser;
import org.icddesk.testing.browser.BrowserTest;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;

/** The death certificate in a browser: by keyboard from empty to the underlying cause, narrow, from the right, on paper. */
class DorisBrowserIT extends BrowserTest {

    private void press(CharSequence... keys) {
        new Actions(browser).sendKeys(keys).perform();
    }

    private void tabTo(String css) {
        for (int i = 0; i < 120 && !focused(css); i++) {
            press(Keys.TAB);
        }
        assertThat(focused(css)).as("focus on " + css).isTrue();
    }

    private boolean focused(String css) {
        return browser.switchTo().activeElement().equals(find(css));
    }

    private void choose(String line, String typed, String code) {
        tabTo("#f-" + line);
        press(typed);
        until("suggestions", () -> !all("#f-" + line + "-list:not([hidden]) [role=option]")
                .isEmpty());
        press(Keys.ARROW_DOWN, Keys.ENTER);
        assertThat(find("[data-line=" + line + "] .chip .code").getText()).isEqualTo(code);
    }

    private void theCertificateIsGood() {
        look(1280, 900, "light");
        assertThat(violations()).as("light").isEmpty();
        look(1280, 900, "dark");
        assertThat(violationsOfColour()).as("dark").isEmpty();
        for (int width : new int[] {360, 320}) {
            look(width, 800, "light");
            assertThat((Long) ask("return document.documentElement.scrollWidth"))
                    .as("width at %d", width)
                    .isLessThanOrEqualTo(width);
        }
        look(1280, 900, "light");
    }

    @Test
    void byKeyboardFromEmptyToTheUnderlyingCause() {
        open("/doris?lang=en");
        tabTo("#f-sex-1");
        press(Keys.SPACE);
        choose("a", "GB61.Z", "GB61.Z");
        choose("b", "GB60.Z", "GB60.Z");
        choose("c", "type 2 diabetes mellitus", "5A11");
        tabTo("#f-c-interval");
        press("3");
        choose("part2", "BC45", "BC45");
        choose("part2", "BA00.Z", "BC45");
        find("[name='part2.1-interval']").sendKeys("4");
        find("[data-line=part2] .chip-remove").click();
        assertThat(find("[name='part2.0-interval']").getAttribute("value"))
                .as("the time of what stays")
                .isEqualTo("4");
        assertThat(find("[name='part2.0-interval']").getAccessibleName()).startsWith("BA00.Z ");
        tabTo("#doris-check");
        press(Keys.ENTER);
        until("the underlying cause", () -> !all("#cause").isEmpty());

        assertThat(find("#cause .code").getText()).isEqualTo("5A11");
        until("the result has the focus", () -> focused("#result"));
        theCertificateIsGood();
        assertThat(pagesOfPaper()).as("pages with the result").isEqualTo(1);
        assertThat((Long) ask("return localStorage.length + sessionStorage.length"))
                .isZero();
        tabTo("#cause-link");
        press(Keys.ENTER);
        until("its page", () -> browser.getCurrentUrl().contains("/mms/119724091"));
        theCertificateIsOnePageOfPaper();
    }

    private void theCertificateIsOnePageOfPaper() {
        browser.navigate().back();
        until("back", () -> browser.getCurrentUrl().contains("/doris"));
        open("/doris?lang=en");
        assertThat(pagesOfPaper()).as("pages").isEqualTo(1);
    }

    private long pagesOfPaper() {
        Map<String, Object> pdf = browser.executeCdpCommand(
                "Page.printToPDF", Map.of("preferCSSPageSize", true, "printBackground", false));
        String bytes = new String(Base64.getDecoder().decode((String) pdf.get("data")), StandardCharsets.ISO_8859_1);
        return Pattern.compile("/Type\\s*/Page\\b").matcher(bytes).results().count();
    }

    @Test
    void whatIsWrongIsSaidInArabicToo() {
        open("/doris?lang=ar");
        find("#f-date-death").sendKeys("2023-02-30");
        find("#f-a").sendKeys("A00.9");
        find("#f-a").sendKeys(Keys.ESCAPE);
        ask("document.getElementById('doris-check').click()");
        until("faults", () -> !all("#result li").isEmpty());

        assertThat(all("#result li")).hasSize(2);
        assertThat(find("html").getAttribute("dir")).isEqualTo("rtl");
        theCertificateIsGood();
        find("#result li a").sendKeys(Keys.ENTER);
        until("at the field", () -> Stream.of("f-a", "f-date-death")
                .anyMatch(id -> id.equals(browser.switchTo().activeElement().getAttribute("id"))
                        || browser.getCurrentUrl().endsWith("#" + id)));
    }

    @Test
    void withoutJavaScriptWordsAreResolvedAndChosen() {
        ChromeDriver plain = Browser.open(false);
        try {
            plain.get(desk().server().url("/doris?lang=en").toString());
            plain.findElement(By.id("f-a")).sendKeys("secondary hypertension essential", Keys.ENTER);
            plain.findElement(By.cssSelector("[data-line=a] .candidate")).click();
            // A click on a button of a form may return before the page that it asks for has begun.
            await().until(() ->
                    plain.findElements(By.cssSelector("[data-line=a] .chip")).size() == 1);
            plain.findElement(By.id("doris-check")).click();
            await().until(() ->
                    !plain.findElements(By.cssSelector("#cause .code")).isEmpty());
            assertThat(plain.findElement(By.id("doris-print")).isDisplayed()).isFalse();
        } finally {
            plain.quit();
        }
    }
}
