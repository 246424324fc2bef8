// SPDX-License-Identifier: Apache-2.0
package org.icddesk.token;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import org.eclipse.microprofile.config.Config;
import org.icddesk.configuration.Configuration;
import org.icddesk.configuration.Configuration.Authentication;
import org.icddesk.http.OutboundHttpClient;

/**
 * The access token of this node. The server's timer service renews it before it expires; the application starts and
 * answers whether or not WHO can be reached.
 */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@ManagedExecutorDefinition(name = TokenHolder.EXECUTOR, maxAsync = 1)
public class TokenHolder {

    // NOTE: a thread of its own, so that no work of this or another application on the server delays the token.
    static final String EXECUTOR = "java:module/concurrent/icd-token";

    @Inject
    private Configuration configuration;

    @Inject
    private Config config;

    @Inject
    private OutboundHttpClient outbound;

    @Resource
    private TimerService timers;

    @Resource(lookup = EXECUTOR)
    private ManagedExecutorService executor;

    private TokenManager manager;

    public TokenHolder() {}

    /** Schedules the first request; sends none itself, so that the server starts without WHO. */
    @PostConstruct
    void start() {
        Timestamp.Clocks clocks = new Timestamp.Clocks(Clock.systemUTC(), System::nanoTime);
        TokenEndpoint endpoint = new TokenEndpoint(
                configuration.tokenUrl(),
                configuration.tokenScope(),
                configuration.clientAuthentication(),
                outbound::send,
                clocks.wall());
        manager = new TokenManager(
                clocks,
                new SecureRandom(),
                new TokenRequester(CredentialSourceChain.of(config), endpoint::requestToken),
                executor,
                new EjbRenewalTimer(timers),
                new TokenEventLog(System.getLogger("org.icddesk.token"), clocks.nanos()));
        if (required()) {
            manager.start();
        }
    }

    /** Cancels the timer and releases waiting callers. */
    @PreDestroy
    void stop() {
        manager.stop();
    }

    /** Sends what is due; called by the timer. */
    @Timeout
    void onTimer() {
        manager.onTimer();
    }

    /** {@return whether the ICD API wants a token at all} */
    public boolean required() {
        return configuration.authentication() == Authentication.CLIENT_CREDENTIALS;
    }

    /**
     * Hands out the token: at once if it is usable, else after the one request in flight, for which it waits 5 seconds
     * at most; fails at once while the endpoint refuses or is given time to recover.
     *
     * @return a usable token
     * @throws TokenUnavailable if there is none
     * @throws IllegalStateException if none is {@link #required}
     */
    public AccessToken token() throws TokenUnavailable {
        if (!required()) {
            throw new IllegalStateException("The setting icd.authentication is none: calls carry no token");
        }
        return manager.token();
    }

    /**
     * Notes that the ICD API accepted a token.
     *
     * @param token the token that was sent
     */
    public void accepted(AccessToken token) {
        manager.accepted(token);
    }

    /**
     * Drops a token that the ICD API answered with 401, RFC 6750 section 3.1. Only the token held counts; one that was
     * accepted before is replaced at once, one that never was no more than every 30 seconds. Returns at once, and the
     * next {@link #token} waits for the new one.
     *
     * @param token the token that was refused
     */
    public void rejected(AccessToken token) {
        manager.rejected(token);
    }

    /** Requests a new token as soon as possible, ignoring the backoff; for administrators. */
    public void renewNow() {
        if (required()) {
            manager.renewNow();
        }
    }

    /**
     * Ends the backoff: requests a token as soon as possible if there is none or its renewal failed, and lets the ICD
     * API force the next renewal at once; for administrators.
     */
    public void retryNow() {
        if (required()) {
            manager.retryNow();
        }
    }

    /** {@return what administrators may see of the token} */
    public TokenStatus status() {
        return required() ? manager.status() : TokenStatus.notRequired(Instant.now());
    }
}
