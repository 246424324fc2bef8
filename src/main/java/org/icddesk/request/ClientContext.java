// SPDX-License-Identifier: Apache-2.0
package org.icddesk.request;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Client key and shared deadline of the current request, so that clients are limited fairly and all upstream requests
 * of one page share one deadline.
 */
public final class ClientContext {

    /** How long a list may be worked through in all: as long as each of its questions can be waited for. */
    public static final Duration LIST = Duration.ofMinutes(30);

    private static final ThreadLocal<ClientContext> PRESENT = new ThreadLocal<>();

    private final String name;
    private final LongSupplier nanos;
    private Duration limit;
    private long since;
    private boolean gaveUp;
    private int admitted;

    private ClientContext(String name, Duration limit, LongSupplier nanos) {
        this.name = name;
        this.limit = limit;
        this.nanos = nanos;
        this.since = nanos.getAsLong();
    }

    /**
     * Sets the client of the current thread, until {@link #leave()}.
     *
     * @param name the client key, such as a network address; never logged
     * @param limit the time limit for all requests to WHO; after it only the cache answers
     * @param nanos a monotonic clock such as {@link System#nanoTime()}
     */
    public static void enter(String name, Duration limit, LongSupplier nanos) {
        PRESENT.set(new ClientContext(name, limit, nanos));
    }

    /**
     * Says how long the present asker waits for WHO in all, if not as long as for a page; not after he gave up.
     *
     * @param limit the time from {@link #enter} on
     */
    public static void setDeadline(Duration limit) {
        ClientContext client = PRESENT.get();
        if (client != null && !client.gaveUp) {
            client.limit = limit;
        }
    }

    /** Clears the client of the current thread. */
    public static void leave() {
        PRESENT.remove();
    }

    /**
     * Runs optional requests with half of the remaining time, leaving the rest to what follows.
     *
     * @param questions asks
     */
    public static <T> T withHalfOfRemaining(Supplier<T> questions) {
        ClientContext client = PRESENT.get();
        if (client == null) {
            return questions.get();
        }
        Duration whole = client.limit;
        client.limit = whole.minus(client.remaining().dividedBy(2));
        try {
            return questions.get();
        } finally {
            if (!client.gaveUp) {
                client.limit = whole;
            }
        }
    }

    /** {@return whether the current thread serves a client} */
    public static boolean isPresent() {
        return PRESENT.get() != null;
    }

    /** {@return the client; empty if the server itself asks} */
    public static Optional<String> currentKey() {
        return Optional.ofNullable(PRESENT.get()).map(client -> client.name);
    }

    /** Records that the next request has already passed the rate limit. */
    public static void recordAdmission() {
        ClientContext client = PRESENT.get();
        if (client != null) {
            client.admitted++;
        }
    }

    /** {@return whether a question that comes now has taken its share already; only once for each} */
    public static boolean isAdmitted() {
        ClientContext client = PRESENT.get();
        return client != null && client.admitted > 0 && client.admitted-- > 0;
    }

    /**
     * Bounds a wait.
     *
     * @param patience how long the question could be waited for
     * @return that, or what is left to the client where that is less; zero or negative when nothing is
     */
    public static Duration remaining(Duration patience) {
        ClientContext client = PRESENT.get();
        return client == null || client.remaining().compareTo(patience) > 0 ? patience : client.remaining();
    }

    /** Expires the deadline of the current thread, since the next request would fail like the last. */
    public static void expireDeadline() {
        ClientContext client = PRESENT.get();
        if (client != null) {
            client.limit = Duration.ZERO;
            client.gaveUp = true;
        }
    }

    private Duration remaining() {
        return limit.minusNanos(nanos.getAsLong() - since);
    }
}
