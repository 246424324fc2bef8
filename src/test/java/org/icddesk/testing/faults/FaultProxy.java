// SPDX-License-Identifier: Apache-2.0
package org.icddesk.testing.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.awaitility.Awaitility;

/** A TCP proxy on the loopback address whose network breaks as told; may end TLS on the way. */
public final class FaultProxy implements AutoCloseable {

    private final URI target;
    private volatile SSLContext tls;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "fault-proxy");
        thread.setDaemon(true);
        return thread;
    });
    private final Set<ProxiedConnection> connections = ConcurrentHashMap.newKeySet();
    private final AtomicInteger accepted = new AtomicInteger();
    private final int port;
    private volatile List<Toxic> toxics = List.of();
    private ServerSocket listener;

    private FaultProxy(URI target, SSLContext tls) {
        this.target = target;
        this.tls = tls;
        listener = listen(0);
        port = listener.getLocalPort();
    }

    /**
     * Starts a proxy without faults.
     *
     * @param target where bytes go; only host and port count, {@link #url} keeps the path
     * @return the proxy, which listens on a free port
     */
    public static FaultProxy to(URI target) {
        return new FaultProxy(target, null);
    }

    /**
     * Starts a proxy without faults whose clients speak TLS.
     *
     * @param target where the decrypted bytes go
     * @param tls holds the certificate shown
     * @return the proxy, which listens on a free port
     */
    public static FaultProxy withTls(URI target, SSLContext tls) {
        return new FaultProxy(target, tls);
    }

    /** {@return the target's address with the proxy in the place of scheme, host and port} */
    public URI url() {
        return URI.create((tls == null ? "http" : "https") + "://localhost:" + port + target.getRawPath());
    }

    /**
     * Breaks the network from now on, also of open connections.
     *
     * @param faults what is wrong; none to repair it
     */
    public void toxics(Toxic... faults) {
        toxics = List.of(faults);
    }

    List<Toxic> toxics() {
        return toxics;
    }

    /**
     * Shows another certificate from now on, and resets what is open.
     *
     * @param other holds the certificate
     */
    public synchronized void present(SSLContext other) {
        stop();
        tls = other;
        // NOTE: the port is free again only when the connections that were reset have ended on both sides.
        Awaitility.await()
                .pollInSameThread()
                .atMost(Duration.ofMinutes(1))
                .ignoreExceptionsInstanceOf(UncheckedIOException.class)
                .untilAsserted(this::up);
    }

    /** {@return how many connections came in so far} */
    public int accepted() {
        return accepted.get();
    }

    /** {@return how many connections are open} */
    public int open() {
        return connections.size();
    }

    /** Refuses new connections and resets the open ones. */
    public synchronized void down() {
        stop();
    }

    /** Listens again, on the same port. */
    public synchronized void up() {
        if (listener.isClosed()) {
            listener = listen(port);
        }
    }

    @Override
    public void close() {
        down();
        threads.shutdownNow();
    }

    void ended(ProxiedConnection connection) {
        connections.remove(connection);
    }

    private void stop() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        connections.forEach(ProxiedConnection::reset);
    }

    private ServerSocket listen(int wanted) {
        try {
            ServerSocket socket = tls == null
                    ? new ServerSocket()
                    : tls.getServerSocketFactory().createServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted), 500);
            threads.execute(() -> accept(socket));
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(ServerSocket socket) {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                accepted.incrementAndGet();
                threads.execute(() -> serve(client));
            } catch (IOException closed) {
                continue;
            }
        }
    }

    private void serve(Socket client) {
        try {
            ProxiedConnection connection =
                    new ProxiedConnection(this, client, new Socket(target.getHost(), target.getPort()));
            connections.add(connection);
            threads.execute(connection::carryRequests);
            connection.carryAnswers();
        } catch (IOException unreachable) {
            ProxiedConnection.closeQuietly(client);
        }
    }
}
