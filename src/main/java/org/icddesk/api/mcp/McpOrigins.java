// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.mcp;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The origins of pages that may call the endpoint from a browser: those configured, and pages of this machine that call
 * their own host. A page of any other host, even if its name leads here, is turned away (DNS rebinding).
 */
final class McpOrigins {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final List<String> configured;

    McpOrigins(List<String> configured) {
        this.configured = List.copyOf(configured);
    }

    /**
     * Checks an origin.
     *
     * @param origin the value of the header; null for a program that is no browser
     * @param host the value of the header {@code Host}
     */
    boolean allow(String origin, String host) {
        if (origin == null) {
            return true;
        }
        String lower = origin.toLowerCase(Locale.ROOT);
        String authority = lower.replaceFirst("^https?://", "");
        return configured.contains(lower)
                || authority.equalsIgnoreCase(host)
                        && !authority.equals(lower)
                        && LOOPBACK.contains(authority.replaceFirst(":[0-9]+$", ""));
    }
}
