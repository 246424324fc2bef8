// SPDX-License-Identifier: Apache-2.0
package org.icddesk.request;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.icddesk.time.TimeSource;

/**
 * The present rate of WHO's answers, from which follows when a question that waits for its place will be answered.
 *
 * <p>The estimate is a favourable one, of the quicker of the last answers, so that whoever is turned away by it could not
 * have been served.
 */
public final class AnswerRate {

    /** The silence after which WHO counts as not answering. */
    public static final Duration SILENCE = Duration.ofSeconds(3);

    private static final int LAST = 16;
    private static final int ENOUGH = 8;

    private final int calls;
    private final TimeSource time;
    private final long[] took = new long[LAST];
    private long answers;
    private int inFlight;
    private long lastSign;

    /**
     * Creates a rate of which nothing is known yet.
     *
     * @param calls the maximum number of requests to WHO in flight; positive
     */
    public AnswerRate(int calls, TimeSource time) {
        this.calls = calls;
        this.time = time;
    }

    /** {@return the maximum number of requests to WHO in flight} */
    public int calls() {
        return calls;
    }

    /** {@return the number of requests to WHO in flight} */
    public synchronized int inFlight() {
        return inFlight;
    }

    /** {@return whether as many requests are in flight as may be, so that others wait for WHO and not for this server} */
    public synchronized boolean isSaturated() {
        return inFlight >= calls;
    }

    /** Records that a request is sent, whose end is recorded later. */
    public synchronized void recordSent() {
        if (inFlight++ == 0) {
            lastSign = time.nanos();
        }
    }

    /**
     * Records that a request has ended.
     *
     * @param alive whether WHO answered, even if with a refusal
     */
    public synchronized void recordEnd(Duration duration, boolean alive) {
        inFlight--;
        if (alive) {
            took[(int) (answers++ % LAST)] = duration.toNanos();
            lastSign = time.nanos();
        }
    }

    /** {@return how long WHO has owed an answer and given none; zero if it owes none} */
    public synchronized Duration silence() {
        return inFlight == 0 ? Duration.ZERO : time.since(lastSign);
    }

    /** {@return whether WHO has been silent for too long to wait for it} */
    public boolean isSilent() {
        return silence().compareTo(SILENCE) >= 0;
    }

    /** {@return the time that the quicker of the last answers took; empty while too few are known} */
    public synchronized Optional<Duration> answerTime() {
        if (answers < ENOUGH) {
            return Optional.empty();
        }
        long[] known = Arrays.copyOf(took, (int) Math.min(answers, LAST));
        Arrays.sort(known);
        return Optional.of(Duration.ofNanos(known[known.length / 4]));
    }

    /**
     * Estimates when a question that waits for its place is answered.
     *
     * @param ahead the questions that wait before it
     * @return the time until its answer at the present rate, or less; zero while nothing is known of the rate
     */
    public Duration untilAnswered(int ahead) {
        return answerTime()
                .map(time -> time.multipliedBy(ahead + calls).dividedBy(calls))
                .orElse(Duration.ZERO);
    }
}
