// SPDX-License-Identifier: Apache-2.0
package org.icddesk.testing.browser;

import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The page of an {@link EmbeddedTool}, in a browser of its own. */
public final class EmbeddedToolPage implements AutoCloseable {

    private final EmbeddedTool tool;
    private final ChromeDriver browser = Browser.open(true);
    private final WebDriverWait wait = new WebDriverWait(browser, Duration.ofMinutes(2));

    /** Opens the browser, and no page yet. */
    public EmbeddedToolPage(EmbeddedTool tool) {
        this.tool = tool;
    }

    public ChromeDriver browser() {
        return browser;
    }

    /** Opens the page, and waits for the chapters. */
    public void visit() {
        browser.get(tool.origin() + "/");
        awaitText(".ctw-eb-window", "01");
    }

    /** Types into the tool's search box. */
    public void type(String words) {
        browser.findElement(By.cssSelector(".ctw-input[data-ctw-ino='1']")).sendKeys(words);
    }

    /** Waits for an element, and clicks it. */
    public void click(String selector) {
        wait.until(driver -> driver.findElement(By.cssSelector(selector))).click();
    }

    /** Waits until an element contains a text. */
    public void awaitText(String selector, String text) {
        wait.withMessage(() ->
                        browser.findElement(By.cssSelector(selector)).getAttribute("textContent") + " " + console())
                .until(driver -> driver.findElements(By.cssSelector(selector)).stream()
                        .anyMatch(element -> element.getAttribute("textContent").contains(text)));
    }

    /** {@return what stands on the browser's console since this was asked for last} */
    public String console() {
        return StreamSupport.stream(browser.manage().logs().get("browser").spliterator(), false)
                .map(Object::toString)
                .collect(Collectors.joining("\n"));
    }

    @Override
    public void close() {
        browser.quit();
    }
}
