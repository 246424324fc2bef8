// SPDX-License-Identifier: Apache-2.0
package org.icddesk.bundle;

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

/** Has bundles imported on a thread of their own, from soon after the server has started. */
@Singleton
@Startup
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@ManagedThreadFactoryDefinition(name = BundleStarter.THREADS)
public class BundleStarter {

    static final String THREADS = "java:module/concurrent/icd-bundle";

    private static final Duration TICK = Duration.ofMillis(500);

    @Resource(lookup = THREADS)
    private ManagedThreadFactory threads;

    private final Bundles bundles;
    private final CountDownLatch end = new CountDownLatch(1);
    private Optional<Thread> thread = Optional.empty();

    protected BundleStarter() {
        this(null);
    }

    @Inject
    public BundleStarter(Bundles bundles) {
        this.bundles = bundles;
    }

    /** Starts, if the settings have bundles imported. */
    @PostConstruct
    void start() {
        if (bundles.isWanted()) {
            thread = Optional.of(threads.newThread(this::run));
            thread.get().start();
        }
    }

    private void run() {
        try {
            while (!end.await(TICK.toMillis(), TimeUnit.MILLISECONDS)) {
                bundles.tick();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends; what is being imported is imported at the next start, or again. */
    @PreDestroy
    void stop() {
        end.countDown();
        bundles.stop();
        thread.ifPresent(Thread::interrupt);
    }
}
