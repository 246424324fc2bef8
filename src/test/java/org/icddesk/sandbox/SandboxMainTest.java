// SPDX-License-Identifier: Apache-2.0
package org.icddesk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Properties;
import org.junit.jupiter.api.Test;

class SandboxMainTest {

    @Test
    void startsAsItsPropertiesSay() {
        Properties properties = new Properties();
        properties.setProperty("icd.sandbox.port", "0");
        properties.setProperty("icd.sandbox.token.lifetime", "5");
        try (Sandbox sandbox = SandboxMain.start(properties)) {
            assertThat(sandbox.tokenUrl()).isEqualTo("http://localhost:" + sandbox.port() + "/connect/token");
            assertThat(Caller.json(new Caller(sandbox).askForToken()).getInt("expires_in"))
                    .isEqualTo(5);
        }
    }
}
