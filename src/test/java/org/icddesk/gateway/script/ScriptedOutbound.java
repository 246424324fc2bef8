// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.script;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.icddesk.http.Headers;
import org.icddesk.http.NoReply;
import org.icddesk.http.Outbound;
import org.icddesk.http.Outgoing;
import org.icddesk.http.Reply;

/** A way out on which a script answers: first each step told to come once, then the one told to come always. */
public final class ScriptedOutbound extends Outbound {

    private final Deque<Step> once = new ArrayDeque<>();
    private final List<Outgoing> requests = new ArrayList<>();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicInteger mostInFlight = new AtomicInteger();
    private Step always = request -> json("{}");

    @Override
    public Reply send(Outgoing request) throws NoReply {
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
    public synchronized List<Outgoing> requests() {
        return List.copyOf(requests);
    }

    /** {@return how many requests were in flight at the same time at most} */
    public int mostInFlight() {
        return mostInFlight.get();
    }

    /** {@return an answer that is JSON} */
    public static Reply json(String text) {
        return new Reply(
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
        return request -> new Reply(status, Headers.none(), new byte[0]);
    }

    /** {@return a step that answers with a status, a header field and no body} */
    public static Step status(int status, String name, String value) {
        return request -> new Reply(status, Headers.none().with(name, value), new byte[0]);
    }

    /** {@return a step that does not answer} */
    public static Step fails(NoReply.Reason reason) {
        return request -> {
            throw new NoReply(reason, "The connection failed: " + reason, false, null);
        };
    }

    private synchronized Step next(Outgoing request) {
        requests.add(request);
        return once.isEmpty() ? always : once.remove();
    }

    /** What comes of a request. */
    @FunctionalInterface
    public interface Step {

        /** Answers, or fails to. */
        Reply answer(Outgoing request) throws NoReply;
    }
}
