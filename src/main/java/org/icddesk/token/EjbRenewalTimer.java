// SPDX-License-Identifier: Apache-2.0
package org.icddesk.token;

import jakarta.ejb.EJBException;
import jakarta.ejb.Timer;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;

/** A timer of the server's timer service, shown in the console under the name given here; not persistent. */
final class EjbRenewalTimer implements RenewalTimer {

    private static final Logger LOG = System.getLogger("org.icddesk.token");
    private static final String NAME = "renew ICD API token";

    private final TimerService timers;
    private Timer timer;

    EjbRenewalTimer(TimerService timers) {
        this.timers = timers;
    }

    @Override
    public synchronized void set(Duration delay) {
        cancel();
        try {
            timer = timers.createSingleActionTimer(delay.toMillis() + 1, new TimerConfig(NAME, false));
        } catch (IllegalStateException | EJBException e) {
            LOG.log(Level.WARNING, "ICDDESK-T010 The server accepts no timer now; the token is renewed on demand.");
        }
    }

    @Override
    public synchronized void cancel() {
        try {
            if (timer != null) {
                timer.cancel();
            }
        } catch (IllegalStateException | EJBException e) {
            // It has expired, or the server is stopping.
        }
        timer = null;
    }
}
