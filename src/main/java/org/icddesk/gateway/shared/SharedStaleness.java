// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.shared;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.logging.Logger;

/**
 * Tells the servers of a cluster that an administrator of one of them has marked all answers stale, and logs which servers
 * they are when that changes. Both are noticed by {@link #poll}, so within the interval of its calls.
 */
public final class SharedStaleness {

    private static final Logger LOG = Logger.getLogger("org.icddesk.gateway");
    private static final String KEY = "stale";

    private final SharedAnswers answers;
    private final Consumer<Instant> markStale;
    private Instant known = Instant.MIN;
    private List<String> members = List.of();

    /** @param markStale marks what this server has stale if WHO gave it until a time, by this machine's clock */
    public SharedStaleness(SharedAnswers answers, Consumer<Instant> markStale) {
        this.answers = answers;
        this.markStale = markStale;
    }

    /** Tells the others that answers until now are stale. */
    public synchronized void mark(Instant now) {
        known = answers.byReference(now).truncatedTo(ChronoUnit.MILLIS);
        answers.save(KEY, now, new byte[0]);
    }

    /** Looks whether another server's administrator has marked answers stale, and who shares answers, if they can be. */
    public synchronized void poll() {
        answers.tellIfNotStarted();
        List<String> now = answers.members();
        if (!now.equals(members)) {
            LOG.info("ICDDESK-G013 Answers are shared by " + now.size() + " servers: " + String.join(", ", now)
                    + "; before: " + (members.isEmpty() ? "none" : String.join(", ", members)));
            members = now;
        }
        Optional<Instant> marked = answers.lookUp(KEY).map(entry -> answers.byReference(entry.asOf()));
        if (marked.filter(instant -> instant.isAfter(known)).isPresent()) {
            known = marked.get();
            LOG.info("ICDDESK-G014 All answers are stale: an administrator of another server of the cluster asked for"
                    + " new ones");
            markStale.accept(answers.byOwn(known));
        } else if (!now.isEmpty() && known.isAfter(marked.orElse(Instant.MIN)) && !known.equals(Instant.MIN)) {
            // The shared map has lost it, such as after a split: others that come later have to know too.
            answers.save(KEY, answers.byOwn(known), new byte[0]);
        }
    }
}
