// SPDX-License-Identifier: Apache-2.0
package org.icddesk.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.icddesk.testing.browser.BrowserTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** A test of the page of lists, in a browser that has kept none. */
abstract class ListBrowserTest extends BrowserTest {

    private static final String FORGET = """
            const done = arguments[0];
            const request = indexedDB.deleteDatabase("icd-desk.lists");
            request.onsuccess = request.onerror = () => done();
            """;

    /** Where files of the test are, and where those that the page makes come. */
    @TempDir
    Path files;

    @BeforeEach
    void keepNothing() {
        browser.executeAsyncScript(FORGET);
        browser.executeCdpCommand("Network.enable", Map.of());
        browser.executeCdpCommand(
                "Browser.setDownloadBehavior", Map.of("behavior", "allow", "downloadPath", files.toString()));
    }

    @AfterEach
    void beAsBefore() {
        unreachable(List.of());
        browser.executeCdpCommand("Browser.setDownloadBehavior", Map.of("behavior", "default"));
        // The list is closed before the next test deletes the database.
        open("/assets/theme.js");
    }

    /** Has requests fail as if the server could not be reached. */
    final void unreachable(List<String> addresses) {
        browser.executeCdpCommand("Network.setBlockedURLs", Map.of("urls", addresses));
    }

    /** Presses keys wherever the focus is. */
    final void press(CharSequence... keys) {
        for (CharSequence key : keys) {
            new Actions(browser).sendKeys(key).perform();
        }
    }

    /** Moves the focus with the tab key until an element has it. */
    final void tabTo(String css) {
        for (int i = 0; i < 60; i++) {
            press(Keys.TAB);
            if (browser.switchTo().activeElement().equals(find(css))) {
                return;
            }
        }
        assertThat(browser.switchTo().activeElement().getAttribute("outerHTML"))
                .as("has the focus, instead of %s", css)
                .isNull();
    }

    /** Makes a list of pasted lines with what the page proposes to choose. */
    final void paste(String... lines) {
        find("#list-text").sendKeys(String.join("\n", lines));
        find("#list-go").click();
        make();
    }

    /** Makes a list of a file with what the page proposes to choose. */
    final void choose(Path file) {
        find("#list-file").sendKeys(file.toString());
        make();
    }

    private void make() {
        until("the columns to choose from", () -> find("#list-preview").isDisplayed());
        find("#list-start").click();
        until("rows", () -> !rows().isEmpty());
    }

    final List<WebElement> rows() {
        return all("#list-rows > [role=row]");
    }

    /** {@return the state of the current row} */
    final String state() {
        return find("#list-rows > [aria-selected=true]").getAttribute("data-state");
    }

    /** {@return the current row's words} */
    final String current() {
        return find("#list-rows > [aria-selected=true]").getText();
    }

    /** {@return what the page is doing, as its style sheet knows it} */
    final String phase() {
        return find("#list-strip").getAttribute("data-phase");
    }

    /** Waits until everything has been asked. */
    final void untilAllAreAsked() {
        until("all are asked", () -> List.of("done", "finished").contains(phase()));
    }

    /** {@return the number of rows that a filter shows} */
    final int count(String filter) {
        return Integer.parseInt(find("[data-filter=" + filter + "] .count")
                .getAttribute("textContent")
                .replaceAll("\\D", ""));
    }

    /** {@return the file that the page has made, when it is complete} */
    final Path downloaded(String ending) {
        org.awaitility.Awaitility.await().atMost(60, TimeUnit.SECONDS).until(() -> found(ending)
                .isPresent());
        return found(ending).orElseThrow();
    }

    private java.util.Optional<Path> found(String ending) {
        try (Stream<Path> all = Files.list(files)) {
            return all.filter(file -> file.toString().endsWith(ending)).findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Opens a page of lists, and waits until its script listens. */
    final void openList(String path) {
        open(path);
        until("the script listens", () -> !all("#list-desk[data-ready]").isEmpty());
    }

    /** Clicks on what the page may draw again at any moment. */
    final void click(String css) {
        until("clicked " + css, () -> {
            find(css).click();
            return true;
        });
    }
}
