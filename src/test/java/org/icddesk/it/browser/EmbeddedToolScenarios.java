// SPDX-License-Identifier: Apache-2.0
package org.icddesk.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.icddesk.sandbox.fault.Fault;
import org.icddesk.testing.browser.EmbeddedTool;
import org.icddesk.testing.browser.EmbeddedToolPage;
import org.icddesk.testing.server.TestDesk;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** WHO's tool, unmodified, on a page with a strict content security policy; in one browser for all. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class EmbeddedToolScenarios {

    private final TestDesk desk;

    @AutoClose
    private final EmbeddedToolPage page;

    /**
     * Opens the browser.
     *
     * @param desk the server that the tool asks
     */
    EmbeddedToolScenarios(TestDesk desk, EmbeddedTool tool) {
        this.desk = desk;
        page = new EmbeddedToolPage(tool);
    }

    @BeforeEach
    void forgetOtherTests() {
        desk.sandbox().behave();
        page.console();
    }

    @Test
    void N4_findsAndPicksAndBrowses() {
        page.visit();
        page.type("cholera");
        page.awaitText(".ctw-window", "1A00");

        page.browser().findElement(By.className("ctw-input")).sendKeys(Keys.ARROW_DOWN, Keys.ENTER);
        page.awaitText("#picked", "1A00 http://id.who.int/icd/release/11/2024-01/mms/257068234");

        page.awaitText(".ctw-eb-window", "Certain infectious or parasitic diseases");
        page.click(".ctw-eb-window .hierarchy ul .collapsed");
        page.awaitText(".ctw-eb-window", "Gastroenteritis or colitis of infectious origin");
        assertThat(page.console()).doesNotContain("Content Security Policy").doesNotContain("CORS");
    }

    @Test
    void N4_switchesLanguageAndReleaseWhileItRuns() {
        page.visit();
        for (String component : List.of("1", "2")) {
            page.browser().executeScript("ECT.Handler.changeLanguage(arguments[0], 'es')", component);
            page.browser().executeScript("ECT.Handler.changeMinorVersion(arguments[0], '2025-01')", component);
        }
        page.awaitText(".ctw-eb-window", "Neoplasias");
        page.type("colera");
        page.awaitText(".ctw-window", "Cólera");

        for (String path : List.of("/icd/release/11/2025-01/mms", "/icd/release/11/2025-01/mms/search")) {
            assertThat(desk.sandbox().counters().asked())
                    .as(path)
                    .anyMatch(asked -> asked.path().equals(path)
                            && asked.header("Accept-Language").equals("es"));
        }
        assertThat(page.console()).doesNotContain("Content Security Policy").doesNotContain("CORS");
    }

    @Test
    void N5_showsThatWhoFailsInsteadOfNoMatch() {
        page.visit();
        desk.sandbox().misbehave(Fault.apiStatus(503).onPath("/search$"));
        page.type("nothing remembered");

        page.awaitText(".ctw-window", "An error occurred");
        assertThat(page.browser().findElement(By.className("ctw-window")).getText())
                .doesNotContain("Couldn't find");
    }

    @Test
    void N5_markupPlantedInTitlesIsTextToIt() throws IOException {
        page.visit();
        desk.sandbox()
                .misbehave(Fault.api(Fault.Kind.STATUS).onPath("/search$").withBody(planted(), "application/json"));
        page.type("planted");

        page.awaitText(".ctw-window", "<img src=x onerror=document.title=1>");
        assertThat(page.browser().findElements(By.cssSelector(".ctw-window img[onerror]")))
                .isEmpty();
        assertThat(page.browser().findElements(By.cssSelector(".ctw-window em.found")))
                .isNotEmpty();
        assertThat(page.browser().getTitle()).isEqualTo("Form");
    }

    /** {@return an answer of WHO's to a search, with one hit whose title has markup that WHO never sends} */
    private static String planted() throws IOException {
        try (InputStream answer = EmbeddedToolScenarios.class.getResourceAsStream("/sandbox/planted-hit.json")) {
            return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
