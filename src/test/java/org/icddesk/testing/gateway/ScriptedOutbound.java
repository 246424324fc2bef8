// SPDX-License-Identifier: Apache-2.0
package org.icddesk.testing.gateway;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.icddesk.http.Headers;
import org.icddesk.http.OutboundFailure;
import org.icddesk.http.OutboundHttpClient;
import org.icddesk.http.OutboundRequest;
import org.icddesk.http.OutboundResponse;

/** A way out on which a script answers: first each step told to come once, then the one told to come always. */
public final class ScriptedOutbound extends OutboundHttpClient {

    private final Deque<Step> once = new ArrayDeque<>();
    private final List<OutboundRequest> requests = new ArrayList<>();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicInteger mostInFlight = new AtomicInteger();
    private Step always = request -> json("{}");

    @Override
    public OutboundResponse send(OutboundRequest request) throws OutboundFailure {
        mostInFlight.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
        try {
            return next(request).answer(request);
        } finally {
            inFlight.decrementAndGet();
        }
    }

    /** Answers the next request that has no step yet so. */
    public synchronized ScriptedOutbound then(Step... steps) {
        once.addAll(List.of(steps));
        return this;
    }

    /** Answers all requests so that have no step of their own. */
    public synchronized ScriptedOutbound always(Step step) {
        always = step;
        return this;
    }

    /** {@return the requests so far} */
    public synchronized List<OutboundRequest> requests() {
        return List.copyOf(requests);
    }

    /** {@return how many requests were in flight at the same time at most} */
    public int mostInFlight() {
        return mostInFlight.get();
    }

    /** {@return an answer that is JSON} */
    public static OutboundResponse json(String text) {
        return new OutboundResponse(
                200,
                Headers.none().with("Content-Type", "application/json; charset=utf-8"),
                text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    /** {@return a step that answers with JSON} */
    public static Step ok(String text) {
        return request -> json(text);
    }

    /** {@return a step that answers with a status and no body} */
    public static Step status(int status) {
        return request -> new OutboundResponse(status, Headers.none(), new byte[0]);
    }

    /** {@return a step that answers with a status, a header field and no body} */
    public static Step status(int status, String name, String value) {
        return request -> new OutboundResponse(status, Headers.none().with(name, value), new byte[0]);
    }

    /** {@return a step that does not answer} */
    public static Step fails(OutboundFailure.Reason reason) {
        return request -> {
            throw new OutboundFailure(reason, "The connection failed: " + reason, false, null);
        };
    }

    private synchronized Step next(OutboundRequest request) {
        requests.add(request);
        return once.isEmpty() ? always : once.remove();
    }

    /** What comes of a request. */
    @FunctionalInterface
    public interface Step {

        /** Answers, or fails to. */
        OutboundResponse answer(OutboundRequest request) throws OutboundFailure;
    }
}
