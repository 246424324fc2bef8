// SPDX-License-Identifier: Apache-2.0
package org.icddesk.token;

import jakarta.ejb.NoSuchObjectLocalException;
import jakarta.ejb.Timer;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import java.time.Duration;

/** An alarm of the server's timer service, which the console shows under the name given here; gone with the server. */
final class ServerAlarm implements Alarm {

    private static final String NAME = "renew ICD API token";

    private final TimerService timers;
    private Timer timer;

    ServerAlarm(TimerService timers) {
        this.timers = timers;
    }

    @Override
    public synchronized void set(Duration delay) {
        cancel();
        timer = timers.createSingleActionTimer(delay.toMillis() + 1, new TimerConfig(NAME, false));
    }

    @Override
    public synchronized void cancel() {
        try {
            if (timer != null) {
                timer.cancel();
            }
        } catch (NoSuchObjectLocalException e) {
            // It has rung.
        }
        timer = null;
    }
}
