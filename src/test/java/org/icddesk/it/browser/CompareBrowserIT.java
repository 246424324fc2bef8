// SPDX-License-Identifier: Apache-2.0
package org.icddesk.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.icddesk.sandbox.fault.Fault;
import org.icddesk.testing.browser.BrowserTest;
import org.junit.jupiter.api.Test;

/** Somebody looks at a comparison while it is made. */
class CompareBrowserIT extends BrowserTest {

    @Test
    void whatIsFoundIsShownAsItComesAndTheFocusStays() {
        desk().sandbox().misbehave(Fault.apiStatus(500).onPath("2023-01/mms/1642172022$"));
        open("/compare/11/2023-01/2024-01/mms/1539889147?lang=en");
        assertThat(all("#comparison progress")).hasSize(1);
        assertThat(violations()).isEmpty();
        ask("document.getElementById('compare-stop').focus(); window.same = true");

        recover();

        until("complete", () -> !all("#comparison[data-complete]").isEmpty());
        assertThat((Boolean) ask("return window.same"))
                .as("the page was not loaded again")
                .isTrue();
        until("told", () -> find("#desk-status").getAttribute("textContent").contains("complete"));
        assertThat(all("#comparison progress")).isEmpty();
        assertThat(violations()).isEmpty();
    }
}
