// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.answers;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.icddesk.gateway.Attempt;
import org.icddesk.gateway.Busy;
import org.icddesk.gateway.IcdFailure;
import org.icddesk.gateway.IcdUri;
import org.icddesk.gateway.Malformed;
import org.icddesk.gateway.Patience;
import org.icddesk.gateway.Unavailable;
import org.icddesk.gateway.upstream.Question;
import org.icddesk.gateway.upstream.Time;

/** Answers many questions at the same time, some of the places in flight at once, within one limit of time. */
public final class SideBySide {

    private static final int MOST_AT_ONCE = 8;
    private static final Duration MOMENT = Duration.ofSeconds(1);

    private final Answers answers;
    private final Time time;

    /**
     * Shares a memory.
     *
     * @param answers answers single questions
     * @param time measures and waits
     */
    public SideBySide(Answers answers, Time time) {
        this.answers = answers;
        this.time = time;
    }

    /**
     * Answers questions.
     *
     * @param questions what is asked, by what it is asked of
     * @param patience how long the asker can wait for all of them together
     * @param <T> what is asked for
     * @return what came of each, in the same order
     */
    public <T> List<Attempt<T>> answer(Map<? extends IcdUri, Question<T>> questions, Patience patience) {
        long start = time.nanos();
        Map<IcdUri, Attempt<T>> attempts = new LinkedHashMap<>();
        Deque<Map.Entry<? extends IcdUri, Question<T>>> open = new ArrayDeque<>();
        for (Map.Entry<? extends IcdUri, Question<T>> entry : questions.entrySet()) {
            IcdUri uri = entry.getKey();
            attempts.put(uri, Attempt.failed(uri, tooLate()));
            try {
                answers.known(entry.getValue(), patience)
                        .ifPresentOrElse(
                                answer -> attempts.put(uri, Attempt.answered(uri, answer)), () -> open.add(entry));
            } catch (IcdFailure e) {
                attempts.put(uri, Attempt.failed(uri, e));
            }
        }
        work(open, attempts, start, patience);
        return List.copyOf(attempts.values());
    }

    private <T> void work(
            Deque<Map.Entry<? extends IcdUri, Question<T>>> open,
            Map<IcdUri, Attempt<T>> attempts,
            long start,
            Patience patience) {
        Map<IcdUri, Load<T>> running = new LinkedHashMap<>();
        boolean inTime = true;
        while (inTime && !(open.isEmpty() && running.isEmpty())) {
            while (running.size() < MOST_AT_ONCE && !open.isEmpty()) {
                Map.Entry<? extends IcdUri, Question<T>> next = open.remove();
                running.put(next.getKey(), answers.load(next.getValue(), patience));
            }
            inTime = awaitOne(running, patience.limit().minus(time.since(start)));
            running.entrySet().removeIf(entry -> {
                boolean done = entry.getValue().result().isDone();
                if (done) {
                    attempts.put(entry.getKey(), settled(entry.getKey(), entry.getValue()));
                }
                return done;
            });
        }
        running.forEach((uri, load) -> attempts.put(uri, standIn(uri, load.question(), tooLate())));
        open.forEach(entry -> attempts.put(entry.getKey(), standIn(entry.getKey(), entry.getValue(), tooLate())));
    }

    private <T> boolean awaitOne(Map<IcdUri, Load<T>> running, Duration left) {
        List<CompletableFuture<?>> results = new ArrayList<>();
        running.values().forEach(load -> results.add(load.result()));
        try {
            time.await(CompletableFuture.anyOf(results.toArray(CompletableFuture<?>[]::new)), left);
            return true;
        } catch (ExecutionException e) {
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private <T> Attempt<T> settled(IcdUri uri, Load<T> load) {
        try {
            return Attempt.answered(uri, load.result().join().answer(Optional.empty()));
        } catch (CompletionException e) {
            IcdFailure failure = e.getCause() instanceof IcdFailure known
                    ? known
                    : new Unavailable("This server failed", MOMENT, e.getCause());
            boolean replaceable =
                    failure instanceof Unavailable || failure instanceof Malformed || failure instanceof Busy;
            return replaceable ? standIn(uri, load.question(), failure) : Attempt.failed(uri, failure);
        }
    }

    private <T> Attempt<T> standIn(IcdUri uri, Question<T> question, IcdFailure failure) {
        return answers.standIn(question)
                .map(answer -> Attempt.answered(uri, answer))
                .orElseGet(() -> Attempt.failed(uri, failure));
    }

    private static Unavailable tooLate() {
        return new Unavailable("There was no time left to ask the ICD API", MOMENT, null);
    }
}
