// SPDX-License-Identifier: Apache-2.0
package org.icddesk.token;

import java.time.Duration;

/** Wakes the token's life when something is due; there is one alarm time, the latest set. */
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
