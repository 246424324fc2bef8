// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Who asks on the present thread, and until when an answer is of use to him: so nobody takes the others' share of searches,
 * and one request waits for all its questions together no longer than for one.
 */
public final class Asker {

    private static final ThreadLocal<Asker> PRESENT = new ThreadLocal<>();

    private final String name;
    private final LongSupplier nanos;
    private Duration limit;
    private long since;
    private boolean gaveUp;
    private int admitted;

    private Asker(String name, Duration limit, LongSupplier nanos) {
        this.name = name;
        this.limit = limit;
        this.nanos = nanos;
        this.since = nanos.getAsLong();
    }

    /**
     * Begins to ask for somebody, until {@link #leave()} on the same thread.
     *
     * @param name tells askers apart, such as a network address; never logged
     * @param limit how long to wait for WHO in all; thereafter memory alone answers
     * @param nanos a monotonic clock such as {@link System#nanoTime()}
     */
    public static void enter(String name, Duration limit, LongSupplier nanos) {
        PRESENT.set(new Asker(name, limit, nanos));
    }

    /** Ends asking for somebody. */
    public static void leave() {
        PRESENT.remove();
    }

    /**
     * Asks what an answer can do without: half of the time is left to what comes after.
     *
     * @param questions asks
     * @param <T> what comes of it
     * @return what came of it
     */
    public static <T> T inHalfTheTime(Supplier<T> questions) {
        Asker asker = PRESENT.get();
        if (asker == null) {
            return questions.get();
        }
        Duration whole = asker.limit;
        asker.limit = whole.minus(asker.left().dividedBy(2));
        try {
            return questions.get();
        } finally {
            if (!asker.gaveUp) {
                asker.limit = whole;
            }
        }
    }

    /** {@return whether somebody asks, or else the server itself} */
    public static boolean isPresent() {
        return PRESENT.get() != null;
    }

    /** {@return who asks; empty if the server itself does} */
    public static Optional<String> present() {
        return Optional.ofNullable(PRESENT.get()).map(asker -> asker.name);
    }

    /** Notes that a question which is still to come has taken its share already. */
    public static void admit() {
        Asker asker = PRESENT.get();
        if (asker != null) {
            asker.admitted++;
        }
    }

    /** {@return whether a question that comes now has taken its share already; only once for each} */
    public static boolean isAdmitted() {
        Asker asker = PRESENT.get();
        return asker != null && asker.admitted > 0 && asker.admitted-- > 0;
    }

    /**
     * Bounds a wait.
     *
     * @param patience how long the question could be waited for
     * @return that, or what is left to the asker where that is less; zero or negative when nothing is
     */
    public static Duration left(Duration patience) {
        Asker asker = PRESENT.get();
        return asker == null || asker.left().compareTo(patience) > 0 ? patience : asker.left();
    }

    /** Waits no more for WHO on the present thread, as the next question would fare as the last. */
    public static void giveUp() {
        Asker asker = PRESENT.get();
        if (asker != null) {
            asker.limit = Duration.ZERO;
            asker.gaveUp = true;
        }
    }

    private Duration left() {
        return limit.minusNanos(nanos.getAsLong() - since);
    }
}
