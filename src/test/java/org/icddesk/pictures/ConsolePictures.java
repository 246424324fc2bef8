// SPDX-License-Identifier: Apache-2.0
package org.icddesk.pictures;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.icddesk.sandbox.SandboxOptions;
import org.icddesk.testing.browser.Browser;
import org.icddesk.testing.server.People;
import org.icddesk.testing.server.TestDesk;
import org.openqa.selenium.By;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * Walks the server's console as an administrator does, and takes the pictures of the guide on the way: stores the
 * credential, rotates it, removes it, and looks at the bean, its timer, sessions and servlets. Fails where the console or
 * ICD Desk does not do what the guide says.
 */
public final class ConsolePictures {

    private static final Path FOLDER = Path.of("docs/screenshots");
    static final String NAME = "admin";
    static final String PASSWORD = "Walks-the-console-1";
    private static final String STORES = "#elytron-runtime-stores";
    private static final String BEAN = "#ejb3-runtime;deployment=icd-desk.war;type=singleton;name=TokenHolder";
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final ChromeDriver browser;
    private final String console;

    ConsolePictures(ChromeDriver browser, String console) {
        this.browser = browser;
        this.console = console;
    }

    /**
     * Starts a server without a credential, walks and ends.
     *
     * @param arguments none
     * @throws IOException if a picture cannot be written
     */
    public static void main(String[] arguments) throws IOException {
        SandboxOptions options = SandboxOptions.defaults();
        try (TestDesk desk = TestDesk.start(
                "console",
                options,
                Map.of("ICD_CLIENT_ID", "", "ICD_CLIENT_SECRET", "", "ICD_STORE_PASSWORD", "of the house"),
                List.of())) {
            People.addToTheConsole(desk.server(), NAME, PASSWORD);
            ChromeDriver browser = Browser.open(true, "--hide-scrollbars");
            try {
                int port = desk.server().setup().ports().management();
                // The console's own requests take over the sign-in of this one.
                browser.get("http://" + NAME + ":" + PASSWORD + "@localhost:" + port + "/management");
                ConsolePictures walk = new ConsolePictures(browser, "http://localhost:" + port + "/console/index.html");
                walk.credential(desk, options);
                walk.runtime();
            } finally {
                browser.quit();
            }
        }
    }

    private void credential(TestDesk desk, SandboxOptions options) throws IOException {
        aliases();
        add("client-id", options.clientId());
        press("Add alias");
        fill("credential-store-add-alias-alias-editing", "client-secret");
        fill("credential-store-add-alias-secret-value-editing", "mistyped");
        picture("console-add-alias", 900);
        confirm();
        awaitStatus(desk, 503);
        aliases();
        select("client-secret");
        press("Set secret");
        fill("credential-store-set-secret-secret-value-editing", options.clientSecret());
        picture("console-set-secret", 900);
        confirm();
        awaitStatus(desk, 200);
        aliases();
        picture("console-aliases", 560);
        select("client-secret");
        press("Remove Alias");
        confirm();
        until(() -> !visible("client-secret"));
        if (desk.get("/search?q=cholera").statusCode() != 200) {
            throw new IllegalStateException("The token at hand does not serve after the removal");
        }
    }

    private void runtime() throws IOException {
        open("#runtime");
        click(By.cssSelector("li[id^=standalone-host-]"));
        click(By.id("ejb3"));
        click(By.cssSelector("li[id$=singleton-tokenholder]"));
        until(() -> visible("Component Class Name"));
        picture("console-bean", 700);
        open(BEAN);
        press("Timers");
        until(() -> visible("renew ICD API token"));
        picture("console-timer", 560);
        open("#runtime");
        click(By.cssSelector("li[id^=standalone-host-]"));
        click(By.id("undertow"));
        click(By.id("deployment"));
        click(By.xpath("//*[@id='undertow-runtime-deployment-column']//li"));
        press("Enable Statistics");
        click(By.xpath("//*[@id='undertow-runtime-deployment-column']//li"));
        until(() -> browser.findElement(By.tagName("body")).getText().contains("Active Sessions: 0"));
        picture("console-sessions", 700);
        open("#undertow-runtime-deployment;deployment=icd-desk.war");
        press("Servlet");
        press("pages");
        until(() -> visible("/icd-desk") || visible("jakarta.faces.webapp.FacesServlet"));
        picture("console-servlets", 700);
    }

    private void aliases() {
        open(STORES);
        press("Aliases");
        until(() -> visible("Add alias"));
    }

    private void add(String alias, String value) {
        press("Add alias");
        fill("credential-store-add-alias-alias-editing", alias);
        fill("credential-store-add-alias-secret-value-editing", value);
        confirm();
        until(() -> visible(alias));
    }

    private static void awaitStatus(TestDesk desk, int status) {
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> desk.get("/search?q=cholera").statusCode() == status);
    }

    void open(String token) {
        // A page of its own, since the console does not load the same address again.
        browser.get("about:blank");
        browser.get(console + token);
    }

    private void fill(String id, String text) {
        until(() -> browser.findElement(By.id(id)).isDisplayed());
        browser.findElement(By.id(id)).sendKeys(text);
    }

    private void select(String alias) {
        click(text(alias));
    }

    void press(String words) {
        click(text(words));
    }

    private void confirm() {
        click(By.cssSelector(".modal .btn-primary"));
        until(() -> browser.findElements(By.cssSelector(".modal .btn-primary")).stream()
                .noneMatch(WebElement::isDisplayed));
    }

    void click(By what) {
        until(() -> browser.findElements(what).stream()
                .filter(WebElement::isDisplayed)
                .findFirst()
                .map(element -> {
                    element.click();
                    return true;
                })
                .orElse(false));
    }

    boolean visible(String words) {
        return browser.findElements(text(words)).stream().anyMatch(WebElement::isDisplayed);
    }

    static By text(String words) {
        return By.xpath("//*[normalize-space(text())='" + words + "']");
    }

    void until(java.util.function.BooleanSupplier isSo) {
        new WebDriverWait(browser, PATIENCE, Duration.ofMillis(100))
                .ignoreAll(List.of(
                        StaleElementReferenceException.class,
                        org.openqa.selenium.ElementNotInteractableException.class,
                        org.openqa.selenium.NoSuchElementException.class))
                .until(b -> isSo.getAsBoolean());
    }

    void picture(String name, int height) throws IOException {
        browser.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", 1280, "height", height, "deviceScaleFactor", 1, "mobile", false));
        // Messages fade, and dialogs have stopped moving when nothing is animated any more.
        until(() -> (Boolean)
                browser.executeScript("return document.getAnimations().every(a => a.playState !== 'running')"));
        Map<String, Object> shot = browser.executeCdpCommand("Page.captureScreenshot", Map.of("format", "png"));
        Files.createDirectories(FOLDER);
        Files.write(FOLDER.resolve(name + ".png"), Base64.getDecoder().decode((String) shot.get("data")));
    }
}
