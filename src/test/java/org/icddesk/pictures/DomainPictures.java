// SPDX-License-Identifier: Apache-2.0
package org.icddesk.pictures;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.icddesk.testing.TestHttp;
import org.icddesk.testing.browser.Browser;
import org.icddesk.testing.server.ManagedDomain;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;

/**
 * Deploys ICD Desk to a server group in the console of a managed domain, and takes the pictures of the guide on the way.
 * Needs WildFly's distribution, as {@code mvn -Pcluster verify} unpacks it.
 */
public final class DomainPictures {

    private static final Path HOME =
            Path.of("target/stock/wildfly-39.0.1.Final").toAbsolutePath();
    private static final Path BASE = Path.of("target/desks/domain-pictures").toAbsolutePath();
    private static final Path WAR = Path.of("target/icd-desk.war").toAbsolutePath();

    private DomainPictures() {}

    /**
     * Starts a domain, deploys and ends.
     *
     * @throws IOException if a picture cannot be written
     */
    public static void main(String[] arguments) throws IOException {
        try (ManagedDomain domain = ManagedDomain.start(HOME, BASE, Map.of("ICD_SANDBOX", "true"))) {
            addUser();
            walk(domain.management(), domain.urls("/icd-desk/help"));
        }
    }

    private static void addUser() throws IOException {
        Process process = new ProcessBuilder(
                        HOME.resolve("bin/add-user.sh").toString(),
                        "-dc",
                        BASE.resolve("configuration").toString(),
                        "-u",
                        ConsolePictures.NAME,
                        "-p",
                        ConsolePictures.PASSWORD,
                        "-s")
                .redirectErrorStream(true)
                .start();
        process.getInputStream().readAllBytes();
        process.onExit().join();
    }

    private static void walk(int port, List<URI> pages) throws IOException {
        ChromeDriver browser = Browser.open(true, "--hide-scrollbars");
        try {
            browser.get("http://" + ConsolePictures.NAME + ":" + ConsolePictures.PASSWORD + "@localhost:" + port
                    + "/management");
            ConsolePictures console = new ConsolePictures(browser, "http://localhost:" + port + "/console/index.html");
            console.open("#deployments");
            console.press("Content Repository");
            console.click(By.id("content-add-actions"));
            console.press("Upload Content");
            console.until(() ->
                    !browser.findElements(By.cssSelector("input[type=file]")).isEmpty());
            browser.findElement(By.cssSelector("input[type=file]")).sendKeys(WAR.toString());
            console.picture("console-domain-upload", 760);
            console.press("Next");
            console.press("Finish");
            console.press("Close");
            console.until(() -> console.visible("icd-desk.war"));
            console.press("icd-desk.war");
            console.press("Deploy");
            console.until(() -> console.visible("desk"));
            console.press("desk");
            console.picture("console-domain-deploy", 700);
            console.click(By.xpath("//*[contains(@class, 'modal')]//button[normalize-space(.)='Deploy']"));
            for (URI page : pages) {
                Awaitility.await()
                        .atMost(Duration.ofMinutes(5))
                        .until(() -> TestHttp.send(TestHttp.request(page).GET()).statusCode() == 200);
            }
        } finally {
            browser.quit();
        }
    }
}
