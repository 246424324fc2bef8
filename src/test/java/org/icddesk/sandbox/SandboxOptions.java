// SPDX-License-Identifier: Apache-2.0
package org.icddesk.sandbox;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How a sandbox is to be started.
 *
 * @param port port on 127.0.0.1, 0 for a free one
 * @param data directory with the full tables, or empty for the small catalogue
 * @param tokenLifetime what its tokens live, at least a second
 * @param clientId the client it knows
 * @param clientSecret that client's secret
 * @param requireToken false to act as a local ICD API, which needs no token
 */
public record SandboxOptions(
        int port,
        Optional<Path> data,
        Duration tokenLifetime,
        String clientId,
        String clientSecret,
        boolean requireToken) {

    public static final String CLIENT_ID = "sandbox-client";
    /** Holds what a client must form-encode. */
    public static final String CLIENT_SECRET = "sandbox/secret+with=signs: %";

    /** A free port, the small catalogue, tokens of an hour, a token required. */
    public static SandboxOptions defaults() {
        return new SandboxOptions(0, Optional.empty(), Duration.ofHours(1), CLIENT_ID, CLIENT_SECRET, true);
    }

    public SandboxOptions withPort(int other) {
        return new SandboxOptions(other, data, tokenLifetime, clientId, clientSecret, requireToken);
    }

    public SandboxOptions withData(Path directory) {
        return new SandboxOptions(port, Optional.of(directory), tokenLifetime, clientId, clientSecret, requireToken);
    }

    public SandboxOptions withTokenLifetime(Duration other) {
        return new SandboxOptions(port, data, other, clientId, clientSecret, requireToken);
    }

    public SandboxOptions withClient(String id, String secret) {
        return new SandboxOptions(port, data, tokenLifetime, id, secret, requireToken);
    }

    public SandboxOptions withoutToken() {
        return new SandboxOptions(port, data, tokenLifetime, clientId, clientSecret, false);
    }
}
