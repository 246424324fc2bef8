// SPDX-License-Identifier: Apache-2.0
package org.icddesk.walk;

import java.time.Duration;
import org.icddesk.time.TimeSource;

/**
 * Decides when an index that grows is built again: at most every 15 seconds, if it grew by a tenth or two minutes have
 * passed.
 */
final class BuildSchedule {

    private static final Duration SHORTEST = Duration.ofSeconds(15);
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final TimeSource time;
    private long builtAt;
    private int built;

    BuildSchedule(TimeSource time) {
        this.time = time;
        builtAt = time.nanos();
    }

    /** {@return whether an index of so many entities is to be built now} */
    boolean isDue(int entities) {
        Duration passed = time.since(builtAt);
        return entities > built
                && passed.compareTo(SHORTEST) >= 0
                && (entities - built >= built / 10 || passed.compareTo(LONGEST) >= 0);
    }

    /** Notes that one was built. */
    void recordBuilt(int entities) {
        built = entities;
        builtAt = time.nanos();
    }
}
