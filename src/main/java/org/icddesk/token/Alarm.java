// SPDX-License-Identifier: Apache-2.0
package org.icddesk.token;

import java.time.Duration;

/** A timer that wakes the token manager; setting it replaces the previous time. */
interface Alarm {

    /**
     * Replaces the alarm time.
     *
     * @param delay from now, not negative
     */
    void set(Duration delay);

    /** Removes the alarm time. */
    void cancel();
}
