// SPDX-License-Identifier: Apache-2.0
package org.icddesk.request;

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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.icddesk.answer.Answer;
import org.icddesk.answer.Attempt;
import org.icddesk.answer.Unavailable;
import org.icddesk.configuration.Configuration;
import org.icddesk.gateway.IcdGateway;
import org.icddesk.gateway.upstream.IcdApiClient;
import org.icddesk.http.OutboundFailure;
import org.icddesk.icd.EntityId;
import org.icddesk.icd.Language;
import org.icddesk.icd.Linearization;
import org.icddesk.icd.LinearizationUri;
import org.icddesk.icd.Release;
import org.icddesk.icd.entity.Entity;
import org.icddesk.icd.entity.IcdEntity;
import org.icddesk.testing.gateway.ScriptedAuthorizer;
import org.icddesk.testing.gateway.ScriptedOutbound;
import org.icddesk.testing.gateway.VirtualTime;
import org.icddesk.time.TimeSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** All questions of one request together have one deadline; what is remembered is told after it too. */
class ClientContextTest {

    private static final Duration LIMIT = Duration.ofMillis(500);
    private static final Duration PAGE = AnswerTimeout.PAGE.limit();
    private static final Release RELEASE = new Release("2024-01");

    private final ScriptedOutbound who = new ScriptedOutbound();
    private final VirtualTime clock = new VirtualTime();
    private final TimeSource time = new Patient();
    private final List<Runnable> waiting = new ArrayList<>();
    private Executor executor = Runnable::run;
    private Runnable whileWaiting = () -> {};
    private boolean busy;
    private final AnswerRate rate = new AnswerRate(Configuration.DEFAULT_UPSTREAM_CALLS, time, () -> busy);
    private final IcdGateway gateway = new IcdGateway(
            new IcdApiClient(
                    "The ICD API",
                    URI.create("http://api.test"),
                    who,
                    new ScriptedAuthorizer(),
                    time,
                    new Random(1),
                    rate),
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
        ClientContext.leave();
    }

    @Test
    void A15_aListIsGivenMoreTimeFromItsBeginningOn() {
        ClientContext.enter("reader", LIMIT);
        ClientContext.recordWait(Duration.ofMinutes(1));

        ClientContext.setDeadline(ClientContext.LIST);

        assertThat(ClientContext.remaining(Duration.ofHours(1))).isEqualTo(Duration.ofMinutes(29));
    }

    @Test
    void A15_whoGaveUpIsGivenNoMoreTime() {
        ClientContext.enter("reader", LIMIT);
        ClientContext.expireDeadline();

        ClientContext.setDeadline(ClientContext.LIST);

        assertThat(ClientContext.remaining(LIMIT)).isZero();
    }

    @Test
    void A15_theQuestionsOfARequestShareOneDeadlineAndMemoryAnswersAfterIt() {
        ask(1);
        executor = waiting::add;
        long start = clock.nanos();
        ClientContext.enter("reader", LIMIT);

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
        ClientContext.enter("reader", LIMIT);
        List<LinearizationUri> uris =
                IntStream.rangeClosed(1, 40).mapToObj(ClientContextTest::uri).toList();

        List<Attempt<IcdEntity>> first = gateway.entities(uris, Optional.empty(), Language.ENGLISH, AnswerTimeout.PAGE);
        int begun = waiting.size();
        List<Attempt<IcdEntity>> second =
                gateway.entities(uris, Optional.empty(), Language.ENGLISH, AnswerTimeout.PAGE);

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
    void C01_whatThisServerTakesItselfIsNotHeldAgainstTheReader() {
        executor = waiting::add;
        ClientContext.enter("reader", LIMIT);
        clock.pass(Duration.ofMinutes(1));
        long start = clock.nanos();

        assertNoAnswer(2);

        assertThat(clock.since(start)).isEqualTo(LIMIT);
        assertThat(waiting).hasSize(1);
    }

    @Test
    void C01_aPageWaitsOnWhileWhoAnswersAndTheProcessorsAreBusy() {
        busy = true;
        executor = waiting::add;
        ClientContext.enter("reader", PAGE);
        IntStream.range(0, 16).forEach(i -> answered());
        // Of its minute on a busy machine, the reader is charged what WHO needs for a few answers.
        AtomicInteger ticks = new AtomicInteger();
        whileWaiting = () -> {
            answered();
            if (ticks.incrementAndGet() == 240) {
                waiting.remove(0).run();
            }
        };
        long start = clock.nanos();

        assertThat(ask(2).value().uri()).isEqualTo(uri(2));

        assertThat(clock.since(start)).isEqualTo(Duration.ofMinutes(1));
        assertThat(ClientContext.remaining(PAGE))
                .isEqualTo(PAGE.minus(Duration.ofMillis(20).multipliedBy(239).dividedBy(16)));
    }

    @Test
    void A15_aSilentWhoIsNotWaitedForLongerOnABusyMachine() {
        busy = true;
        executor = waiting::add;
        rate.recordSent();
        clock.pass(AnswerRate.SILENCE);
        ClientContext.enter("reader", LIMIT);
        long start = clock.nanos();

        assertNoAnswer(2);

        assertThat(clock.since(start)).isEqualTo(LIMIT);
    }

    private void answered() {
        rate.recordSent();
        rate.recordEnd(Duration.ofMillis(20), true);
    }

    @Test
    void A14_whereNoConnectionComesAboutOneQuestionOfARequestWaitsForIt() {
        who.always(ScriptedOutbound.fails(OutboundFailure.Reason.TIMEOUT));
        ClientContext.enter("reader", Duration.ofSeconds(10));

        assertNoAnswer(2);
        assertNoAnswer(3);
        assertThat(who.requests()).hasSize(1);

        ClientContext.enter("another request", Duration.ofSeconds(10));
        assertNoAnswer(3);
        assertThat(who.requests()).hasSize(2);
    }

    @Test
    void whatCanBeDoneWithoutLeavesHalfOfTheTime() {
        ClientContext.enter("reader", Duration.ofSeconds(10));
        ClientContext.recordWait(Duration.ofSeconds(2));

        Duration half = ClientContext.withHalfOfRemaining(() -> ClientContext.remaining(Duration.ofSeconds(30)));

        assertThat(half).isEqualTo(Duration.ofSeconds(4));
        assertThat(ClientContext.remaining(Duration.ofSeconds(30))).isEqualTo(Duration.ofSeconds(8));
        assertThat(ClientContext.remaining(Duration.ofSeconds(4))).isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void whereNoConnectionComesAboutNoTimeIsLeft() {
        who.always(ScriptedOutbound.fails(OutboundFailure.Reason.TIMEOUT));
        ClientContext.enter("reader", Duration.ofSeconds(10));

        ClientContext.withHalfOfRemaining(() -> {
            assertNoAnswer(2);
            return null;
        });

        assertThat(ClientContext.remaining(Duration.ofSeconds(10))).isLessThanOrEqualTo(Duration.ZERO);
    }

    @Test
    void theServerItselfWaitsAsLongAsAQuestionCan() {
        assertThat(ClientContext.remaining(Duration.ofSeconds(10))).isEqualTo(Duration.ofSeconds(10));
    }

    /** Time that passes as long as somebody waits, to the end of his wait if nothing comes. */
    private final class Patient implements TimeSource {

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
            whileWaiting.run();
            throw new TimeoutException();
        }
    }
}
