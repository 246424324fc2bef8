// SPDX-License-Identifier: Apache-2.0
package org.icddesk.request;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Client key and shared deadline of the current request, so that clients are limited fairly and all upstream requests
 * of one page share one deadline. Against it counts what is waited for WHO, not what this server takes itself: nobody is
 * turned away because a page waits for a processor.
 */
public final class ClientContext {

    /** The deadline of a list: as long as each of its requests can be waited for. */
    public static final Duration LIST = Duration.ofMinutes(30);

    private static final ThreadLocal<ClientContext> CURRENT = new ThreadLocal<>();

    private final String key;
    private Duration limit;
    private Duration waited = Duration.ZERO;
    private boolean expired;
    private int admitted;
    private Duration turnedAway;

    private ClientContext(String key, Duration limit) {
        this.key = key;
        this.limit = limit;
    }

    /**
     * Sets the client of the current thread, until {@link #leave()}.
     *
     * @param key the client key, such as a network address; never logged
     * @param limit the time limit for all requests to WHO; after it only the cache answers
     */
    public static void enter(String key, Duration limit) {
        CURRENT.set(new ClientContext(key, limit));
    }

    /** Counts a wait for WHO against the deadline of the current request. */
    public static void recordWait(Duration waited) {
        ClientContext client = CURRENT.get();
        if (client != null) {
            client.waited = client.waited.plus(waited);
        }
    }

    /**
     * Lets only the cache answer the current request, because its turn would not come in time.
     *
     * @param retryAfter when to try again
     */
    public static void turnAway(Duration retryAfter) {
        ClientContext client = CURRENT.get();
        if (client != null) {
            client.turnedAway = retryAfter;
            expireDeadline();
        }
    }

    /** {@return when the current request may be tried again, if it was turned away} */
    public static Optional<Duration> turnedAway() {
        return Optional.ofNullable(CURRENT.get()).map(client -> client.turnedAway);
    }

    /**
     * Changes the deadline of the current request; has no effect once it has expired.
     *
     * @param limit how long it may wait for WHO altogether
     */
    public static void setDeadline(Duration limit) {
        ClientContext client = CURRENT.get();
        if (client != null && !client.expired) {
            client.limit = limit;
        }
    }

    /** Clears the client of the current thread. */
    public static void leave() {
        CURRENT.remove();
    }

    /**
     * Runs optional requests with half of the remaining time, leaving the rest to what follows.
     */
    public static <T> T withHalfOfRemaining(Supplier<T> requests) {
        ClientContext client = CURRENT.get();
        if (client == null) {
            return requests.get();
        }
        Duration whole = client.limit;
        client.limit = whole.minus(client.remaining().dividedBy(2));
        try {
            return requests.get();
        } finally {
            if (!client.expired) {
                client.limit = whole;
            }
        }
    }

    /** {@return whether the current thread serves a client} */
    public static boolean isPresent() {
        return CURRENT.get() != null;
    }

    /** {@return the client key; empty if no client is served} */
    public static Optional<String> currentKey() {
        return Optional.ofNullable(CURRENT.get()).map(client -> client.key);
    }

    /** Records that the next request has already passed the rate limit. */
    public static void recordAdmission() {
        ClientContext client = CURRENT.get();
        if (client != null) {
            client.admitted++;
        }
    }

    /** {@return whether the next request has passed the rate limit already; true once per {@link #recordAdmission}} */
    public static boolean consumeAdmission() {
        ClientContext client = CURRENT.get();
        return client != null && client.admitted > 0 && client.admitted-- > 0;
    }

    /**
     * Bounds a wait.
     *
     * @param timeout the time limit of the request
     * @return that limit, or the client's remaining time if shorter; zero or negative if none is left
     */
    public static Duration remaining(Duration timeout) {
        ClientContext client = CURRENT.get();
        return client == null || client.remaining().compareTo(timeout) > 0 ? timeout : client.remaining();
    }

    /** Expires the deadline of the current thread, since the next request would fail like the last. */
    public static void expireDeadline() {
        ClientContext client = CURRENT.get();
        if (client != null) {
            client.limit = Duration.ZERO;
            client.expired = true;
        }
    }

    private Duration remaining() {
        return limit.minus(waited);
    }
}
