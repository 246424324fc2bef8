// SPDX-License-Identifier: Apache-2.0
package org.icddesk.testing.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import org.awaitility.Awaitility;
import org.icddesk.testing.Guard;
import org.icddesk.testing.server.SharedDesk;
import org.icddesk.testing.server.TestDesk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptException;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * A test that looks at pages through a browser.
 *
 * <p>It waits for what a page comes to show, never for time to pass; and whatever it is about, it fails when the browser
 * reported an error, a breach of the content security policy among them.
 */
@NeedsBrowser
public abstract class BrowserTest {

    /** An entity with axes, in the sandbox's own catalogue and in the full tables. */
    public static final String CHOLERA = "/icd/release/11/2024-01/mms/257068234";

    /** The first chapter. */
    protected static final String CHAPTER = "/icd/release/11/2024-01/mms/1435254666";

    private static final Duration PATIENCE = Guard.HANGING;

    /** The browser; one for all tests of a lane. */
    protected ChromeDriver browser;

    /** Whether the page is one of errors, which browsers report too. */
    private boolean expectingErrors;

    @BeforeEach
    void takeBrowser() {
        browser = OneBrowser.of(getClass());
        look(1280, 900, "light");
        // Nothing that an earlier test left in the browser may matter to this one.
        browser.get(desk().server().url("/assets/theme.js").toString());
        ask("sessionStorage.clear(); localStorage.clear()");
        browser.manage().logs().get(LogType.BROWSER);
        expectingErrors = false;
    }

    @AfterEach
    void theBrowserReportedNothing() {
        List<String> reported = browser.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogEntry::getMessage)
                .filter(message -> !(expectingErrors && message.contains("Failed to load resource")))
                .toList();
        assertThat(reported).as("what the browser reported").isEmpty();
    }

    /** {@return the desk whose pages it looks at: the one that all tests of a run share, unless a test has another} */
    protected TestDesk desk() {
        return SharedDesk.get();
    }

    /** Ends all misbehaviour of WHO's and waits until the desk asks WHO again. */
    protected final void recover() {
        desk().sandbox().behave();
        desk().askWhoNow();
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() ->
                        desk().get("/search?q=w" + UUID.randomUUID().toString().substring(0, 8))
                                        .statusCode()
                                == 200);
    }

    /** Says that answers of the test's pages have statuses of errors. */
    protected final void expectErrors() {
        expectingErrors = true;
    }

    /** Goes to a page and waits until it and its script have loaded. */
    protected final void open(String path) {
        browser.get(desk().server().url(path).toString());
    }

    /** Sizes the window and chooses between light and dark. */
    protected final void look(int width, int height, String scheme) {
        browser.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        browser.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    /** {@return the first element of a selector} */
    protected final WebElement find(String css) {
        return browser.findElement(By.cssSelector(css));
    }

    /** {@return all elements of a selector} */
    protected final List<WebElement> all(String css) {
        return browser.findElements(By.cssSelector(css));
    }

    /** {@return what a script returns} */
    @SuppressWarnings("unchecked")
    protected final <T> T ask(String script, Object... arguments) {
        return (T) browser.executeScript(script, arguments);
    }

    /** Waits until something is so. */
    protected final void until(String what, BooleanSupplier isSo) {
        new WebDriverWait(browser, PATIENCE, Duration.ofMillis(25))
                .withMessage(what)
                .ignoreAll(List.of(StaleElementReferenceException.class, JavascriptException.class))
                .until(b -> isSo.getAsBoolean());
    }

    /** {@return the violations of WCAG 2.2 A and AA that axe finds, with the elements} */
    protected final List<String> violations() {
        until(
                "colours that change have changed",
                () -> ask("return document.getAnimations().every(one => !(one instanceof CSSTransition))"));
        return Axe.violations(browser);
    }

    /** {@return those that another choice of colours can have; quicker} */
    protected final List<String> violationsOfColour() {
        until(
                "colours that change have changed",
                () -> ask("return document.getAnimations().every(one => !(one instanceof CSSTransition))"));
        return Axe.violationsOfColour(browser);
    }
}
