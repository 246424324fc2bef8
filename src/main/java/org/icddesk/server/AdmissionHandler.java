// SPDX-License-Identifier: Apache-2.0
package org.icddesk.server;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.SameThreadExecutor;
import io.undertow.util.WorkerUtils;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.icddesk.request.AnswerTimeout;

/** Lets requests that may need WHO wait for a thread without holding one; others pass. Called on an I/O thread. */
final class AdmissionHandler implements HttpHandler {

    /** The first segments of the paths that need nothing from WHO. */
    private static final Set<String> OTHERS = Set.of("assets", "help", "status", "status.json");

    private static final String SUGGESTIONS = "/api/suggest";

    private final HttpHandler next;
    private final Supplier<Optional<AdmissionQueue>> queues;
    private final AtomicBoolean reviewing = new AtomicBoolean();

    /**
     * Creates a handler.
     *
     * @param queues the queue, once the application has started
     */
    AdmissionHandler(HttpHandler next, Supplier<Optional<AdmissionQueue>> queues) {
        this.next = next;
        this.queues = queues;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        Optional<AdmissionQueue> queue = queues.get();
        String path = exchange.getRelativePath();
        if (queue.isEmpty() || OTHERS.contains(path.replaceFirst("^/", "").replaceFirst("/.*", ""))) {
            next.handleRequest(exchange);
        } else if (queue.get().tryEnter()) {
            leaveAtEnd(exchange, queue.get());
            next.handleRequest(exchange);
        } else {
            Duration limit = (path.equals(SUGGESTIONS) ? AnswerTimeout.SUGGESTION : AnswerTimeout.PAGE).limit();
            // NOTE: an exchange may be used by another thread only when this one has left it.
            exchange.dispatch(SameThreadExecutor.INSTANCE, () -> {
                queue.get().enter(new ParkedRequest(exchange, queue.get()), limit);
                beginReviews(exchange, queue.get());
            });
        }
    }

    private static void leaveAtEnd(HttpServerExchange exchange, AdmissionQueue queue) {
        exchange.addExchangeCompleteListener((ended, others) -> {
            try {
                queue.leave();
            } finally {
                others.proceed();
            }
        });
    }

    private void beginReviews(HttpServerExchange exchange, AdmissionQueue queue) {
        if (queue.waiting() > 0 && reviewing.compareAndSet(false, true)) {
            reviewLater(exchange, queue);
        }
    }

    private void reviewLater(HttpServerExchange exchange, AdmissionQueue queue) {
        WorkerUtils.executeAfter(
                exchange.getIoThread(),
                () -> {
                    if (queue.review()) {
                        reviewLater(exchange, queue);
                    } else {
                        reviewing.set(false);
                        beginReviews(exchange, queue);
                    }
                },
                AdmissionQueue.REVIEW_INTERVAL.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /** A request that waits in the queue. */
    private final class ParkedRequest implements AdmissionQueue.Request {

        private final HttpServerExchange exchange;
        private final AdmissionQueue queue;

        ParkedRequest(HttpServerExchange exchange, AdmissionQueue queue) {
            this.exchange = exchange;
            this.queue = queue;
        }

        @Override
        public void admit(Duration waited, boolean counted) {
            if (counted) {
                leaveAtEnd(exchange, queue);
            }
            exchange.putAttachment(Admission.KEY, new Admission(waited, Optional.empty()));
            exchange.dispatch(next);
        }

        @Override
        public void turnAway(Duration waited, Duration retryAfter) {
            exchange.putAttachment(Admission.KEY, new Admission(waited, Optional.of(retryAfter)));
            exchange.dispatch(next);
        }
    }
}
