// SPDX-License-Identifier: Apache-2.0
package org.icddesk.request;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * Counts the requests of the last five to ten minutes by client, so that it can be told when nearly all come from one
 * address; and all requests by the kind of client. Of 1,000 clients at most in five minutes; those beyond count in the total alone.
 */
@ApplicationScoped
public class RequestTally {

    private static final long PERIOD = Duration.ofMinutes(5).toNanos();
    private static final int MAX_CLIENTS = 1_000;

    private final LongSupplier nanos;
    private final Map<ClientKind, LongAdder> kinds = new EnumMap<>(ClientKind.class);
    private volatile Period current;
    private volatile Period previous;

    /** Starts counting. */
    public RequestTally() {
        this(System::nanoTime);
    }

    RequestTally(LongSupplier nanos) {
        this.nanos = nanos;
        for (ClientKind kind : ClientKind.values()) {
            kinds.put(kind, new LongAdder());
        }
        current = new Period(nanos.getAsLong());
        previous = new Period(current.begun);
    }

    /**
     * The client that sent most requests, and how many that were.
     *
     * @param requests requests of all clients
     * @param address the address of the client; empty if there were no requests
     * @param ofThem requests of that client
     */
    public record Summary(long requests, Optional<String> address, long ofThem) {

        private static final long FEW = 200;
        private static final double NEARLY_ALL = 0.95;

        /** {@return whether there were many requests, and nearly all of them were of that client} */
        public boolean nearlyAllOfOne() {
            return requests >= FEW && ofThem >= NEARLY_ALL * requests;
        }
    }

    /**
     * Counts a request.
     *
     * @param client the client key, such as a network address
     * @param path the path after the application's own, as sent
     */
    public void record(String client, String path) {
        kinds.get(ClientKind.of(path)).increment();
        periodOfNow().count(client);
    }

    /** {@return the requests since the start} */
    public long total() {
        return kinds.values().stream().mapToLong(LongAdder::sum).sum();
    }

    /** {@return the requests since the start by the name of the kind of client, in the order of the kinds} */
    public Map<String, Long> kinds() {
        Map<String, Long> counts = new LinkedHashMap<>();
        kinds.forEach((kind, count) -> counts.put(kind.label(), count.sum()));
        return counts;
    }

    /** {@return the counts of the last minutes} */
    public Summary summary() {
        Period now = periodOfNow();
        Period before = previous;
        Map<String, Long> sums = new ConcurrentHashMap<>();
        Stream.of(now, before)
                .forEach(period ->
                        period.clients.forEach((client, count) -> sums.merge(client, count.sum(), Long::sum)));
        Optional<Map.Entry<String, Long>> most =
                sums.entrySet().stream().max(Map.Entry.comparingByValue(Comparator.naturalOrder()));
        return new Summary(
                now.total.sum() + before.total.sum(),
                most.map(Map.Entry::getKey),
                most.map(Map.Entry::getValue).orElse(0L));
    }

    private Period periodOfNow() {
        long now = nanos.getAsLong();
        return now - current.begun < PERIOD ? current : next(now);
    }

    private synchronized Period next(long now) {
        long age = now - current.begun;
        if (age >= PERIOD) {
            previous = age < 2 * PERIOD ? current : new Period(now);
            current = new Period(now);
        }
        return current;
    }

    private static final class Period {

        private final long begun;
        private final LongAdder total = new LongAdder();
        private final Map<String, LongAdder> clients = new ConcurrentHashMap<>();

        private Period(long begun) {
            this.begun = begun;
        }

        private void count(String client) {
            total.increment();
            LongAdder count = clients.get(client);
            if (count == null && clients.size() < MAX_CLIENTS) {
                count = clients.computeIfAbsent(client, unseen -> new LongAdder());
            }
            if (count != null) {
                count.increment();
            }
        }
    }
}
