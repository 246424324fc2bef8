// SPDX-License-Identifier: Apache-2.0
package org.icddesk.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.icddesk.testing.browser.Browser;
import org.icddesk.testing.browser.BrowserTest;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;

/** Languages side by side, in a browser. */
class LanguageColumnsIT extends BrowserTest {

    private static final String CHOLERA = "/icd/release/11/2024-01/mms/257068234?lang=en";

    private static List<WebElement> columns(ChromeDriver window) {
        return window.findElement(By.cssSelector(".beside")).findElements(By.cssSelector(".beside-column"));
    }

    @Test
    void languagesAreChosenOnThePageWithoutScriptAndKeptWhileOneBrowses() {
        ChromeDriver plain = Browser.open(false);
        try {
            plain.get(desk().server().url(CHOLERA).toString());
            plain.findElement(By.cssSelector(".beside-choice [lang=es]")).click();
            plain.findElement(By.cssSelector(".beside-choice [lang=ar]")).click();
            assertThat(columns(plain)).hasSize(3);
            plain.findElement(By.cssSelector("a[rel=up]")).click();
            assertThat(columns(plain)).hasSize(3);
            plain.findElement(By.name("q")).sendKeys("cholera", Keys.ENTER);
            assertThat(plain.findElements(By.cssSelector("a.hit .hit-beside[class]")))
                    .isNotEmpty();
            plain.findElement(By.cssSelector(".beside-choice a[aria-current]")).click();
            assertThat(plain.getCurrentUrl()).endsWith("with=es");
        } finally {
            plain.quit();
        }
    }

    @Test
    void columnsStandSideBySideAndBelowEachOtherWhereThereIsNoRoom() {
        look(1280, 900, "light");
        open(CHOLERA + "&with=es,ar");
        assertThat(columns(browser).stream()
                        .map(column -> column.getLocation().getY())
                        .distinct())
                .hasSize(1);
        look(320, 700, "light");
        until(
                "below each other",
                () -> columns(browser).stream()
                                .map(column -> column.getLocation().getY())
                                .distinct()
                                .count()
                        == 3);
        Boolean sideways = ask("return document.documentElement.scrollWidth > document.documentElement.clientWidth;");
        assertThat(sideways).isFalse();
    }
}
