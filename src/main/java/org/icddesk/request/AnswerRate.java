// SPDX-License-Identifier: Apache-2.0
package org.icddesk.request;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.icddesk.time.TimeSource;

/**
 * The present rate of WHO's answers, from which follows when a question that waits for its place will be answered.
 *
 * <p>The estimate is a favourable one, of the quicker of the last answers, so that whoever is turned away by it could not
 * have been served. While the processors are busy it is the quickest one, since the others may have waited for a processor.
 */
public final class AnswerRate {

    /** The silence after which WHO counts as not answering. */
    public static final Duration SILENCE = Duration.ofSeconds(3);

    private static final int LAST = 16;
    private static final int ENOUGH = 8;
    private static final double FAVOURABLE = 0.25;

    private final int calls;
    private final TimeSource time;
    private final BooleanSupplier processorsBusy;
    private final long[] took = new long[LAST];
    private long answers;
    private int inFlight;
    private int inOurHands;
    private long lastSign;

    /**
     * Creates a rate of which nothing is known yet.
     *
     * @param calls the maximum number of requests to WHO in flight; positive
     */
    public AnswerRate(int calls, TimeSource time) {
        this(calls, time, () -> false);
    }

    /**
     * Creates a rate of which nothing is known yet.
     *
     * @param calls the maximum number of requests to WHO in flight; positive
     * @param processorsBusy whether all processors are busy, such as {@link ProcessorLoad}
     */
    public AnswerRate(int calls, TimeSource time, BooleanSupplier processorsBusy) {
        this.calls = calls;
        this.time = time;
        this.processorsBusy = processorsBusy;
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

    /** Records that this server works on a request in flight: it is not sent yet. */
    public synchronized void recordPreparing() {
        inOurHands++;
    }

    /** Records that a request on which this server worked is with WHO, which owes the answer from now on. */
    public synchronized void recordAsked() {
        if (inFlight == inOurHands--) {
            lastSign = time.nanos();
        }
    }

    /** Records that this server works on a request no more, which has ended; that is no sign of WHO. */
    public synchronized void recordDone() {
        inOurHands--;
    }

    /** Records that the head of an answer is there, and this server works on it. */
    public synchronized void recordAnswering() {
        inOurHands++;
        if (processorsBusy.getAsBoolean()) {
            lastSign = time.nanos();
        }
    }

    /**
     * {@return how long WHO has owed an answer and given none; zero if it owes none. While the processors are busy, what
     * this server works on is not what WHO owes}
     */
    public synchronized Duration silence() {
        if (inFlight == 0) {
            return Duration.ZERO;
        }
        if (processorsBusy.getAsBoolean() && inFlight <= inOurHands) {
            // Once the processors are free, WHO has its whole time again.
            lastSign = time.nanos();
        }
        return time.since(lastSign);
    }

    /** {@return whether WHO has been silent for too long to wait for it} */
    public boolean isSilent() {
        return silence().compareTo(SILENCE) >= 0;
    }

    /** {@return whether WHO answers, and all processors are busy, so that what takes long may be waiting for one} */
    public boolean isWaitingForProcessors() {
        return !isSilent() && processorsBusy.getAsBoolean();
    }

    /** {@return a wait for WHO that begins now} */
    public CountedWait beginWait() {
        return new CountedWait();
    }

    /**
     * The time of a wait that counts against whoever waits. All of it does, but not what passes while WHO answers and all
     * processors are busy: of that, only the time that WHO alone would have needed for the answers that it gave meanwhile.
     */
    public final class CountedWait {

        private Duration sum = Duration.ZERO;
        private long countedAt = time.nanos();
        private long answersBefore = answers();

        private CountedWait() {}

        /** {@return the time that counts so far} */
        public Duration counted() {
            boolean all = !isWaitingForProcessors();
            synchronized (AnswerRate.this) {
                Duration passed = time.since(countedAt);
                Duration needed = all ? passed : needed(answers - answersBefore);
                sum = sum.plus(needed.compareTo(passed) < 0 ? needed : passed);
                countedAt = countedAt + passed.toNanos();
                answersBefore = answers;
                return sum;
            }
        }
    }

    private synchronized long answers() {
        return answers;
    }

    private Duration needed(long count) {
        return quickest(0)
                .map(each -> each.multipliedBy(count).dividedBy(calls))
                .orElse(Duration.ZERO);
    }

    /** {@return the time that the quicker of the last answers took; empty while too few are known} */
    public Optional<Duration> answerTime() {
        return quickest(isWaitingForProcessors() ? 0 : FAVOURABLE);
    }

    /** {@return the time that the last answers took of which a part was quicker; empty while too few are known} */
    private synchronized Optional<Duration> quickest(double part) {
        if (answers < ENOUGH) {
            return Optional.empty();
        }
        long[] known = Arrays.copyOf(took, (int) Math.min(answers, LAST));
        Arrays.sort(known);
        return Optional.of(Duration.ofNanos(known[(int) (known.length * part)]));
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
