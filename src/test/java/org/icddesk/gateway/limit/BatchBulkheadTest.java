// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BatchBulkheadTest {

    private static final int AT_ONCE = 12;

    private final BatchBulkhead bulkhead = new BatchBulkhead(AT_ONCE);

    @Test
    void L13_noPermitIsLostHoweverManyAreReleasedWhileTheyAreGranted() {
        takeAll();
        List<CompletableFuture<Void>> waiting = Stream.generate(
                        () -> bulkhead.acquire().thenRun(bulkhead::release))
                .limit(100_000)
                .toList();
        bulkhead.release();

        assertThat(waiting.stream().filter(turn -> !turn.isDone())).isEmpty();
        for (int i = 1; i < AT_ONCE; i++) {
            bulkhead.release();
        }
        takeAll();
        assertThat(bulkhead.acquire()).isNotCompleted();
    }

    @Test
    void permitsAreGrantedInOrderAndOneForEachReleased() {
        takeAll();
        CompletableFuture<Void> first = bulkhead.acquire();
        CompletableFuture<Void> second = bulkhead.acquire();
        bulkhead.release();
        assertThat(first).isCompleted();
        assertThat(second).isNotCompleted();
        bulkhead.release();
        assertThat(second).isCompleted();
    }

    @Test
    void L13_noPermitIsLostBetweenThreads() throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<CompletableFuture<Void>> all = new ArrayList<>();
            for (int i = 0; i < 20_000; i++) {
                all.add(bulkhead.acquire().thenRunAsync(bulkhead::release, threads));
            }
            CompletableFuture.allOf(all.toArray(CompletableFuture<?>[]::new)).join();
        } finally {
            threads.shutdown();
        }
        assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        takeAll();
        assertThat(bulkhead.acquire()).isNotCompleted();
    }

    /** Takes all turns there are. */
    private void takeAll() {
        assertThat(Stream.generate(bulkhead::acquire).limit(AT_ONCE)).allMatch(CompletableFuture::isDone);
    }
}
