// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.answers;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.icddesk.gateway.Answer;
import org.icddesk.gateway.upstream.Kind;
import org.icddesk.gateway.upstream.Question;
import org.icddesk.gateway.upstream.Reading;
import org.icddesk.gateway.upstream.Time;

/** A cached answer with its age. */
final class Remembered<T> {

    private static final int OVERHEAD = 1_000;
    private static final int GROWTH = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Kind<T> kind;
    private final Reading<T> reading;
    private final Instant asOf;
    private final long nanos;
    private final long generation;
    private volatile long failedAt;
    private volatile boolean failed;

    Remembered(Question<T> question, Reading<T> reading, Time time, long generation) {
        this(question.kind(), reading, time.now(), time.nanos(), generation);
    }

    private Remembered(Kind<T> kind, Reading<T> reading, Instant asOf, long nanos, long generation) {
        this.kind = kind;
        this.reading = reading;
        this.asOf = asOf;
        this.nanos = nanos;
        this.generation = generation;
    }

    /** {@return an answer given before this server started; one from the future, by a clock put back, counts as new} */
    static <T> Remembered<T> since(Instant asOf, Question<T> question, Reading<T> reading, Time time, long generation) {
        Duration age = Duration.between(asOf, time.now());
        long nanos = time.nanos() - (age.isNegative() ? 0 : age.toNanos());
        return new Remembered<>(question.kind(), reading, asOf, nanos, generation);
    }

    /** {@return its size in bytes, including the parsed value, which takes about twice as much as the bytes} */
    int weight() {
        return (int) Math.min(Integer.MAX_VALUE, OVERHEAD + (long) GROWTH * reading.body().length);
    }

    /** {@return when WHO gave it} */
    Instant asOf() {
        return asOf;
    }

    /** {@return the bytes as WHO sent them} */
    byte[] body() {
        return reading.body();
    }

    boolean isFresh(Time time, long present) {
        return generation == present && time.since(nanos).compareTo(kind.fresh()) < 0;
    }

    /** {@return whether it may be served while being refreshed} */
    boolean isLingering(Time time, long present) {
        return generation == present && time.since(nanos).compareTo(kind.lingering()) < 0;
    }

    /** {@return whether it may be served if WHO does not answer} */
    boolean isUsable(Time time) {
        return time.since(nanos).compareTo(kind.usable()) < 0;
    }

    /** Records a failed refresh. */
    void failed(Time time) {
        failedAt = time.nanos();
        failed = true;
    }

    /** Lets WHO be asked anew at once, though that was in vain a moment ago. */
    void forgive() {
        failed = false;
    }

    /** {@return whether a refresh failed a moment ago, so that the next can wait} */
    boolean failedJustNow(Time time) {
        return failed && time.since(failedAt).compareTo(PATIENCE) < 0;
    }

    Answer<T> answer(Optional<Instant> silentSince) {
        return new Answer<>(reading.value(), asOf, silentSince);
    }
}
