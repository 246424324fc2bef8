// SPDX-License-Identifier: Apache-2.0
package org.icddesk.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.http.conn.DnsResolver;

/** A DNS resolver bounded by the deadline of the {@link CallDeadline}; the system's own lookup cannot be interrupted. */
final class DeadlineDnsResolver implements DnsResolver {

    private final Executor executor;
    private final ConcurrentMap<String, CompletableFuture<InetAddress[]>> running = new ConcurrentHashMap<>();

    DeadlineDnsResolver(Executor executor) {
        this.executor = executor;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        CallDeadline.current().enterPhase(CallDeadline.Phase.REACHING);
        try {
            return lookup(host).get(CallDeadline.current().remaining(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw unknown(host, "looking up its address takes too long", e);
        } catch (ExecutionException e) {
            throw unknown(host, "its name has no address", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unknown(host, "looking up its address was interrupted", e);
        }
    }

    private CompletableFuture<InetAddress[]> lookup(String host) {
        CompletableFuture<InetAddress[]> own = new CompletableFuture<>();
        CompletableFuture<InetAddress[]> other = running.putIfAbsent(host, own);
        if (other != null) {
            return other;
        }
        own.whenComplete((found, failure) -> running.remove(host, own));
        try {
            executor.execute(() -> complete(own, host));
        } catch (RuntimeException e) {
            own.completeExceptionally(e);
        }
        return own;
    }

    private static void complete(CompletableFuture<InetAddress[]> result, String host) {
        try {
            result.complete(InetAddress.getAllByName(host));
        } catch (UnknownHostException | RuntimeException e) {
            result.completeExceptionally(e);
        }
    }

    private static UnknownHostException unknown(String host, String message, Throwable cause) {
        UnknownHostException failure = new UnknownHostException(host + ": " + message);
        failure.initCause(cause);
        return failure;
    }
}
