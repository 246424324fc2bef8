// SPDX-License-Identifier: Apache-2.0
package org.icddesk.sandbox;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;

/**
 * Runs a sandbox until it is ended.
 *
 * <p>System properties: {@code icd.sandbox.port} (default 8070), {@code icd.sandbox.data} (directory of tables),
 * {@code icd.sandbox.token.lifetime} (seconds).
 */
public final class SandboxMain {

    private SandboxMain() {}

    public static void main(String[] args) throws InterruptedException {
        try (Sandbox sandbox = start(System.getProperties())) {
            System.out.println("The sandbox of WHO's ICD API answers at " + sandbox.apiUrl() + ", its tokens are at "
                    + sandbox.tokenUrl());
            Thread.currentThread().join();
        }
    }

    static Sandbox start(Properties properties) {
        SandboxOptions options = SandboxOptions.defaults()
                .withPort(Integer.parseInt(properties.getProperty("icd.sandbox.port", "8070")))
                .withTokenLifetime(Duration.ofSeconds(
                        Long.parseLong(properties.getProperty("icd.sandbox.token.lifetime", "3600"))));
        String data = properties.getProperty("icd.sandbox.data", "");
        return Sandbox.start(data.isBlank() ? options : options.withData(Path.of(data)));
    }
}
