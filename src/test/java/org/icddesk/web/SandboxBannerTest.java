// SPDX-License-Identifier: Apache-2.0
package org.icddesk.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.icddesk.configuration.Configuration;
import org.icddesk.configuration.SettingSource;
import org.icddesk.sandbox.Sandbox;
import org.junit.jupiter.api.Test;

/** What every page says of the sandbox: that it is one, and how much it has. */
class SandboxBannerTest {

    @Test
    void itTellsHowManyEntitiesAreLoaded() {
        assertThat(page("en", Map.of("icd.sandbox.entities", "36012")).getSandboxWords())
                .isEqualTo(
                        "Sandbox: a simulator with 36,012 entities answers in place of WHO. Do not use it for coding.");
        assertThat(page("fr", Map.of("icd.sandbox.entities", "300")).getSandboxWords())
                .contains("300 entités");
    }

    @Test
    void itSaysNothingOfWhatItDoesNotKnow() {
        assertThat(page("en", Map.of()).getSandboxWords())
                .isEqualTo("Sandbox: a simulator answers in place of WHO. Do not use it for coding.");
    }

    @Test
    void theSandboxCountsWhatItHas() {
        try (Sandbox sandbox = Sandbox.start()) {
            assertThat(sandbox.entities()).isBetween(100L, 10_000L);
        }
    }

    private static Page page(String language, Map<String, String> settings) {
        Configuration configuration = new Configuration(
                key -> Optional.ofNullable(settings.get(key)).map(text -> new SettingSource.Value(text, "test")));
        return new Page(PageRequest.of("/", "lang=" + language, null), configuration);
    }
}
