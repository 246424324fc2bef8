// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/** What each asker may have under way at the same time, so that nobody alone takes all places in flight. */
final class Places {

    private static final Duration MOMENT = Duration.ofSeconds(1);

    private final int most;
    private final ConcurrentMap<String, Integer> taken = new ConcurrentHashMap<>();

    /**
     * Gives everybody the same number.
     *
     * @param most the places of each asker
     */
    Places(int most) {
        this.most = most;
    }

    /** Works in one of an asker's places; {@link TooFast} if all are taken. */
    <T> T within(String asker, Supplier<T> work) {
        boolean free = taken.merge(asker, 1, Integer::sum) <= most;
        try {
            if (!free) {
                throw new TooFast(MOMENT);
            }
            return work.get();
        } finally {
            taken.computeIfPresent(asker, (name, count) -> count == 1 ? null : count - 1);
        }
    }
}
