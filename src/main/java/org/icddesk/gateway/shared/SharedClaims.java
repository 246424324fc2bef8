// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.shared;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.icddesk.time.TimeSource;

/**
 * Lets one server of a cluster ask WHO where several are about to ask the same: it holds a claim in the shared map, and the
 * others wait a second at most for its answer. Costs one change of the map for each question to WHO, and its removal.
 */
public final class SharedClaims {

    /** How long a server waits for the answer of another before it asks itself. */
    static final Duration WAIT = Duration.ofSeconds(1);

    private static final Duration LIFESPAN = Duration.ofSeconds(3);
    private static final Duration STEP = Duration.ofMillis(40);

    private final SharedAnswers answers;
    private final TimeSource time;
    private final byte[] own = UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII);
    private final Set<String> held = ConcurrentHashMap.newKeySet();

    public SharedClaims(SharedAnswers answers, TimeSource time) {
        this.answers = answers;
        this.time = time;
    }

    /**
     * Claims a question, or waits for the answer of the server that has claimed it.
     *
     * @param isFresh whether an answer is good enough not to ask WHO
     * @return the answer of another server; empty if this server is to ask, and to {@link #release} the question then
     */
    public Optional<SharedEntry> claimOrAwait(String key, Predicate<SharedEntry> isFresh) {
        String claim = claim(key);
        held.add(key);
        if (answers.use(map -> map.putIfAbsent(claim, own, LIFESPAN)).isEmpty()) {
            return Optional.empty();
        }
        held.remove(key);
        long start = time.nanos();
        try {
            while (time.since(start).compareTo(WAIT) < 0) {
                time.pause(STEP);
                boolean claimed = answers.use(map -> map.get(claim)).isPresent();
                Optional<SharedEntry> answer = answers.lookUp(key).filter(isFresh);
                if (answer.isPresent()) {
                    answers.recordWaited();
                    return answer;
                }
                if (!claimed) {
                    return Optional.empty();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }

    /** Ends a claim of this server, if it holds one: its answer is shared, or there is none to share. */
    public void release(String key) {
        if (held.remove(key)) {
            answers.inBackground(map -> map.remove(claim(key)));
        }
    }

    private String claim(String key) {
        return answers.id("claim\0" + key);
    }
}
