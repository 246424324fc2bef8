// SPDX-License-Identifier: Apache-2.0
package org.icddesk.walk;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Starts the walks soon after the server has started. */
@Singleton
@Startup
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class WalkStarter {

    private static final Duration DELAY = Duration.ofSeconds(1);

    @Resource
    private ManagedScheduledExecutorService scheduler;

    private final Walks walks;
    private Optional<Future<?>> ticker = Optional.empty();

    protected WalkStarter() {
        this(null);
    }

    @Inject
    public WalkStarter(Walks walks) {
        this.walks = walks;
    }

    /** Starts them, so that what was kept is searched within seconds. */
    @PostConstruct
    void start() {
        if (walks.isWanted()) {
            // NOTE: a task that is due while the server is suspended does not run; one that repeats runs the next time.
            ticker = Optional.of(scheduler.scheduleWithFixedDelay(
                    walks::tick, DELAY.toMillis(), Walker.TICK.toMillis(), TimeUnit.MILLISECONDS));
        }
    }

    /** Stops them. */
    @PreDestroy
    void stop() {
        ticker.ifPresent(task -> task.cancel(false));
        walks.stop();
    }
}
