// SPDX-License-Identifier: Apache-2.0
package org.icddesk.testing.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A server on loopback that does with each connection exactly what a test says, and knows when the other side closed it. */
public final class RawServer implements AutoCloseable {

    private final ServerSocket socket;
    private final Script script;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Peer> peers = new CopyOnWriteArrayList<>();

    private RawServer(ServerSocket socket, Script script) {
        this.socket = socket;
        this.script = script;
        threads.execute(this::accept);
    }

    /** Starts a server whose connections all follow one script. */
    public static RawServer start(Script script) {
        try {
            return start(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), script);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts a server on a socket of the test's own, such as one that speaks TLS. */
    public static RawServer start(ServerSocket socket, Script script) {
        return new RawServer(socket, script);
    }

    /** Starts a server that answers each request with the same bytes and keeps the connection. */
    public static RawServer answering(String answer) {
        return start(peer -> {
            while (peer.awaitRequest()) {
                peer.send(answer);
            }
        });
    }

    public URI uri(String path) {
        return URI.create("http://localhost:" + socket.getLocalPort() + path);
    }

    public int port() {
        return socket.getLocalPort();
    }

    public List<Peer> peers() {
        return peers;
    }

    /** {@return the requests of all connections, each as it came in} */
    public List<String> requests() {
        return peers.stream().flatMap(peer -> peer.requests.stream()).toList();
    }

    @Override
    public void close() {
        try {
            socket.close();
            for (Peer peer : peers) {
                peer.socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            threads.shutdownNow();
        }
    }

    private void accept() {
        try {
            while (true) {
                Peer peer = new Peer(socket.accept());
                peers.add(peer);
                threads.execute(peer::listen);
                threads.execute(peer::act);
            }
        } catch (IOException e) {
            // Closed at the end of the test.
        }
    }

    /** What happens on a connection. */
    @FunctionalInterface
    public interface Script {
        void run(Peer peer) throws Exception;
    }

    /** One connection. */
    public final class Peer {

        private final Socket socket;
        private final List<String> requests = new CopyOnWriteArrayList<>();
        private final CompletableFuture<Void> closed = new CompletableFuture<>();
        private int taken;

        private Peer(Socket socket) {
            this.socket = socket;
        }

        /** Waits for the next request; false once the connection is closed. */
        public boolean awaitRequest() throws InterruptedException {
            synchronized (requests) {
                while (requests.size() == taken) {
                    if (closed.isDone()) {
                        return false;
                    }
                    requests.wait();
                }
                taken++;
                return true;
            }
        }

        public void send(String text) throws IOException {
            send(text.getBytes(StandardCharsets.ISO_8859_1));
        }

        public void send(byte[] bytes) throws IOException {
            OutputStream out = socket.getOutputStream();
            out.write(bytes);
            out.flush();
        }

        /** Sends a text byte by byte with pauses, until it has ended or the other side has closed. */
        public void drip(String text, int millis) throws Exception {
            for (char c : text.toCharArray()) {
                if (closedWithin(millis)) {
                    return;
                }
                send(String.valueOf(c));
            }
        }

        /** Ends the connection in order. */
        public void end() throws IOException {
            socket.close();
        }

        /** Breaks the connection with a TCP reset. */
        public void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }

        /** Waits for the other side to close the connection. */
        public boolean closedWithin(long millis) throws InterruptedException {
            try {
                closed.get(millis, TimeUnit.MILLISECONDS);
                return true;
            } catch (TimeoutException e) {
                return false;
            } catch (ExecutionException e) {
                throw new AssertionError(e);
            }
        }

        private void act() {
            try {
                script.run(this);
            } catch (Exception e) {
                // The other side has gone, as it may.
            }
        }

        private void listen() {
            try {
                InputStream in = socket.getInputStream();
                StringBuilder text = new StringBuilder();
                int c;
                while ((c = in.read()) >= 0) {
                    text.append((char) c);
                    if (complete(text)) {
                        synchronized (requests) {
                            requests.add(text.toString());
                            requests.notifyAll();
                        }
                        text.setLength(0);
                    }
                }
            } catch (IOException e) {
                // Closed with a reset.
            }
            synchronized (requests) {
                closed.complete(null);
                requests.notifyAll();
            }
        }

        private boolean complete(StringBuilder text) {
            int head = text.indexOf("\r\n\r\n");
            if (head < 0) {
                return false;
            }
            String length = text.substring(0, head).replaceAll("(?is).*\r\ncontent-length: *(\\d+).*", "$1");
            int expected = length.matches("\\d+") ? Integer.parseInt(length) : 0;
            return text.length() >= head + 4 + expected;
        }
    }
}
