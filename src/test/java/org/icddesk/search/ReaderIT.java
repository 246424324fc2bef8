// SPDX-License-Identifier: Apache-2.0
package org.icddesk.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openqa.selenium.support.ui.ExpectedConditions.elementToBeClickable;
import static org.openqa.selenium.support.ui.ExpectedConditions.numberOfElementsToBeMoreThan;
import static org.openqa.selenium.support.ui.ExpectedConditions.textToBePresentInElementLocated;
import static org.openqa.selenium.support.ui.ExpectedConditions.urlContains;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.time.Duration;
import java.util.List;
import org.icddesk.support.Browser;
import org.icddesk.support.BrowserTest;
import org.icddesk.support.Desk;
import org.icddesk.support.SharedDesk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A reader with a real browser: types, sees hits, opens an entity, follows an exclusion, goes back. */
@BrowserTest
class ReaderIT {

    private static final By BOX = By.cssSelector("form[role=search] input[name=q]");
    private static final By HEADING = By.tagName("h1");

    private final Desk desk = SharedDesk.get();

    private ChromeDriver browser;

    @AfterEach
    void close() {
        if (browser != null) {
            browser.quit();
        }
    }

    @ParameterizedTest(name = "JavaScript {0}")
    @ValueSource(booleans = {true, false})
    void typesReadsFollowsAnExclusionAndGoesBack(boolean javaScript) {
        browser = Browser.open(javaScript, "--window-size=1280,900");
        WebDriverWait wait = new WebDriverWait(browser, Duration.ofSeconds(20));
        browser.get(desk.server().url("/?release=2024-01").toString());
        check(javaScript);

        browser.findElement(BOX).sendKeys("type 1 diabetes mellitus");
        if (javaScript) {
            wait.until(numberOfElementsToBeMoreThan(By.cssSelector("[role=listbox] [role=option]"), 0));
            check(true);
        }
        browser.findElement(BOX).sendKeys(Keys.ENTER);
        wait.until(urlContains("/search?"));
        wait.until(textToBePresentInElementLocated(HEADING, "type 1 diabetes mellitus"));
        check(javaScript);

        wait.until(elementToBeClickable(By.cssSelector("a.hit[href*='/mms/1651053999']")))
                .click();
        wait.until(textToBePresentInElementLocated(HEADING, "Type 1 diabetes mellitus"));
        String diabetes = browser.findElement(HEADING).getText();
        check(javaScript);

        wait.until(elementToBeClickable(By.xpath("//section[h2[normalize-space()='Excludes']]//a")))
                .click();
        wait.until(driver -> !driver.findElement(HEADING).getText().equals(diabetes));
        check(javaScript);

        browser.navigate().back();
        wait.until(textToBePresentInElementLocated(HEADING, diabetes));
        check(javaScript);
    }

    /** Checks what must hold on every page: axe finds nothing (it needs JavaScript), nor does the console tell of anything. */
    private void check(boolean javaScript) {
        if (javaScript) {
            List<Rule> violations = new AxeBuilder().analyze(browser).getViolations();
            assertThat(violations)
                    .as(browser.getCurrentUrl())
                    .extracting(
                            rule -> rule.getId() + " " + rule.getNodes().get(0).getHtml())
                    .isEmpty();
        }
        assertThat(browser.manage().logs().get(LogType.BROWSER).getAll())
                .as("console of " + browser.getCurrentUrl())
                .isEmpty();
    }
}
