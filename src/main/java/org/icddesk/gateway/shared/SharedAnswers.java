// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.shared;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.logging.Logger;
import org.icddesk.answer.SharedStatus;
import org.icddesk.text.Sha256;
import org.icddesk.time.ReferenceClock;
import org.icddesk.time.TimeSource;

/** The answers that the servers of a cluster share: looked up within 50 ms, saved in the background. */
public final class SharedAnswers {

    /** How long a use of the map may take. */
    static final Duration LIMIT = Duration.ofMillis(50);

    /** The size from which an answer is not shared, in bytes. */
    static final int MAX_BYTES = 1 << 20;

    private static final Logger LOG = Logger.getLogger("org.icddesk.gateway");
    private static final int MAX_PENDING = 16 << 20;

    private final SharedMapSource source;
    private final String origin;
    private final TimeSource time;
    private final ReferenceClock clock;
    private final SharedHealth health;
    private final LookupTimes times = new LookupTimes();
    private final AtomicLong pending = new AtomicLong();
    private final LongAdder hits = new LongAdder();
    private final LongAdder misses = new LongAdder();
    private final LongAdder saved = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder waited = new LongAdder();
    private volatile boolean refusedBefore;
    private volatile boolean faultTold;

    /**
     * Creates the shared answers.
     *
     * @param source has the map, once it is there
     * @param origin the origin of the answers, such as the API's base URL; answers from another are not found
     * @param clock the clock by which the servers tell each other times
     */
    public SharedAnswers(SharedMapSource source, String origin, TimeSource time, ReferenceClock clock) {
        this.source = source;
        this.origin = origin;
        this.time = time;
        this.clock = clock;
        health = new SharedHealth(time);
    }

    /**
     * Finds an answer.
     *
     * @return the answer, its time by this machine's clock; empty if there is none that can be used, or not in time
     */
    public Optional<SharedEntry> find(String key) {
        long start = time.nanos();
        Optional<SharedEntry> entry = lookUp(key);
        times.record(time.since(start));
        (entry.isPresent() ? hits : misses).increment();
        return entry;
    }

    /** {@return what {@link #find} does, without counting it} */
    Optional<SharedEntry> lookUp(String key) {
        String id = id(key);
        Optional<byte[]> bytes = use(map -> map.get(id));
        Optional<SharedEntry> entry = bytes.flatMap(found -> SharedEntry.of(id, found));
        if (bytes.isPresent() && entry.isEmpty()) {
            refuse(key);
        }
        return entry.map(found -> new SharedEntry(byOwn(found.asOf()), found.body()));
    }

    /**
     * Saves an answer, unless the map is failing or cannot keep up.
     *
     * @param asOf when WHO gave it, by this machine's clock
     * @return ends when it is saved, or is not to be
     */
    public CompletableFuture<?> save(String key, Instant asOf, byte[] body) {
        if (body.length > MAX_BYTES || pending.get() + body.length > MAX_PENDING) {
            return CompletableFuture.completedFuture(null);
        }
        String id = id(key);
        pending.addAndGet(body.length);
        return inBackground(map -> map.put(id, new SharedEntry(byReference(asOf), body).bytes(id)))
                .whenComplete((done, failure) -> {
                    pending.addAndGet(-body.length);
                    if (Boolean.TRUE.equals(done)) {
                        saved.increment();
                    }
                });
    }

    /** Removes an answer that cannot be used: damaged, unreadable or of another version. */
    public void refuse(String key) {
        refused.increment();
        if (!refusedBefore) {
            refusedBefore = true;
            LOG.warning("ICDDESK-G012 An answer that another server of the cluster shared is damaged, or of another"
                    + " version of ICD Desk: it is not used, and WHO is asked instead. This is logged once; the status"
                    + " page counts such answers.");
        }
        String id = id(key);
        inBackground(map -> map.remove(id));
    }

    /** Counts an answer that came from another server while this one was about to ask WHO. */
    void recordWaited() {
        waited.increment();
    }

    /** {@return a time of this machine's clock by the clock of reference} */
    Instant byReference(Instant own) {
        return own.minus(clock.ahead());
    }

    /** {@return a time of the clock of reference by this machine's clock} */
    Instant byOwn(Instant reference) {
        return reference.plus(clock.ahead());
    }

    /** {@return the key in the map, which tells nothing of the request} */
    String id(String key) {
        byte[] digest = Sha256.digest((origin + '\0' + key).getBytes(StandardCharsets.UTF_8));
        return SharedEntry.FORMAT + ":"
                + Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    }

    /** {@return what a use of the map brings; empty if that is nothing, fails or is not in time} */
    <T> Optional<T> use(Function<SharedMap, CompletableFuture<T>> work) {
        Optional<SharedMap> map = usable();
        if (map.isEmpty()) {
            return Optional.empty();
        }
        try {
            T result = time.await(work.apply(map.get()), LIMIT);
            health.recordSuccess();
            return Optional.ofNullable(result);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            health.recordFailure(e.getCause());
        } catch (TimeoutException | RuntimeException | LinkageError e) {
            health.recordFailure(e);
        }
        return Optional.empty();
    }

    /** Uses the map without waiting; {@return whether that went well, once it is over} */
    CompletableFuture<Boolean> inBackground(Function<SharedMap, CompletableFuture<?>> work) {
        Optional<SharedMap> map = usable();
        if (map.isEmpty()) {
            return CompletableFuture.completedFuture(false);
        }
        try {
            return work.apply(map.get()).handle((done, failure) -> {
                if (failure != null) {
                    health.recordFailure(failure);
                }
                return failure == null;
            });
        } catch (RuntimeException | LinkageError e) {
            health.recordFailure(e);
            return CompletableFuture.completedFuture(false);
        }
    }

    private Optional<SharedMap> usable() {
        return source.map().filter(map -> health.isUsable());
    }

    /** {@return the names of the servers that share answers; empty before the cache has started} */
    List<String> members() {
        return source.map().map(SharedAnswers::membersOf).orElse(List.of());
    }

    /** Logs once that the map did not start, if it did not. */
    void tellIfNotStarted() {
        if (!faultTold && source.map().isEmpty()) {
            notStarted().ifPresent(fault -> {
                faultTold = true;
                LOG.warning("ICDDESK-G015 " + fault);
            });
        }
    }

    private Optional<String> notStarted() {
        return source.fault()
                .map(cause -> "Answers are not shared with the other servers of the cluster: the server's cache \"icd\""
                        + " did not start (" + cause + "). Mend that, and start the server again");
    }

    /** {@return the status} */
    public SharedStatus status() {
        Optional<SharedMap> map = source.map();
        Optional<String> fault = map.isEmpty() ? notStarted() : health.fault();
        SharedStatus.State state = map.isEmpty()
                ? SharedStatus.State.STARTING
                : fault.isPresent() ? SharedStatus.State.PAUSED : SharedStatus.State.SHARED;
        return new SharedStatus(
                state,
                map.map(SharedAnswers::membersOf).orElse(List.of()),
                map.flatMap(SharedMap::entries),
                hits.sum(),
                misses.sum(),
                saved.sum(),
                health.failures(),
                refused.sum(),
                waited.sum(),
                times.p95(),
                clock.ahead(),
                fault);
    }

    private static List<String> membersOf(SharedMap map) {
        try {
            return map.members();
        } catch (RuntimeException | LinkageError stopping) {
            return List.of();
        }
    }
}
