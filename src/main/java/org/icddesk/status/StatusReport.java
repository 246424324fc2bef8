// SPDX-License-Identifier: Apache-2.0
package org.icddesk.status;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.icddesk.configuration.Setting;
import org.icddesk.gateway.GatewayStatus;
import org.icddesk.token.TokenStatus;

/**
 * A snapshot of the state of ICD Desk. Contains neither token nor secret.
 *
 * @param since since when it runs
 * @param verdict what it can do for readers
 * @param source where its answers come from
 * @param apiUrl the base of the ICD API
 * @param httpsFault why HTTPS does not serve, where pages are for HTTPS alone
 * @param token how the token is
 * @param api how the way to the ICD API is
 * @param events what the log had to say, the newest first
 * @param versions the versions of the parts
 */
public record StatusReport(
        Instant at,
        Instant since,
        Verdict verdict,
        Source source,
        String apiUrl,
        Optional<String> httpsFault,
        TokenStatus token,
        GatewayStatus api,
        List<Setting> settings,
        List<Event> events,
        Versions versions) {

    /** What ICD Desk can do for readers. */
    public enum Verdict {
        /** Everything. */
        WELL,
        /** Everything, while a setting is wrong or WHO answers only now and then. */
        ATTENTION,
        /** Answer what it remembers. */
        REMEMBERING,
        /** Nothing: pages are for HTTPS alone, and HTTPS does not serve. */
        CLOSED
    }

    /** Where answers come from. */
    public enum Source {
        /** WHO's cloud, or what stands at its address. */
        WHO,
        /** A local deployment of the ICD API. */
        LOCAL,
        /** The simulator. */
        SANDBOX
    }

    /**
     * What runs.
     *
     * @param desk ICD Desk
     * @param server the application server
     * @param java the Java runtime
     */
    public record Versions(String desk, String server, String java) {}
}
