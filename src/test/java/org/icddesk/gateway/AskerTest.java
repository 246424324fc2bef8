// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.icddesk.gateway.script.ScriptedOutbound;
import org.icddesk.gateway.script.ScriptedPasses;
import org.icddesk.gateway.script.VirtualTime;
import org.icddesk.gateway.upstream.Time;
import org.icddesk.gateway.upstream.Upstream;
import org.icddesk.http.NoReply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** All questions of one request together have one deadline; what is remembered is told after it too. */
class AskerTest {

    private static final Duration LIMIT = Duration.ofMillis(500);
    private static final Release RELEASE = new Release("2024-01");

    private final ScriptedOutbound who = new ScriptedOutbound();
    private final VirtualTime clock = new VirtualTime();
    private final Time time = new Patient();
    private final List<Runnable> waiting = new ArrayList<>();
    private Executor executor = Runnable::run;
    private final IcdGateway gateway = new IcdGateway(
            new Upstream(URI.create("http://api.test"), who, new ScriptedPasses(), time, new Random(1)),
            task -> executor.execute(task),
            time,
            1 << 20);

    private static LinearizationUri uri(int number) {
        return LinearizationUri.of(RELEASE, Linearization.MMS, new EntityId(String.valueOf(number)));
    }

    private Answer<Entity> ask(int number) {
        return gateway.entity(uri(number), Language.ENGLISH, Set.of());
    }

    private void assertNoAnswer(int number) {
        assertThatExceptionOfType(Unavailable.class).isThrownBy(() -> ask(number));
    }

    @AfterEach
    void leave() {
        Asker.leave();
    }

    @Test
    void A15_aListIsGivenMoreTimeFromItsBeginningOn() {
        AtomicLong now = new AtomicLong();
        Asker.enter("reader", LIMIT, now::get);

        Asker.setDeadline(Asker.LIST);

        now.set(Duration.ofMinutes(1).toNanos());
        assertThat(Asker.left(Duration.ofHours(1))).isEqualTo(Duration.ofMinutes(29));
    }

    @Test
    void A15_whoGaveUpIsGivenNoMoreTime() {
        Asker.enter("reader", LIMIT, () -> 0);
        Asker.giveUp();

        Asker.setDeadline(Asker.LIST);

        assertThat(Asker.left(LIMIT)).isZero();
    }

    @Test
    void A15_theQuestionsOfARequestShareOneDeadlineAndMemoryAnswersAfterIt() {
        ask(1);
        executor = waiting::add;
        long start = clock.nanos();
        Asker.enter("reader", LIMIT, clock::nanos);

        assertNoAnswer(2);
        assertNoAnswer(3);
        assertNoAnswer(4);

        assertThat(clock.since(start)).isEqualTo(LIMIT);
        assertThat(waiting).as("begun before the deadline").hasSize(1);
        assertThat(ask(1).value().uri()).isEqualTo(uri(1));
    }

    @Test
    void A15_manyQuestionsAtOnceKeepTheDeadlineOfTheirRequest() {
        ask(1);
        executor = waiting::add;
        long start = clock.nanos();
        Asker.enter("reader", LIMIT, clock::nanos);
        List<LinearizationUri> uris =
                IntStream.rangeClosed(1, 40).mapToObj(AskerTest::uri).toList();

        List<Attempt<IcdEntity>> first = gateway.entities(uris, Optional.empty(), Language.ENGLISH, Patience.PAGE);
        int begun = waiting.size();
        List<Attempt<IcdEntity>> second = gateway.entities(uris, Optional.empty(), Language.ENGLISH, Patience.PAGE);

        assertThat(clock.since(start)).isEqualTo(LIMIT);
        assertThat(waiting).hasSize(begun);
        for (List<Attempt<IcdEntity>> attempts : List.of(first, second)) {
            assertThat(attempts).hasSize(40);
            assertThat(attempts.get(0).answer()).isPresent();
            assertThat(attempts.subList(1, 40))
                    .allSatisfy(attempt -> assertThat(attempt.failure()).isPresent());
        }
    }

    @Test
    void A14_whereNoConnectionComesAboutOneQuestionOfARequestWaitsForIt() {
        who.always(ScriptedOutbound.fails(NoReply.Reason.TIMEOUT));
        Asker.enter("reader", Duration.ofSeconds(10), clock::nanos);

        assertNoAnswer(2);
        assertNoAnswer(3);
        assertThat(who.requests()).hasSize(1);

        Asker.enter("another request", Duration.ofSeconds(10), clock::nanos);
        assertNoAnswer(3);
        assertThat(who.requests()).hasSize(2);
    }

    @Test
    void whatCanBeDoneWithoutLeavesHalfOfTheTime() {
        AtomicLong now = new AtomicLong();
        Asker.enter("reader", Duration.ofSeconds(10), now::get);
        now.addAndGet(Duration.ofSeconds(2).toNanos());

        Duration half = Asker.inHalfTheTime(() -> Asker.left(Duration.ofSeconds(30)));

        assertThat(half).isEqualTo(Duration.ofSeconds(4));
        assertThat(Asker.left(Duration.ofSeconds(30))).isEqualTo(Duration.ofSeconds(8));
        assertThat(Asker.left(Duration.ofSeconds(4))).isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void whereNoConnectionComesAboutNoTimeIsLeft() {
        who.always(ScriptedOutbound.fails(NoReply.Reason.TIMEOUT));
        Asker.enter("reader", Duration.ofSeconds(10), clock::nanos);

        Asker.inHalfTheTime(() -> {
            assertNoAnswer(2);
            return null;
        });

        assertThat(Asker.left(Duration.ofSeconds(10))).isLessThanOrEqualTo(Duration.ZERO);
    }

    @Test
    void theServerItselfWaitsAsLongAsAQuestionCan() {
        assertThat(Asker.left(Duration.ofSeconds(10))).isEqualTo(Duration.ofSeconds(10));
    }

    /** Time that passes as long as somebody waits, to the end of his wait if nothing comes. */
    private final class Patient implements Time {

        @Override
        public Instant now() {
            return clock.now();
        }

        @Override
        public long nanos() {
            return clock.nanos();
        }

        @Override
        public void pause(Duration duration) {
            clock.pause(duration);
        }

        @Override
        public <T> T await(CompletableFuture<T> future, Duration limit)
                throws InterruptedException, ExecutionException, TimeoutException {
            if (future.isDone()) {
                return future.get();
            }
            clock.pass(limit.isNegative() ? Duration.ZERO : limit);
            throw new TimeoutException();
        }
    }
}
