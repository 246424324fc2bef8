// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway;

import java.time.Duration;

/** The time limit for an answer, including WHO's part and ours. */
public enum Patience {
    /** Somebody types. */
    SUGGESTION(Duration.ofSeconds(4)),
    /** Somebody waits for a page. */
    PAGE(Duration.ofSeconds(10)),
    /** A list is worked through. */
    BATCH(Duration.ofSeconds(30));

    private final Duration limit;

    Patience(Duration limit) {
        this.limit = limit;
    }

    /** {@return the time after which the asker is told that there is no answer} */
    public Duration limit() {
        return limit;
    }
}
