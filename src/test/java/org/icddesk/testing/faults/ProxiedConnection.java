// SPDX-License-Identifier: Apache-2.0
package org.icddesk.testing.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One connection through a {@link FaultProxy}: two sockets and what is done to the bytes between them. */
final class ProxiedConnection {

    private final FaultProxy proxy;
    private final Socket client;
    private final Socket server;
    private final CountDownLatch ended = new CountDownLatch(1);
    private long passed;

    ProxiedConnection(FaultProxy proxy, Socket client, Socket server) {
        this.proxy = proxy;
        this.client = client;
        this.server = server;
    }

    void carryRequests() {
        try {
            client.getInputStream().transferTo(server.getOutputStream());
            server.shutdownOutput();
        } catch (IOException gone) {
            end();
        }
    }

    void carryAnswers() {
        byte[] buffer = new byte[8192];
        try {
            InputStream in = server.getInputStream();
            int count = in.read(buffer);
            while (count >= 0) {
                carry(Arrays.copyOf(buffer, count));
                count = in.read(buffer);
            }
            for (Toxic toxic : proxy.toxics()) {
                if (toxic instanceof Toxic.SlowClose slow) {
                    pause(slow.delay());
                }
            }
        } catch (IOException | Interrupted gone) {
            // The finally clause is all there is to do.
        } finally {
            end();
        }
    }

    private void carry(byte[] piece) throws IOException {
        byte[] rest = piece;
        for (Toxic toxic : proxy.toxics()) {
            rest = apply(toxic, rest);
        }
        write(rest);
    }

    /** Does what a toxic does; returns what is left for the ones behind it. */
    private byte[] apply(Toxic toxic, byte[] piece) throws IOException {
        if (toxic instanceof Toxic.Latency latency) {
            pause(latency.delay());
        } else if (toxic instanceof Toxic.Bandwidth bandwidth) {
            slices(piece, Math.max(1, bandwidth.bytesPerSecond() / 10), Duration.ofMillis(100));
            return new byte[0];
        } else if (toxic instanceof Toxic.Slicer slicer) {
            slices(piece, slicer.size(), slicer.delay());
            return new byte[0];
        } else if (toxic instanceof Toxic.Timeout timeout) {
            pause(timeout.after().isZero() ? Duration.ofDays(1) : timeout.after());
            throw new Interrupted();
        } else if (toxic instanceof Toxic.ResetPeer reset) {
            pause(reset.after());
            resetNow();
        } else if (toxic instanceof Toxic.LimitData limit) {
            return upTo(limit.bytes(), piece, this::end);
        } else if (toxic instanceof Toxic.ResetAfter limit) {
            return upTo(limit.bytes(), piece, this::reset);
        } else if (toxic instanceof Toxic.Stall stall) {
            return upTo(stall.bytes(), piece, () -> pause(Duration.ofDays(1)));
        }
        return piece;
    }

    private byte[] upTo(long limit, byte[] piece, Runnable then) throws IOException {
        if (passed + piece.length <= limit) {
            return piece;
        }
        write(Arrays.copyOf(piece, (int) (limit - passed)));
        then.run();
        throw new Interrupted();
    }

    private void slices(byte[] piece, int size, Duration delay) throws IOException {
        for (int from = 0; from < piece.length; from += size) {
            write(Arrays.copyOfRange(piece, from, Math.min(piece.length, from + size)));
            pause(delay);
        }
    }

    private void write(byte[] bytes) throws IOException {
        OutputStream out = client.getOutputStream();
        out.write(bytes);
        out.flush();
        passed += bytes.length;
    }

    private void pause(Duration duration) {
        try {
            if (ended.await(duration.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new Interrupted();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Interrupted();
        }
    }

    private void resetNow() {
        reset();
        throw new Interrupted();
    }

    /** Closes both ends so that the client sees a reset. */
    void reset() {
        try {
            client.setSoLinger(true, 0);
        } catch (IOException alreadyClosed) {
            // Then there is nothing to reset.
        }
        end();
    }

    private void end() {
        ended.countDown();
        closeQuietly(client);
        closeQuietly(server);
        proxy.ended(this);
    }

    static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The connection has ended while it was being served. */
    private static final class Interrupted extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
