// SPDX-License-Identifier: Apache-2.0
package org.icddesk.proposal;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.icddesk.answer.IcdFailure;
import org.icddesk.answer.RateLimited;
import org.icddesk.time.TimeSource;

/**
 * Asks for the texts of one request: so many at a time, as fast as the client's share of searches allows, until a
 * deadline. A failure concerns its own text alone.
 */
final class InquiryRun {

    private static final Logger LOG = System.getLogger("org.icddesk.web");

    private final Executor executor;
    private final TimeSource time;
    private final int concurrent;
    private final FailureWords words;
    private final List<Task> running = new ArrayList<>();
    private volatile boolean over;

    /**
     * Creates a run.
     *
     * @param executor asks
     * @param concurrent how many texts are asked for at a time
     * @param words says why there is no answer
     */
    InquiryRun(Executor executor, TimeSource time, int concurrent, FailureWords words) {
        this.executor = executor;
        this.time = time;
        this.concurrent = concurrent;
        this.words = words;
    }

    /** One text, and what became of it. */
    private static final class Task {

        private final Inquiry inquiry;
        private CompletableFuture<Optional<ProposedItem>> step;
        private ProposedItem item;

        Task(Inquiry inquiry) {
            this.inquiry = inquiry;
        }
    }

    /** {@return what is proposed for each text, in their order} */
    List<ProposedItem> items(List<Inquiry> inquiries, Duration limit) {
        long start = time.nanos();
        List<Task> tasks = inquiries.stream().map(Task::new).toList();
        Deque<Task> ready = new ArrayDeque<>(tasks);
        try {
            while (!ready.isEmpty() || !running.isEmpty()) {
                Duration left = limit.minus(time.since(start));
                if (left.isNegative() || left.isZero()) {
                    break;
                }
                Duration wait = ready.isEmpty() || running.size() >= concurrent ? left : start(ready, left);
                await(wait.compareTo(left) < 0 ? wait : left, ready);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            over = true;
        }
        tasks.stream().filter(task -> task.item == null).forEach(task -> task.item = words.late(task.inquiry.kind()));
        return tasks.stream().map(task -> task.item).toList();
    }

    /** {@return how long to wait before the next can be started: nothing, unless the client's share is used up} */
    private Duration start(Deque<Task> ready, Duration left) {
        Task task = ready.peek();
        try {
            task.inquiry.admit();
        } catch (RateLimited e) {
            Duration wait = e.retryAfter().orElse(IcdFailure.DEFAULT_RETRY_AFTER);
            if (wait.compareTo(left) < 0) {
                return wait;
            }
            task.item = words.of(e, task.inquiry.kind());
            ready.remove();
            return Duration.ZERO;
        }
        ready.remove();
        task.step = new CompletableFuture<>();
        running.add(task);
        try {
            executor.execute(() -> ask(task));
        } catch (RejectedExecutionException e) {
            task.step.complete(Optional.of(words.late(task.inquiry.kind())));
        }
        return Duration.ZERO;
    }

    private void ask(Task task) {
        try {
            task.step.complete(over ? Optional.of(words.late(task.inquiry.kind())) : task.inquiry.ask());
        } catch (IcdFailure e) {
            task.step.complete(Optional.of(words.of(e, task.inquiry.kind())));
        } catch (RuntimeException e) {
            // NOTE: no message of a failure, since it could have the text.
            LOG.log(Level.ERROR, "ICDDESK-W010 Proposing a code failed in this server: {0}", trace(e));
            task.step.complete(Optional.of(words.mishap(task.inquiry.kind())));
        }
    }

    private static String trace(RuntimeException failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        return failure.getClass().getName() + (trace.length == 0 ? "" : " at " + trace[0]);
    }

    private void await(Duration wait, Deque<Task> ready) throws InterruptedException {
        if (!wait.isZero()) {
            pause(wait);
        }
        List<Task> done = running.stream().filter(task -> task.step.isDone()).toList();
        running.removeAll(done);
        for (Task task : done) {
            task.item = task.step.join().orElse(null);
            if (task.item == null) {
                ready.addFirst(task);
            }
        }
    }

    private void pause(Duration wait) throws InterruptedException {
        if (running.isEmpty()) {
            time.pause(wait);
            return;
        }
        CompletableFuture<?>[] steps = running.stream().map(task -> task.step).toArray(CompletableFuture[]::new);
        try {
            time.await(CompletableFuture.anyOf(steps), wait);
        } catch (TimeoutException e) {
            // What waited for its turn may now be started, or the deadline has passed.
            return;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
