// SPDX-License-Identifier: Apache-2.0
package org.icddesk.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.icddesk.testing.browser.Browser;
import org.icddesk.testing.browser.BrowserTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.chrome.ChromeDriver;

/** The site in a browser that runs no script. */
class NoScriptIT extends BrowserTest {

    private ChromeDriver plain;

    @BeforeEach
    void openPlainBrowser() {
        plain = Browser.open(false);
    }

    @AfterEach
    void closePlainBrowser() {
        plain.quit();
    }

    private void go(String path) {
        plain.get(desk().server().url(path).toString());
    }

    private boolean shows(String css) {
        return plain.findElements(By.cssSelector(css)).stream().anyMatch(e -> e.isDisplayed());
    }

    @Test
    void N17_searchingReadingAndTheHierarchyWorkWithoutScript() {
        go("/");
        plain.findElement(By.name("q")).sendKeys("cholera", Keys.ENTER);
        assertThat(plain.getCurrentUrl()).contains("/search?").contains("q=cholera");
        assertThat(shows("button[data-copy], #theme"))
                .as("buttons that need a script")
                .isFalse();
        plain.findElement(By.cssSelector("a.hit")).click();
        assertThat(plain.findElement(By.tagName("h1")).getText())
                .contains("1A00")
                .contains("Cholera");
        plain.findElement(By.cssSelector("[role=treeitem][aria-level='3']")).click();
        assertThat(plain.findElements(By.cssSelector("[role=treeitem][aria-level='4']")))
                .hasSizeGreaterThan(5);
        plain.findElement(By.cssSelector(".menu summary")).click();
        plain.findElement(By.cssSelector(".menu[open] a[lang=es]")).click();
        assertThat(plain.findElement(By.tagName("html")).getAttribute("lang")).isEqualTo("es");
    }

    @Test
    void row36_thePageOfMyCodesSaysWhatItNeeds() {
        go("/my");
        assertThat(shows("#my-off")).isTrue();
        assertThat(shows("#my-page, #my-page button")).isFalse();
    }
}
