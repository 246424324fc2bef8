// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.answers;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.icddesk.gateway.Busy;
import org.icddesk.gateway.IcdFailure;
import org.icddesk.gateway.NotFound;
import org.icddesk.gateway.Patience;
import org.icddesk.gateway.Unavailable;
import org.icddesk.gateway.upstream.Question;
import org.icddesk.gateway.upstream.Time;
import org.icddesk.gateway.upstream.Upstream;

/** Brings answers into memory: one request per question however many ask it, and no longer queue than can be worked off. */
final class Loader {

    private static final int MOST_WAITING = 64;
    private static final long PROBE_PAUSE = Duration.ofSeconds(10).toNanos();
    private static final Duration MOMENT = Duration.ofSeconds(1);

    private final Upstream upstream;
    private final Memory memory;
    private final Executor executor;
    private final Time time;
    private final FaultLog faults;
    private final ConcurrentMap<Question<?>, Load<?>> running = new ConcurrentHashMap<>();
    private final AtomicLong nextProbe;
    private final Semaphore room = new Semaphore(Upstream.MOST_IN_FLIGHT + MOST_WAITING);

    Loader(Upstream upstream, Memory memory, Executor executor, Time time) {
        this.upstream = upstream;
        this.memory = memory;
        this.executor = executor;
        this.time = time;
        faults = new FaultLog(time);
        this.nextProbe = new AtomicLong(time.nanos());
    }

    /** {@return the questions that wait for a place in flight} */
    int waiting() {
        int admitted = Upstream.MOST_IN_FLIGHT + MOST_WAITING - room.availablePermits();
        return Math.max(0, admitted - upstream.inFlight());
    }

    /** {@return whether a question is on its way} */
    boolean isLoading(Question<?> question) {
        return running.containsKey(question);
    }

    /** Joins the load of a question, or begins one. */
    @SuppressWarnings("unchecked")
    <T> Load<T> load(Question<T> question, Patience patience) {
        Load<T> own = new Load<>(question, patience, time);
        // A question only ever stands beside a load of its own kind.
        Load<T> other = (Load<T>) running.putIfAbsent(question, own);
        if (other != null) {
            return other;
        }
        begin(own);
        return own;
    }

    /** Asks WHO although there is a fresh answer, to see whether the silence is over; once in a while at most. */
    void probe(Question<?> question, Patience patience) {
        if (upstream.rests()) {
            return;
        }
        long now = time.nanos();
        long due = nextProbe.get();
        if (now - due >= 0 && nextProbe.compareAndSet(due, now + PROBE_PAUSE)) {
            probeNow(question, patience);
        }
    }

    /** Asks WHO at once, although there may be a fresh answer, and lets the next {@link #probe} follow when it will. */
    Load<?> resume(Question<?> question, Patience patience) {
        nextProbe.set(time.nanos());
        return probeNow(question, patience);
    }

    private <T> Load<?> probeNow(Question<T> question, Patience patience) {
        Load<T> own = new Load<>(question, patience, time);
        Load<?> other = running.putIfAbsent(question, own);
        if (other != null) {
            return other;
        }
        send(own);
        return own;
    }

    private <T> void begin(Load<T> load) {
        Optional<Remembered<T>> meanwhile;
        try {
            meanwhile = memory.recall(load.question()).filter(answer -> answer.isFresh(time, memory.generation()));
        } catch (RuntimeException | Error e) {
            broken(load, e);
            return;
        }
        if (meanwhile.isPresent()) {
            running.remove(load.question(), load);
            load.result().complete(meanwhile.get());
            return;
        }
        send(load);
    }

    private <T> void send(Load<T> load) {
        if (!room.tryAcquire()) {
            fail(load, busy());
            return;
        }
        try {
            executor.execute(() -> {
                try {
                    run(load);
                } finally {
                    room.release();
                }
            });
        } catch (RejectedExecutionException e) {
            room.release();
            fail(load, busy());
        } catch (RuntimeException | Error e) {
            room.release();
            broken(load, e);
        }
    }

    private <T> void run(Load<T> load) {
        load.start();
        try {
            if (load.queueLeft().isNegative()) {
                throw busy();
            }
            Remembered<T> answer = memory.remember(load.question(), upstream.ask(load.question(), load.left()));
            running.remove(load.question(), load);
            load.result().complete(answer);
        } catch (NotFound e) {
            memory.rememberAbsence(load.question());
            fail(load, e);
        } catch (IcdFailure e) {
            fail(load, e);
        } catch (RuntimeException | Error e) {
            broken(load, e);
        }
    }

    /** Ends a load for which this server is to blame. */
    private <T> void broken(Load<T> load, Throwable cause) {
        faults.failed(cause);
        fail(load, new Unavailable("This server failed: " + cause.getClass().getName(), MOMENT, cause));
    }

    /** Ends a load without an answer, come what may: whoever asks next must be able to begin another. */
    private <T> void fail(Load<T> load, IcdFailure failure) {
        try {
            memory.recall(load.question()).ifPresent(answer -> answer.failed(time));
        } finally {
            running.remove(load.question(), load);
            load.result().completeExceptionally(failure);
        }
    }

    private static Busy busy() {
        return new Busy("Too many questions wait for the ICD API", MOMENT);
    }
}
