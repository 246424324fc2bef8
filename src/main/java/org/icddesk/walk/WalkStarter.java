// SPDX-License-Identifier: Apache-2.0
package org.icddesk.walk;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.concurrent.ManagedThreadFactoryDefinition;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.icddesk.server.SuspendState;

/**
 * Starts the walks soon after the server has started, on a thread of their own.
 *
 * <p>NOTE: not by the server's scheduler, which logs an error with its stack each time that something is due while the
 * server is suspended, as it is before it stops.
 */
@Singleton
@Startup
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@ManagedThreadFactoryDefinition(name = WalkStarter.THREADS)
public class WalkStarter {

    static final String THREADS = "java:module/concurrent/icd-walk";

    private static final Duration DELAY = Duration.ofSeconds(1);

    @Resource(lookup = THREADS)
    private ManagedThreadFactory threads;

    private final Walks walks;
    private final SuspendState server = new SuspendState();
    private final CountDownLatch end = new CountDownLatch(1);
    private Optional<Thread> thread = Optional.empty();

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
            thread = Optional.of(threads.newThread(this::run));
            thread.get().start();
        }
    }

    private void run() {
        try {
            for (Duration wait = DELAY; !end.await(wait.toMillis(), TimeUnit.MILLISECONDS); wait = Walker.TICK) {
                walks.suspend(server.isSuspended());
                walks.tick();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stops them, even if one waits for WHO. */
    @PreDestroy
    void stop() {
        end.countDown();
        walks.stop();
        thread.ifPresent(Thread::interrupt);
    }
}
