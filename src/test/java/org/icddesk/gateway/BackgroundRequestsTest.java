// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.icddesk.testing.gateway.ScriptedOutbound.ok;
import static org.icddesk.testing.gateway.ScriptedOutbound.status;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.FutureTask;
import org.icddesk.answer.Answer;
import org.icddesk.answer.Malformed;
import org.icddesk.answer.NotFound;
import org.icddesk.answer.RawAnswer;
import org.icddesk.gateway.BackgroundRequests.Readiness;
import org.icddesk.icd.Icd10Code;
import org.icddesk.icd.Icd10Uri;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.Language;
import org.icddesk.icd.Release;
import org.icddesk.icd.entity.Icd10Entity;
import org.icddesk.testing.gateway.ScriptedGateway;
import org.junit.jupiter.api.Test;

/** Requests of work in the background: WHO's bytes, cached answers first, and readers before them. */
class BackgroundRequestsTest {

    private static final Release RELEASE = new Release("2019");
    private static final Icd10Uri CHOLERA = Icd10Uri.of(RELEASE, new Icd10Code("A00"));
    private static final String ANSWER =
            "{\"code\": \"A00\", \"title\": {\"@language\": \"en\", \"@value\": \"Cholera\"}}";

    private final Queue<Runnable> held = new ConcurrentLinkedQueue<>();
    private volatile boolean holding;
    private final ScriptedGateway desk = new ScriptedGateway(this::execute, 10 << 20);
    private final BackgroundRequests requests = desk.gateway.background();

    private void execute(Runnable task) {
        if (holding) {
            held.add(task);
        } else {
            task.run();
        }
    }

    private void release() {
        holding = false;
        while (!held.isEmpty()) {
            held.remove().run();
        }
    }

    private RawAnswer ask() {
        return requests.ask(CHOLERA, Language.ENGLISH, Instant.MIN);
    }

    @Test
    void anAnswerIsWhosBytesAndTakesNoRoomInTheCache() {
        desk.who.always(ok(ANSWER));

        RawAnswer answer = ask();

        assertThat(answer.body()).asString(StandardCharsets.UTF_8).isEqualTo(ANSWER);
        assertThat(answer.cached()).isFalse();
        assertThat(answer.asOf()).isEqualTo(desk.time.now());
        assertThat(desk.gateway.status().remembered()).isZero();
        assertThat(requests.entity(CHOLERA, Language.ENGLISH, answer.body())
                        .title()
                        .value())
                .isEqualTo("Cholera");
        ask();
        assertThat(desk.who.requests()).hasSize(2);
    }

    @Test
    void whatReadersHaveAskedForIsTakenFromTheCacheWhileItIsFresh() {
        desk.who.always(ok(ANSWER));
        Instant asOf = read().asOf();
        desk.time.pass(Duration.ofDays(1));

        RawAnswer answer = ask();

        assertThat(answer.cached()).isTrue();
        assertThat(answer.asOf()).isEqualTo(asOf);
        assertThat(answer.body()).asString(StandardCharsets.UTF_8).isEqualTo(ANSWER);
        assertThat(desk.who.requests()).hasSize(1);
        assertThat(requests.ask(CHOLERA, Language.ENGLISH, desk.time.now()).cached())
                .as("where an older one does not count")
                .isFalse();
        desk.time.pass(Duration.ofDays(31));
        assertThat(ask().cached()).isFalse();
    }

    @Test
    void aReaderWhoWantsTheSameMeanwhileSharesTheRequestAndHasItCached() throws Exception {
        desk.who.always(ok(ANSWER));
        holding = true;
        FutureTask<RawAnswer> background = new FutureTask<>(this::ask);
        FutureTask<Icd10Entity> reader = new FutureTask<>(() -> read().value());
        untilWaiting(background);
        untilWaiting(reader);
        release();

        assertThat(reader.get().code()).isEqualTo("A00");
        assertThat(background.get().body()).asString(StandardCharsets.UTF_8).isEqualTo(ANSWER);
        assertThat(desk.who.requests()).hasSize(1);
        assertThat(desk.gateway.status().remembered()).isEqualTo(1);
    }

    /** Runs a task on a thread of its own until that waits for its answer. */
    private static void untilWaiting(FutureTask<?> task) {
        Thread thread = new Thread(task, "background");
        thread.setDaemon(true);
        thread.start();
        await().until(() -> thread.getState() == Thread.State.WAITING);
    }

    @Test
    void whileReadersWaitItIsTheirTurn() {
        desk.who.always(ok(ANSWER));
        holding = true;
        untilWaiting(new FutureTask<>(() -> read().value()));

        assertThat(requests.readiness()).isEqualTo(Readiness.READERS_FIRST);
        release();
        assertThat(requests.readiness()).isEqualTo(Readiness.READY);
    }

    private Answer<Icd10Entity> read() {
        return desk.gateway.icd10Entity(CHOLERA, Language.ENGLISH);
    }

    @Test
    void aFailureIsWhosOwn() {
        desk.who.then(status(404), ok("rubbish"));

        assertThatThrownBy(this::ask).isInstanceOf(NotFound.class);
        assertThatThrownBy(this::ask).isInstanceOf(Malformed.class);
        assertThatThrownBy(() -> requests.entity(CHOLERA, Language.ENGLISH, new byte[0]))
                .isInstanceOf(Malformed.class);
    }

    @Test
    void aClassificationIsAskedForToo() {
        IcdUri root = CHOLERA.root();
        desk.who.always(ok("{'child': ['http://id.who.int/icd/release/10/2019/I']}"));

        RawAnswer answer = requests.ask(root, Language.ENGLISH, Instant.MIN);

        assertThat(requests.top(root, Language.ENGLISH, answer.body()).children())
                .hasToString("[http://id.who.int/icd/release/10/2019/I]");
    }

    @Test
    void theLatestReleaseIsTold() {
        IcdUri all = new Icd10Uri(Optional.empty(), Optional.empty());
        desk.who.then(ok("{'latestRelease': 'http://id.who.int/icd/release/10/2019'}"), ok("{}"));

        assertThat(requests.latestRelease(all)).isEqualTo(RELEASE);
        assertThatThrownBy(() -> requests.latestRelease(all)).isInstanceOf(Malformed.class);
    }

    @Test
    void itIsReadyUnlessWhoWantsAPauseOrDoesNotAnswer() {
        assertThat(requests.readiness()).isEqualTo(Readiness.READY);
        desk.who.then(status(429, "Retry-After", "30"));
        assertThatThrownBy(this::ask).hasMessageContaining("429");
        assertThat(requests.readiness()).isEqualTo(Readiness.PAUSED);
        assertThat(requests.pausedUntil()).contains(desk.time.now().plusSeconds(30));

        desk.time.pass(Duration.ofSeconds(31));
        assertThat(requests.readiness()).isEqualTo(Readiness.READY);
        desk.who.always(status(500));
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(this::ask).hasMessageContaining("500");
        }
        assertThat(requests.readiness()).isEqualTo(Readiness.OUTAGE);
    }
}
