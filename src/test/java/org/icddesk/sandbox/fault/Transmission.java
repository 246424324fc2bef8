// SPDX-License-Identifier: Apache-2.0
package org.icddesk.sandbox.fault;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.HttpString;
import io.undertow.util.SameThreadExecutor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.icddesk.sandbox.http.Answer;
import org.xnio.IoUtils;
import org.xnio.Options;

/** Sends answers over the wire, well or, when a fault says so, badly. */
public final class Transmission implements AutoCloseable {

    private static final int CHUNK = 1 << 16;

    private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor(Transmission::thread);
    private final ExecutorService senders = Executors.newCachedThreadPool(Transmission::thread);
    private final Set<HttpServerExchange> held = ConcurrentHashMap.newKeySet();
    private final AtomicInteger releases = new AtomicInteger();

    /** Sends the answer as it should be: compressed if the client takes that. */
    public void send(HttpServerExchange exchange, Answer answer) {
        byte[] body = head(exchange, answer);
        if (body.length == 0) {
            exchange.setResponseContentLength(0);
            exchange.endExchange();
        } else {
            exchange.getResponseSender().send(java.nio.ByteBuffer.wrap(body));
        }
    }

    /** {@return how often held connections were closed} */
    public int releases() {
        return releases.get();
    }

    /**
     * Sends the answer in the way of the fault; returns before it is sent.
     *
     * @param releasesBefore {@link #releases()} before the fault was taken: if it has ended since, its connection is
     *     closed like those that it held
     */
    public void send(HttpServerExchange exchange, Answer answer, Fault fault, int releasesBefore) {
        held.add(exchange);
        exchange.addExchangeCompleteListener((done, next) -> {
            held.remove(exchange);
            next.proceed();
        });
        if (releases.get() != releasesBefore) {
            IoUtils.safeClose(exchange.getConnection());
            return;
        }
        long wait = fault.delay().toMillis();
        exchange.dispatch(
                SameThreadExecutor.INSTANCE,
                () -> later.schedule(
                        () -> senders.execute(() -> badly(exchange, answer, fault)), wait, TimeUnit.MILLISECONDS));
    }

    /** Closes every connection that is held up by a fault. */
    public void release() {
        releases.incrementAndGet();
        held.forEach(exchange -> IoUtils.safeClose(exchange.getConnection()));
        held.clear();
    }

    @Override
    public void close() {
        release();
        later.shutdownNow();
        senders.shutdownNow();
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "sandbox-sender");
        thread.setDaemon(true);
        return thread;
    }

    private void badly(HttpServerExchange exchange, Answer answer, Fault fault) {
        if (!held.contains(exchange)) {
            return;
        }
        try {
            switch (fault.kind()) {
                case RESET -> reset(exchange);
                case STALL -> half(exchange, answer);
                case TRUNCATE -> {
                    half(exchange, answer);
                    IoUtils.safeClose(exchange.getConnection());
                }
                case DRIP -> {
                    byte[] body = head(exchange, answer);
                    exchange.setResponseContentLength(body.length);
                    drip(exchange, exchange.getOutputStream(), body, 0);
                }
                case FLOOD -> flood(exchange, answer, fault.size());
                case STATUS, DELAY, REDIRECT, TOKEN_LIFETIME -> whole(exchange, answer);
            }
        } catch (IOException | UncheckedIOException e) {
            IoUtils.safeClose(exchange.getConnection());
        }
    }

    private void whole(HttpServerExchange exchange, Answer answer) throws IOException {
        byte[] body = head(exchange, answer);
        exchange.setResponseContentLength(body.length);
        exchange.getOutputStream().write(body);
        exchange.endExchange();
    }

    private void half(HttpServerExchange exchange, Answer answer) throws IOException {
        byte[] body = head(exchange, answer);
        exchange.setResponseContentLength(Math.max(2, body.length));
        OutputStream out = exchange.getOutputStream();
        out.write(Arrays.copyOf(body, body.length / 2));
        out.flush();
    }

    private void drip(HttpServerExchange exchange, OutputStream out, byte[] body, int at) {
        try {
            if (at >= body.length || !held.contains(exchange)) {
                exchange.endExchange();
                return;
            }
            out.write(body[at]);
            out.flush();
            later.schedule(() -> senders.execute(() -> drip(exchange, out, body, at + 1)), 1, TimeUnit.SECONDS);
        } catch (IOException e) {
            IoUtils.safeClose(exchange.getConnection());
        }
    }

    private void flood(HttpServerExchange exchange, Answer answer, long size) throws IOException {
        head(exchange, answer);
        exchange.getResponseHeaders().put(new HttpString("Content-Type"), Answer.JSON);
        exchange.getResponseHeaders().remove("Content-Encoding");
        OutputStream out = exchange.getOutputStream();
        out.write("{\"title\":\"".getBytes(StandardCharsets.US_ASCII));
        byte[] chunk = new byte[CHUNK];
        Arrays.fill(chunk, (byte) 'x');
        for (long sent = 0; sent < size && held.contains(exchange); sent += CHUNK) {
            out.write(chunk);
        }
        exchange.endExchange();
    }

    private static void reset(HttpServerExchange exchange) throws IOException {
        exchange.getConnection().setOption(Options.CLOSE_ABORT, true);
        IoUtils.safeClose(exchange.getConnection());
    }

    /** Sets status and headers; the bytes to send are compressed when the client takes gzip. */
    private static byte[] head(HttpServerExchange exchange, Answer answer) {
        exchange.setStatusCode(answer.status());
        answer.headers().forEach((name, value) -> exchange.getResponseHeaders().put(new HttpString(name), value));
        String accepted = String.valueOf(exchange.getRequestHeaders().getFirst("Accept-Encoding"));
        boolean zip =
                answer.body().length > 0 && accepted.matches("(?i).*\\bgzip\\b(?!\\s*;\\s*q=0(\\.0*)?\\s*(,|$)).*");
        if (!zip) {
            return answer.body();
        }
        exchange.getResponseHeaders().put(new HttpString("Content-Encoding"), "gzip");
        exchange.getResponseHeaders().put(new HttpString("Vary"), "Accept-Encoding");
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
            out.write(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return zipped.toByteArray();
    }
}
