// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.icddesk.gateway.endpoint.Endpoints;
import org.icddesk.gateway.request.IcdRequest;
import org.icddesk.icd.Language;
import org.icddesk.icd.Linearization;
import org.icddesk.icd.LinearizationUri;
import org.icddesk.icd.Versions;
import org.icddesk.request.AnswerTimeout;
import org.icddesk.testing.gateway.VirtualTime;
import org.junit.jupiter.api.Test;

class LoadQueueTest {

    private final VirtualTime time = new VirtualTime();
    private final Deque<Runnable> workers = new ArrayDeque<>();
    private final LoadQueue queue = new LoadQueue(2, workers::add);
    private final List<String> done = new ArrayList<>();

    @Test
    void loadsRunInTheOrderInWhichTheyWereAskedAndThoseInTheBackgroundLast() {
        InFlightLoad<?> background = load(true);
        add(background, "background");
        add(load(false), "first");
        add(load(false), "second");
        assertThat(workers).as("as many as there are slots").hasSize(2);
        assertThat(queue.ahead(background)).isEqualTo(2);

        workers.remove().run();

        assertThat(done).containsExactly("first", "second", "background");
        assertThat(queue.waiting()).isZero();
        assertThat(queue.ahead(background)).isNegative();
        workers.remove().run();
        add(load(false), "later");
        assertThat(workers).hasSize(1);
    }

    @Test
    void aLoadThatIsAskedForLeavesTheBackground() {
        InFlightLoad<?> promoted = load(true);
        add(promoted, "promoted");
        add(load(true), "background");
        add(load(false), "first");

        assertThat(promoted.join()).isTrue();
        queue.promote(promoted);

        assertThat(queue.ahead(promoted)).isEqualTo(1);
        workers.remove().run();
        assertThat(done).containsExactly("first", "promoted", "background");
    }

    @Test
    void L13_aLoadWithoutAskersLeavesTheQueueAndCannotBeJoined() {
        InFlightLoad<?> load = load(false);
        add(load, "abandoned");
        assertThat(load.join()).isTrue();

        assertThat(load.leave(queue::remove)).as("one is left").isFalse();
        assertThat(load.leave(queue::remove)).isTrue();

        assertThat(load.join()).isFalse();
        workers.remove().run();
        assertThat(done).isEmpty();
    }

    @Test
    void aLoadInTheBackgroundStaysWhoeverLeaves() {
        InFlightLoad<?> load = load(true);
        add(load, "background");
        load.join();

        assertThat(load.leave(queue::remove)).isFalse();

        workers.remove().run();
        assertThat(done).containsExactly("background");
    }

    @Test
    void L11_twoThousandWaitAndNoMore() {
        for (int i = 0; i < LoadQueue.MAX_WAITING; i++) {
            assertThat(queue.add(load(i % 2 == 0), () -> done.add("one"))).isTrue();
        }
        assertThat(queue.add(load(false), () -> done.add("too many"))).isFalse();

        workers.remove().run();

        assertThat(done).hasSize(LoadQueue.MAX_WAITING).doesNotContain("too many");
        assertThat(queue.add(load(false), () -> {})).isTrue();
    }

    @Test
    void aLoadThatNothingExecutesIsNotKept() {
        LoadQueue closed = new LoadQueue(2, task -> {
            throw new RejectedExecutionException("closed");
        });
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> closed.add(load(false), () -> {})).isInstanceOf(RejectedExecutionException.class);
        }
        assertThat(closed.waiting()).isZero();
    }

    private void add(InFlightLoad<?> load, String name) {
        assertThat(queue.add(load, () -> done.add(name))).isTrue();
    }

    private InFlightLoad<?> load(boolean background) {
        IcdRequest<Versions> request = Endpoints.versions(LinearizationUri.root(Linearization.MMS), Language.ENGLISH);
        return new InFlightLoad<>(request, AnswerTimeout.PAGE, time, background);
    }
}
