// SPDX-License-Identifier: Apache-2.0
package org.icddesk.it.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.icddesk.export.Workbook;
import org.icddesk.sandbox.fault.Fault;
import org.icddesk.testing.Guard;
import org.icddesk.testing.browser.BrowserTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody waits for all levels below an entity, and does nothing but wait. */
class SubtreeDownloadIT extends BrowserTest {

    /** The page asks again every few seconds, and each answer may take some. */
    private static final Duration PATIENCE = Guard.HANGING.multipliedBy(5);

    @TempDir
    private Path downloads;

    @AfterEach
    void downloadNoMore() {
        browser.executeCdpCommand("Browser.setDownloadBehavior", Map.of("behavior", "default"));
    }

    @Test
    void thePageGoesOnByItselfOverAFailureUntilTheFileComes() throws IOException {
        browser.executeCdpCommand(
                "Browser.setDownloadBehavior", Map.of("behavior", "allow", "downloadPath", downloads.toString()));
        desk().sandbox().misbehave(Fault.apiStatus(500).onPath("2023-01/mms/1688127370$"));
        open("/icd/release/11/2023-01/mms/588616678?lang=fr");

        find(".takeaways a[href*='format=xlsx&depth=all']").click();
        await().atMost(PATIENCE).until(() -> !all("progress").isEmpty());
        desk().sandbox().behave();
        desk().askWhoNow();

        Path file = downloads.resolve("icd-mms-2023-01-588616678-subtree.xlsx");
        await().atMost(PATIENCE).until(() -> Files.exists(file));
        assertThat(Workbook.open(Files.readAllBytes(file)).column(0, "E"))
                .contains("http://id.who.int/icd/release/11/2023-01/mms/257068234")
                .doesNotHaveDuplicates();
        assertThat(find("progress").isDisplayed()).isTrue();
    }
}
