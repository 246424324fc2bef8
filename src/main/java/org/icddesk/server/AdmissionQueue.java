// SPDX-License-Identifier: Apache-2.0
package org.icddesk.server;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.icddesk.request.AnswerRate;

/**
 * The queue of requests that wait for a thread without holding one, in the order of their arrival.
 *
 * <p>A request is turned away only if {@value #MAX_WAITING} wait already, or if it could not be answered in time, neither at
 * the rate of WHO's answers nor at that of the requests before it. Only the time counts in which as many requests to WHO are
 * in flight as may be, and of it not what is waited for processors: where this server itself is slow, all are served, if late.
 */
final class AdmissionQueue {

    /** How often it is to be reviewed while requests wait. */
    static final Duration REVIEW_INTERVAL = Duration.ofMillis(250);

    private static final int MAX_WAITING = 2_000;
    private static final int REVIEWS = 12;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
    private static final Duration MAX_RETRY_AFTER = Duration.ofSeconds(60);
    private static final Duration SLACK = Duration.ofMillis(500);

    private final int places;
    private final AnswerRate rate;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private final Deque<Integer> departures = new ArrayDeque<>();
    private int departed;
    private int admitted;
    private AnswerRate.CountedWait sinceReview;

    /**
     * Creates an empty queue.
     *
     * @param places how many requests are admitted at once
     * @param rate the rate of WHO's answers
     */
    AdmissionQueue(int places, AnswerRate rate) {
        this.places = places;
        this.rate = rate;
        sinceReview = rate.beginWait();
    }

    /** A request that waits. */
    interface Request {

        /**
         * Lets the request in.
         *
         * @param waited how long it waited because of WHO
         * @param counted whether {@link AdmissionQueue#leave} is to be called at its end
         */
        void admit(Duration waited, boolean counted);

        /** Lets the request in to be told that it is too much; what needs nothing from WHO is answered all the same. */
        void turnAway(Duration waited, Duration retryAfter);
    }

    private static final class Waiting {

        private final Request request;
        private final Duration limit;
        private Duration waited = Duration.ZERO;
        private boolean hopeless;

        Waiting(Request request, Duration limit) {
            this.request = request;
            this.limit = limit;
        }
    }

    /** {@return whether a request may be let in at once; if so, {@link #leave} is to be called at its end} */
    synchronized boolean tryEnter() {
        boolean free = admitted < places && waiting.isEmpty();
        admitted += free ? 1 : 0;
        return free;
    }

    /**
     * Lets a request wait, or in at once.
     *
     * @param limit how long it can wait because of WHO
     */
    void enter(Request request, Duration limit) {
        Consumer<Request> decision = null;
        synchronized (this) {
            if (rate.isSilent()) {
                decision = it -> it.admit(Duration.ZERO, false);
            } else if (admitted < places) {
                admitted++;
                decision = it -> it.admit(Duration.ZERO, true);
            } else if (waiting.size() >= MAX_WAITING) {
                Duration retryAfter = retryAfter();
                decision = it -> it.turnAway(Duration.ZERO, retryAfter);
            } else {
                if (waiting.isEmpty()) {
                    sinceReview = rate.beginWait();
                    departed = 0;
                }
                waiting.add(new Waiting(request, limit));
            }
        }
        if (decision != null) {
            decision.accept(request);
        }
    }

    /** Ends a request that was let in, and lets in the next. */
    void leave() {
        Waiting next;
        synchronized (this) {
            departed++;
            next = waiting.poll();
            admitted -= next == null ? 1 : 0;
        }
        if (next != null) {
            next.request.admit(next.waited, true);
        }
    }

    /** {@return how many wait} */
    synchronized int waiting() {
        return waiting.size();
    }

    /** Turns away whose turn cannot come in time, and lets all in while WHO is silent; {@return whether some still wait} */
    boolean review() {
        List<Runnable> decisions = new ArrayList<>();
        boolean more;
        synchronized (this) {
            departures.addLast(departed);
            departed = 0;
            if (departures.size() > REVIEWS) {
                departures.removeFirst();
            }
            if (rate.isSilent()) {
                waiting.forEach(each -> decisions.add(() -> each.request.admit(each.waited, false)));
                waiting.clear();
            } else if (rate.isSaturated()) {
                turnAway(sinceReview.counted(), decisions);
            }
            sinceReview = rate.beginWait();
            more = !waiting.isEmpty();
            if (!more) {
                departures.clear();
            }
        }
        decisions.forEach(Runnable::run);
        return more;
    }

    private void turnAway(Duration passed, List<Runnable> decisions) {
        Duration retryAfter = retryAfter();
        int ahead = 0;
        for (Iterator<Waiting> each = waiting.iterator(); each.hasNext(); ) {
            Waiting one = each.next();
            one.waited = one.waited.plus(passed);
            Duration left = one.limit.minus(one.waited);
            boolean before = one.hopeless;
            one.hopeless = earliest(ahead).compareTo(left) > 0;
            // Twice, since the first answers after a start are slow.
            if (left.isNegative() || one.hopeless && before) {
                each.remove();
                decisions.add(() -> one.request.turnAway(one.waited, retryAfter));
            } else {
                ahead++;
            }
        }
    }

    /** {@return after what time a request is answered at the earliest} */
    private Duration earliest(int ahead) {
        Duration byAnswers = rate.untilAnswered(ahead + Math.max(0, admitted - rate.calls()));
        Duration byDepartures = untilDeparted(ahead + admitted + 1);
        return byAnswers.compareTo(byDepartures) < 0 ? byAnswers : byDepartures;
    }

    /** Requests may share one answer, so that many leave at once; {@return zero while it is too early to tell} */
    private Duration untilDeparted(int count) {
        Duration observed = REVIEW_INTERVAL.multipliedBy(departures.size());
        if (observed.compareTo(rate.answerTime().orElse(observed).plus(SLACK)) < 0) {
            return Duration.ZERO;
        }
        int sum = departures.stream().mapToInt(Integer::intValue).sum();
        return sum == 0 ? MAX_RETRY_AFTER : observed.multipliedBy(count).dividedBy(sum);
    }

    private Duration retryAfter() {
        Duration wait = rate.untilAnswered(waiting.size() + admitted);
        Duration bounded = wait.compareTo(MAX_RETRY_AFTER) > 0 ? MAX_RETRY_AFTER : wait;
        return bounded.compareTo(RETRY_AFTER) < 0 ? RETRY_AFTER : bounded;
    }
}
