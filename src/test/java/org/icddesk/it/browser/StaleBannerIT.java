// SPDX-License-Identifier: Apache-2.0
package org.icddesk.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.icddesk.reliability.Reliability;
import org.icddesk.sandbox.fault.Fault;
import org.icddesk.testing.browser.BrowserTest;
import org.junit.jupiter.api.Test;

/** What a reader sees of WHO's silence. */
class StaleBannerIT extends BrowserTest {

    private static final String NEVER_SEEN = "/icd/release/11/2024-01/mms/1670965842";

    @Test
    void A09_aSeenPageSaysSinceWhenWhoIsSilentAndAsOfWhenThePageIs() {
        open(CHOLERA);
        assertThat(all("#stale")).as("before").isEmpty();
        desk().sandbox().misbehave(Fault.apiStatus(500));
        assertThat(desk().get("/api/suggest?q=nobodyasked").statusCode()).isEqualTo(503);

        open(CHOLERA);

        assertThat(find("h1").getText()).contains("Cholera");
        assertThat(find("#stale").isDisplayed()).isTrue();
        assertThat(find("#stale").getText())
                .matches(
                        "(?s).*WHO’s service has not answered since \\d\\d:\\d\\d. Showing data as of \\d\\d:\\d\\d\\.");
        assertThat(violations()).isEmpty();
        Reliability.measured("A09", "in a browser: \"" + find("#stale").getText() + "\"");
        recover();
        open(CHOLERA);
        assertThat(all("#stale")).as("afterwards").isEmpty();
    }

    @Test
    void A11_aPageNeverSeenSaysWhyAndKeepsTheSearchBox() {
        expectErrors();
        desk().sandbox().misbehave(Fault.apiStatus(500).onPath("mms/1670965842"));

        open(NEVER_SEEN);

        assertThat(find("h1").getText()).isEqualTo("WHO’s service is not answering");
        assertThat(find("form[role=search] input[name=q]").isDisplayed()).isTrue();
        assertThat(all("#stale")).isEmpty();
        recover();
    }
}
