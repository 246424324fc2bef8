// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.upstream;

import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.icddesk.answer.IcdFailure;
import org.icddesk.answer.Unavailable;
import org.icddesk.gateway.request.Endpoint;
import org.icddesk.time.TimeSource;

/** Monitors outages: since when WHO has not answered, or refuses this server; logs each change. */
final class OutageMonitor {

    private static final Logger LOG = Logger.getLogger("org.icddesk.gateway");
    private static final int FAILURES_TO_LOG = 3;

    private final String name;
    private final TimeSource time;
    private Instant since;
    private int failures;
    private Instant refusedSince;
    private boolean untrusted;
    private final Set<String> loggedEndpoints = new HashSet<>();

    /** @param name what the log calls the ICD API, at the beginning of a sentence */
    OutageMonitor(String name, TimeSource time) {
        this.name = name;
        this.time = time;
    }

    synchronized Optional<Instant> since() {
        return Optional.ofNullable(since);
    }

    /** {@return since when WHO refuses this server, if it does} */
    synchronized Optional<Instant> refusedSince() {
        return Optional.ofNullable(refusedSince);
    }

    /** {@return whether there was no answer for lack of a connection that can be trusted} */
    synchronized boolean isUntrusted() {
        return untrusted;
    }

    /** Records a sign of life from WHO's service. */
    synchronized void recordAlive() {
        if (failures >= FAILURES_TO_LOG) {
            LOG.log(Level.INFO, "ICDDESK-G001 {0} answers again; it had not answered since {1}", new Object[] {
                name, since
            });
        }
        since = null;
        failures = 0;
        untrusted = false;
    }

    /** Records a successful answer. */
    synchronized void recordSuccess() {
        recordAlive();
        if (refusedSince != null) {
            refusedSince = null;
            LOG.log(Level.INFO, "ICDDESK-G002 {0} accepts this server again", name);
        }
    }

    /** Records a failure. */
    synchronized void recordFailure(IcdFailure failure) {
        if (since == null) {
            since = time.now();
        }
        untrusted = failure instanceof Unavailable none ? none.isUntrusted() : untrusted;
        if (++failures == FAILURES_TO_LOG) {
            LOG.log(Level.WARNING, "ICDDESK-G003 {0} has not answered since {1}: {2}", new Object[] {
                name, since, failure.forAdministrators()
            });
        }
    }

    /** Records that WHO refused this server. */
    synchronized void recordRefused(IcdFailure failure) {
        if (refusedSince == null) {
            refusedSince = time.now();
            LOG.log(Level.WARNING, "ICDDESK-G004 {0} refuses this server: {1}", new Object[] {
                name, failure.forAdministrators()
            });
        }
    }

    /** Records that WHO did not understand a request that passed our checks; logs the first of each kind. */
    synchronized void recordRejected(Endpoint<?> endpoint, IcdFailure failure) {
        if (loggedEndpoints.add(endpoint.name())) {
            LOG.log(Level.WARNING, "ICDDESK-G007 {0} does not understand a request: {1}", new Object[] {
                name, failure.forAdministrators()
            });
        }
    }
}
