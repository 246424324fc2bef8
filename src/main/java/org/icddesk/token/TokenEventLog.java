// SPDX-License-Identifier: Apache-2.0
package org.icddesk.token;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** Counts and logs token events: each cause of failure at most once an hour, renewals only at DEBUG. */
final class TokenEventLog {

    private static final long LOG_INTERVAL = Duration.ofHours(1).toNanos();
    private static final int MAX_CAUSES = 100;

    private final Logger log;
    private final LongSupplier nanos;
    private final Map<String, Long> lastLogged = new ConcurrentHashMap<>();
    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong granted = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final AtomicLong rejected = new AtomicLong();
    private volatile boolean failing;

    /**
     * Starts with all counters at 0.
     *
     * @param nanos monotonic clock
     */
    TokenEventLog(Logger log, LongSupplier nanos) {
        this.log = log;
        this.nanos = nanos;
    }

    TokenStatus.Counters counters() {
        return new TokenStatus.Counters(requests.get(), granted.get(), refused.get(), failed.get(), rejected.get());
    }

    void sent() {
        requests.incrementAndGet();
    }

    void answered(TokenResponse answer) {
        if (answer instanceof TokenResponse.Granted grant) {
            granted(grant);
        } else if (answer instanceof TokenResponse.Refused refusal) {
            refused.incrementAndGet();
            recordProblem("ICDDESK-T003", refusal.problem());
        } else if (answer instanceof TokenResponse.Failed failure) {
            failed.incrementAndGet();
            recordProblem("ICDDESK-T004", failure.problem());
        } else if (answer instanceof TokenResponse.NoCredential missing) {
            recordProblem("ICDDESK-T005", missing.problem());
        }
    }

    void rejected() {
        rejected.incrementAndGet();
        if (mayLog("rejected")) {
            log.log(
                    Level.WARNING,
                    "ICDDESK-T007 The ICD API rejected a token before it expired; a new one is requested.");
        }
    }

    void rejectedAgain() {
        rejected.incrementAndGet();
        if (mayLog("rejected_again")) {
            log.log(
                    Level.WARNING,
                    "ICDDESK-T008 The ICD API rejects a token renewed less than 30 seconds ago. Check that"
                            + " icd.api.url and icd.token.url belong together and that the terms of use are accepted.");
        }
    }

    private void granted(TokenResponse.Granted grant) {
        String lifetime = "valid for " + grant.lifetime().toSeconds() + " seconds";
        if (granted.incrementAndGet() == 1) {
            log.log(Level.INFO, "ICDDESK-T001 Obtained the first access token, " + lifetime + ".");
        } else if (failing) {
            log.log(Level.INFO, "ICDDESK-T002 Obtained an access token again, " + lifetime + ".");
        } else {
            log.log(Level.DEBUG, "ICDDESK-T009 Renewed the access token, " + lifetime + ".");
        }
        failing = false;
        grant.oddities().stream()
                .filter(oddity -> mayLog(oddity.code()))
                .forEach(oddity -> warn("ICDDESK-T006", oddity));
    }

    private void recordProblem(String id, TokenProblem problem) {
        if (mayLog(problem.code())) {
            failing = true;
            warn(id, problem);
        }
    }

    private void warn(String id, TokenProblem problem) {
        log.log(Level.WARNING, id + " " + problem.words() + " " + problem.advice());
    }

    private boolean mayLog(String cause) {
        long now = nanos.getAsLong();
        if (lastLogged.size() > MAX_CAUSES) {
            lastLogged.clear();
        }
        Long before = lastLogged.get(cause);
        return (before == null || now - before >= LOG_INTERVAL) && replace(cause, before, now);
    }

    private boolean replace(String cause, Long before, long now) {
        return before == null ? lastLogged.putIfAbsent(cause, now) == null : lastLogged.replace(cause, before, now);
    }
}
