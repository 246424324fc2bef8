// SPDX-License-Identifier: Apache-2.0
package org.icddesk.status;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.icddesk.answer.FallbackStatus;
import org.icddesk.answer.GatewayStatus;
import org.icddesk.answer.SharedStatus;
import org.icddesk.bundle.BundleStatus;
import org.icddesk.configuration.Setting;
import org.icddesk.request.RequestTally;
import org.icddesk.synonym.SynonymStatus;
import org.icddesk.token.TokenStatus;
import org.icddesk.walk.WalkProgress;

/**
 * A snapshot of the state of ICD Desk. Contains neither token nor secret.
 *
 * @param since the start of the application
 * @param verdict what readers can get
 * @param source where its answers come from
 * @param apiUrl the base of the ICD API
 * @param httpsFault why HTTPS does not work, if it is required
 * @param token the status of the token
 * @param api the status of the gateway
 * @param fallback the status of the ICD API that is asked while WHO is silent, if one is configured
 * @param shared the status of the answers that the servers of a cluster share, if this one shares them
 * @param index the walks for the index, in the order of the settings
 * @param indexFault why what they bring is not kept on disk, if it should be
 * @param bundles the import and export of bundles
 * @param clients the requests of the last minutes, and where most of them came from
 * @param calls the requests since the start, by the kind of client that the path tells
 * @param synonyms the dictionary of everyday words
 * @param events the notable log lines, newest first
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
        Optional<FallbackStatus> fallback,
        Optional<SharedStatus> shared,
        List<WalkProgress> index,
        Optional<String> indexFault,
        BundleStatus bundles,
        RequestTally.Summary clients,
        Map<String, Long> calls,
        SynonymStatus synonyms,
        List<Setting> settings,
        List<LogEvent> events,
        Versions versions) {

    /** What readers can get. */
    public enum Verdict {
        /** Everything. */
        WELL,
        /** Everything, while a setting is wrong or WHO answers only now and then. */
        ATTENTION,
        /** Cached answers only, and those of the fallback. */
        REMEMBERING,
        /** Nothing: HTTPS is required but does not work. */
        CLOSED
    }

    /** Where answers come from. */
    public enum Source {
        /** WHO's cloud, at its address. */
        WHO,
        /** A local deployment of the ICD API. */
        LOCAL,
        /** The simulator. */
        SANDBOX
    }

    /**
     * The running versions.
     *
     * @param desk ICD Desk
     * @param server the application server
     * @param java the Java runtime
     */
    public record Versions(String desk, String server, String java) {}
}
