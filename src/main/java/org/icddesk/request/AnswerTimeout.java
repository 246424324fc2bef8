// SPDX-License-Identifier: Apache-2.0
package org.icddesk.request;

import java.time.Duration;

/** The time limit for an answer: how long it may be waited for. */
public enum AnswerTimeout {
    /** For suggestions while typing. */
    SUGGESTION(Duration.ofSeconds(4)),
    /** For a page. */
    PAGE(Duration.ofSeconds(10)),
    /** For an item of a batch. */
    BATCH(Duration.ofSeconds(30));

    private final Duration limit;

    AnswerTimeout(Duration limit) {
        this.limit = limit;
    }

    /** {@return the time after which the caller gets a failure} */
    public Duration limit() {
        return limit;
    }
}
