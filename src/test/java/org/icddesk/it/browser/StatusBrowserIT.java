// SPDX-License-Identifier: Apache-2.0
package org.icddesk.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.icddesk.testing.browser.Axe;
import org.icddesk.testing.browser.Browser;
import org.icddesk.testing.browser.NeedsBrowser;
import org.icddesk.testing.server.People;
import org.icddesk.testing.server.SharedDesk;
import org.icddesk.testing.server.TestDesk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** An administrator with a phone: signs in, reads, asks for a new token and confirms it. */
@NeedsBrowser
class StatusBrowserIT {

    private final TestDesk desk = SharedDesk.get();

    private ChromeDriver browser;

    @BeforeEach
    void open() {
        People.add(desk.server(), "vera", "icd-admin");
        browser = Browser.open(true);
        browser.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", 360, "height", 740, "deviceScaleFactor", 1, "mobile", false));
    }

    @AfterEach
    void close() {
        browser.quit();
    }

    @Test
    void readsAndActs() throws IOException {
        URI page = desk.server().url("/status");
        browser.get(page.toString().replace("http://", "http://" + People.inAddress("vera") + "@"));
        assertThat(browser.findElement(By.tagName("h1")).getText()).isEqualTo("Status");
        assertThat(Axe.violations(browser)).isEmpty();
        assertThat((Boolean) browser.executeScript(
                        "return document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                .as("nothing hangs over the edge")
                .isTrue();
        Map<String, Object> picture = browser.executeCdpCommand(
                "Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true));
        Files.write(Path.of("target/status-phone.png"), Base64.getDecoder().decode((String) picture.get("data")));

        browser.findElement(By.partialLinkText("Ask for a new token now")).click();
        browser.findElement(By.id("confirm")).click();
        new WebDriverWait(browser, Duration.ofMinutes(1))
                .until(ExpectedConditions.presenceOfElementLocated(By.id("done")));
        assertThat(browser.findElement(By.id("done")).getText()).contains("A new token has been requested");
    }
}
