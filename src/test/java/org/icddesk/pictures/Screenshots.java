// SPDX-License-Identifier: Apache-2.0
package org.icddesk.pictures;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.icddesk.sandbox.fault.Fault;
import org.icddesk.testing.Guard;
import org.icddesk.testing.browser.Browser;
import org.icddesk.testing.server.TestDesk;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Takes the pictures of the documentation: each page wide and narrow, light and dark, in English and Arabic. */
public final class Screenshots {

    private static final Path FOLDER = Path.of("docs/screenshots");
    private static final String CHOLERA = "/icd/release/11/2024-01/mms/257068234";
    private static final String CHAPTER = "/icd/release/11/2024-01/mms/1435254666";

    private static final Map<String, String> INDEXED = Map.of("ICD_INDEX_ICD10", "latest", "ICD_INDEX_RATE", "1000");

    /** Pages by the name of their picture; a tree's picture shows the hierarchy, wherever it stands on the page. */
    private static final Map<String, String> PAGES = new LinkedHashMap<>();

    static {
        PAGES.put("start", "/");
        PAGES.put("search", "/search?q=tuberculosis");
        PAGES.put("icd10", "/search?linearization=icd10&q=heart+attack");
        PAGES.put("entity", CHOLERA);
        PAGES.put("tree", CHAPTER);
        PAGES.put("error", "/icd/release/11/2024-01/mms/999999");
        PAGES.put("outage", "/icd/release/11/2023-01/mms/21500692");
    }

    private final ChromeDriver browser;
    private final URI base;

    private Screenshots(ChromeDriver browser, URI base) {
        this.browser = browser;
        this.base = base;
    }

    private record Look(int width, int height, String scheme, String language) {

        String name(String page) {
            return String.join("-", page, String.valueOf(width), scheme, language) + ".png";
        }
    }

    /**
     * Starts a desk, takes all pictures and ends.
     *
     * @param arguments none, or the names of the pages to take pictures of
     */
    public static void main(String[] arguments) throws IOException {
        List<String> wanted = arguments.length == 0 ? List.copyOf(PAGES.keySet()) : List.of(arguments);
        try (TestDesk desk = TestDesk.start("screenshots", TestDesk.fullSandbox(), INDEXED, List.of("-Xmx768m"))) {
            desk.awaitToken();
            awaitIndex(desk);
            ChromeDriver browser = Browser.open(true, "--hide-scrollbars");
            try {
                Screenshots pictures = new Screenshots(browser, desk.server().url(""));
                for (String page : wanted) {
                    if (page.equals("outage")) {
                        // What every page needs is remembered; the page itself nobody has asked for.
                        desk.sandbox().misbehave(Fault.api(Fault.Kind.RESET));
                    }
                    pictures.take(page, FOLDER);
                    desk.sandbox().behave();
                }
            } finally {
                browser.quit();
            }
        }
    }

    /** Waits until the index has the whole of ICD-10: one request for each of its entities. */
    private static void awaitIndex(TestDesk desk) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(20))
                .until(() -> desk.get("/api/search?q=cholera").body().contains("\"complete\":true"));
    }

    private void take(String page, Path folder) throws IOException {
        Files.createDirectories(folder);
        for (int[] size : new int[][] {{1280, 800}, {360, 740}}) {
            for (String scheme : List.of("light", "dark")) {
                for (String language : List.of("en", "ar")) {
                    Look look = new Look(size[0], size[1], scheme, language);
                    Files.write(folder.resolve(look.name(page)), picture(page, look));
                }
            }
        }
    }

    private byte[] picture(String page, Look look) {
        browser.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", look.width(), "height", look.height(), "deviceScaleFactor", 1, "mobile", false));
        browser.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", look.scheme()))));
        String address = PAGES.get(page);
        // Each picture is that of a first visit.
        browser.get(base + "/assets/theme.js");
        browser.executeScript("sessionStorage.clear(); localStorage.clear()");
        browser.get(base + address + (address.contains("?") ? "&" : "?") + "lang=" + look.language());
        if (page.equals("tree")) {
            open();
        }
        awaitCounts();
        Map<String, Object> shot = browser.executeCdpCommand("Page.captureScreenshot", Map.of("format", "png"));
        return Base64.getDecoder().decode((String) shot.get("data"));
    }

    /** Waits for the numbers of hits in the tabs of classifications, where there are any to come. */
    private void awaitCounts() {
        new WebDriverWait(browser, Guard.HANGING)
                .until(b -> browser.findElements(By.cssSelector("nav.tabs a[href*='q='] .count")).stream()
                        .noneMatch(count -> count.getAttribute("textContent").isEmpty()));
    }

    /** Opens a branch, and on a narrow page goes down to the hierarchy. */
    private void open() {
        WebElement branch = browser.findElements(By.cssSelector("[role=treeitem][aria-expanded=false] .tree-toggle"))
                .get(1);
        browser.executeScript("arguments[0].scrollIntoView({block: 'center'})", branch);
        branch.click();
        new WebDriverWait(browser, Guard.HANGING)
                .until(b -> "true".equals(branch.findElement(By.xpath("..")).getAttribute("aria-expanded")));
        browser.executeScript("const tree = document.querySelector('.tree-panel');"
                + "if (innerWidth < 1000) tree.scrollIntoView(); else scrollTo(0, 0);");
    }
}
