// SPDX-License-Identifier: Apache-2.0
package org.icddesk.testing.browser;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.icddesk.testing.server.DebianPackages;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A headless Chromium for tests, found on the machine or installed from Debian's packages. */
public final class Browser {

    private static final List<String> PACKAGES = List.of("chromium", "chromium-driver");
    private static final String ADVICE = "The browser tests need " + String.join(" and ", PACKAGES)
            + ": install them, or leave the browser out by choice with -Dbrowser.tests=false.";

    private Browser() {}

    /**
     * Starts a browser of its own, with a fresh profile.
     *
     * @param javaScript whether pages may run scripts
     * @param arguments further command line arguments
     * @return its driver; closing it is the caller's
     */
    public static ChromeDriver open(boolean javaScript, String... arguments) {
        Path chromium = DebianPackages.program(PACKAGES, ADVICE, "chromium", "google-chrome");
        Path driver = DebianPackages.program(PACKAGES, ADVICE, "chromedriver");
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium.toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--lang=en");
        options.addArguments(arguments);
        options.setExperimentalOption(
                "prefs",
                Map.of(
                        "profile.managed_default_content_settings.javascript",
                        javaScript ? 1 : 2,
                        "intl.accept_languages",
                        "en"));
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, java.util.logging.Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(driver.toFile())
                .usingAnyFreePort()
                .withSilent(true)
                .build();
        return new ChromeDriver(service, options);
    }
}
