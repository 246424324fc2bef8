// SPDX-License-Identifier: Apache-2.0
package org.icddesk.it.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openqa.selenium.support.ui.ExpectedConditions.elementToBeClickable;
import static org.openqa.selenium.support.ui.ExpectedConditions.numberOfElementsToBeMoreThan;
import static org.openqa.selenium.support.ui.ExpectedConditions.textToBePresentInElementLocated;
import static org.openqa.selenium.support.ui.ExpectedConditions.urlContains;

import java.time.Duration;
import org.icddesk.testing.browser.Axe;
import org.icddesk.testing.browser.Browser;
import org.icddesk.testing.browser.BrowserTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A reader with a real browser: types, sees hits, opens an entity, follows an exclusion, goes back. */
class ReaderIT extends BrowserTest {

    private static final By BOX = By.cssSelector("form[role=search] input[name=q]");
    private static final By HEADING = By.tagName("h1");

    private ChromeDriver reader;

    @AfterEach
    void closeReader() {
        if (reader != null) {
            reader.quit();
        }
    }

    @ParameterizedTest(name = "JavaScript {0}")
    @ValueSource(booleans = {true, false})
    void typesReadsFollowsAnExclusionAndGoesBack(boolean javaScript) {
        reader = Browser.open(javaScript, "--window-size=1280,900");
        WebDriverWait wait = new WebDriverWait(reader, Duration.ofMinutes(1));
        reader.get(desk().server().url("/?release=2024-01").toString());
        check(javaScript);

        reader.findElement(BOX).sendKeys("type 1 diabetes mellitus");
        if (javaScript) {
            wait.until(numberOfElementsToBeMoreThan(By.cssSelector("[role=listbox] [role=option]"), 0));
            check(true);
        }
        reader.findElement(BOX).sendKeys(Keys.ENTER);
        wait.until(urlContains("/search?"));
        wait.until(textToBePresentInElementLocated(HEADING, "type 1 diabetes mellitus"));
        check(javaScript);

        wait.until(elementToBeClickable(By.cssSelector("a.hit[href*='/mms/1651053999']")))
                .click();
        wait.until(textToBePresentInElementLocated(HEADING, "Type 1 diabetes mellitus"));
        String diabetes = reader.findElement(HEADING).getText();
        check(javaScript);

        wait.until(elementToBeClickable(By.xpath("//section[h2[normalize-space()='Excludes']]//a")))
                .click();
        wait.until(driver -> !driver.findElement(HEADING).getText().equals(diabetes));
        check(javaScript);

        reader.navigate().back();
        wait.until(textToBePresentInElementLocated(HEADING, diabetes));
        check(javaScript);
    }

    /** Checks what must hold on every page: axe finds nothing (it needs JavaScript), nor does the console tell of anything. */
    private void check(boolean javaScript) {
        if (javaScript) {
            assertThat(Axe.violations(reader)).as(reader.getCurrentUrl()).isEmpty();
        }
        assertThat(reader.manage().logs().get(LogType.BROWSER).getAll())
                .as("console of " + reader.getCurrentUrl())
                .isEmpty();
    }
}
