// SPDX-License-Identifier: Apache-2.0
package org.icddesk.token;

import java.time.Duration;

/** A timer that wakes the token manager; setting it replaces the previous time. */
interface RenewalTimer {

    /**
     * Sets the time, replacing any earlier one.
     *
     * @param delay from now, not negative
     */
    void set(Duration delay);

    /** Cancels the timer. */
    void cancel();
}
