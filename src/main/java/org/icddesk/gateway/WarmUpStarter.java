// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.icddesk.configuration.Configuration;
import org.icddesk.gateway.cache.WarmUp;
import org.icddesk.icd.Language;
import org.icddesk.icd.Release;
import org.icddesk.server.SuspendState;

/** Starts the warm-up of the cache soon after the server has started. */
@Singleton
@Startup
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class WarmUpStarter {

    private static final Duration DELAY = Duration.ofSeconds(5);

    @Resource
    private ManagedThreadFactory threads;

    private final SuspendState server = new SuspendState();
    private final Configuration configuration;
    private final IcdGateway gateway;
    private Optional<ScheduledThreadPoolExecutor> scheduler = Optional.empty();

    protected WarmUpStarter() {
        this(null, null);
    }

    @Inject
    public WarmUpStarter(Configuration configuration, IcdGateway gateway) {
        this.configuration = configuration;
        this.gateway = gateway;
    }

    /** Opens the gateway, and starts the warm-up 5 seconds later, so as not to slow down the server's start. */
    @PostConstruct
    void start() {
        // NOTE: the gateway must not wait for its first caller: a health check, on a thread of the management
        // interface, has no naming context in which java:module/… is found.
        // NOTE: the server's own scheduler logs an error for each run that is due while the server is suspended.
        ScheduledThreadPoolExecutor ticks = new ScheduledThreadPoolExecutor(1, threads);
        ticks.setKeepAliveTime(1, TimeUnit.SECONDS);
        ticks.allowCoreThreadTimeOut(true);
        ticks.setRemoveOnCancelPolicy(true);
        WarmUp planned = gateway.warmUp(
                ticks,
                server::isSuspended,
                configuration.release().flatMap(Release::parse),
                Language.parse(configuration.language()).orElse(Language.ENGLISH));
        if (configuration.warmUp()) {
            planned.start(DELAY);
            scheduler = Optional.of(ticks);
        }
    }

    /** Ends it. */
    @PreDestroy
    void stop() {
        scheduler.ifPresent(ScheduledThreadPoolExecutor::shutdownNow);
    }
}
