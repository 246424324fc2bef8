// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.answers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TurnsTest {

    private static final int AT_ONCE = 12;

    private final Turns turns = new Turns();

    @Test
    void L13_noTurnIsLostHoweverManyEndWhileTheyBegin() {
        takeAll();
        List<CompletableFuture<Void>> waiting = Stream.generate(
                        () -> turns.next().thenRun(turns::end))
                .limit(100_000)
                .toList();
        turns.end();

        assertThat(waiting.stream().filter(turn -> !turn.isDone())).isEmpty();
        for (int i = 1; i < AT_ONCE; i++) {
            turns.end();
        }
        takeAll();
        assertThat(turns.next()).isNotCompleted();
    }

    @Test
    void turnsComeInOrderAndOneForEachThatEnds() {
        takeAll();
        CompletableFuture<Void> first = turns.next();
        CompletableFuture<Void> second = turns.next();
        turns.end();
        assertThat(first).isCompleted();
        assertThat(second).isNotCompleted();
        turns.end();
        assertThat(second).isCompleted();
    }

    @Test
    void L13_noTurnIsLostBetweenThreads() throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<CompletableFuture<Void>> all = new ArrayList<>();
            for (int i = 0; i < 20_000; i++) {
                all.add(turns.next().thenRunAsync(turns::end, threads));
            }
            CompletableFuture.allOf(all.toArray(CompletableFuture<?>[]::new)).join();
        } finally {
            threads.shutdown();
        }
        assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        takeAll();
        assertThat(turns.next()).isNotCompleted();
    }

    /** Takes all turns there are. */
    private void takeAll() {
        assertThat(Stream.generate(turns::next).limit(AT_ONCE)).allMatch(CompletableFuture::isDone);
    }
}
