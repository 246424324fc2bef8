// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.icddesk.testing.gateway.ScriptedOutbound.fails;
import static org.icddesk.testing.gateway.ScriptedOutbound.ok;
import static org.icddesk.testing.gateway.ScriptedOutbound.status;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.icddesk.answer.Answer;
import org.icddesk.answer.Busy;
import org.icddesk.answer.GatewayStatus;
import org.icddesk.answer.Unavailable;
import org.icddesk.http.OutboundFailure;
import org.icddesk.icd.EntityId;
import org.icddesk.icd.Language;
import org.icddesk.icd.Linearization;
import org.icddesk.icd.LinearizationUri;
import org.icddesk.icd.Release;
import org.icddesk.icd.entity.Entity;
import org.icddesk.testing.gateway.ScriptedGateway;
import org.junit.jupiter.api.Test;

/** What an administrator's "Ask WHO now" ends, and what it asks; no time passes in these tests unless they say so. */
class AskNowTest {

    private static final String RELEASES = "/icd/release/11/mms";

    private final ScriptedGateway desk = new ScriptedGateway();

    @Test
    void theBreakerClosesAndWhoeverAsksNextIsAnsweredByWho() {
        desk.who.always(status(500));
        for (int id = 1; id <= 5; id++) {
            int unseen = id;
            assertThatThrownBy(() -> entity(unseen)).isInstanceOf(Unavailable.class);
        }
        assertThat(desk.gateway.status().breaker()).isEqualTo(GatewayStatus.CircuitState.OPEN);
        desk.who.always(ok("{'code': 'new'}"));
        assertThatThrownBy(() -> entity(6)).isInstanceOf(Unavailable.class);

        desk.gateway.askNow();

        assertThat(desk.gateway.status().breaker()).isEqualTo(GatewayStatus.CircuitState.CLOSED);
        assertThat(desk.gateway.status().silentSince()).isEmpty();
        assertThat(entity(6).value().code()).isEqualTo("new");
        assertThat(paths()).endsWith(RELEASES, "/icd/release/11/2024-01/mms/6");
    }

    @Test
    void fiveFailuresInARowAreCountedFromAnew() {
        desk.who.always(status(500));
        for (int id = 1; id <= 5; id++) {
            int unseen = id;
            assertThatThrownBy(() -> entity(unseen)).isInstanceOf(Unavailable.class);
        }

        desk.gateway.askNow();
        assertThat(desk.gateway.status().breaker()).as("asked in vain").isEqualTo(GatewayStatus.CircuitState.CLOSED);
        for (int id = 6; id <= 9; id++) {
            int unseen = id;
            assertThat(desk.gateway.status().breaker()).isEqualTo(GatewayStatus.CircuitState.CLOSED);
            assertThatThrownBy(() -> entity(unseen)).isInstanceOf(Unavailable.class);
        }
        assertThat(desk.gateway.status().breaker()).isEqualTo(GatewayStatus.CircuitState.OPEN);
        assertThat(desk.gateway.status().silentSince()).isPresent();
    }

    @Test
    void thePauseThatWhoAskedForEnds() {
        desk.who.always(status(429, "Retry-After", "200"));
        assertThatThrownBy(() -> entity(1)).isInstanceOf(Busy.class);
        assertThat(desk.gateway.status().pausedUntil()).isPresent();
        desk.who.always(ok("{'code': 'new'}"));
        assertThatThrownBy(() -> entity(1)).isInstanceOf(Busy.class);

        desk.gateway.askNow();

        assertThat(desk.gateway.status().pausedUntil()).isEmpty();
        assertThat(entity(1).value().code()).isEqualTo("new");
        assertThat(desk.time.pauses()).isEmpty();
    }

    @Test
    void aWhoThatAsksForAPauseAgainGetsIt() {
        desk.who.always(status(429, "Retry-After", "200"));
        assertThatThrownBy(() -> entity(1)).isInstanceOf(Busy.class);
        desk.time.pass(Duration.ofSeconds(100));

        desk.gateway.askNow();

        assertThat(desk.gateway.status().pausedUntil()).contains(desk.time.now().plusSeconds(200));
        assertThat(paths()).hasSize(2);
    }

    @Test
    void anAnswerThatCouldNotBeHadAnewIsAskedForAgainAtOnce() {
        desk.who.then(ok("{'code': 'old'}"));
        entity(1);
        desk.gateway.invalidateCache();
        desk.who.always(status(500));
        assertThat(entity(1).value().code()).isEqualTo("old");
        desk.who.always(ok("{'code': 'new'}"));
        int before = paths().size();
        entity(1);
        assertThat(paths()).as("held back").hasSize(before);

        desk.gateway.askNow();

        assertThat(entity(1).value().code()).isEqualTo("new");
    }

    @Test
    void aFreshAnswerTriesAtOnceWhetherWhoIsBack() {
        desk.who.then(ok("{'code': 'old'}"));
        entity(1);
        desk.who.always(fails(OutboundFailure.Reason.TIMEOUT));
        assertThatThrownBy(() -> entity(2)).isInstanceOf(Unavailable.class);
        entity(1);
        int before = paths().size();
        entity(1);
        assertThat(paths()).as("held back for ten seconds").hasSize(before);

        desk.gateway.askNow();
        assertThat(paths()).hasSizeGreaterThan(before).last().isEqualTo(RELEASES);
        desk.who.always(ok("{'code': 'new'}"));
        assertThat(entity(1).outageSince()).isPresent();

        assertThat(entity(1).outageSince()).isEmpty();
        assertThat(entity(1).value().code()).isEqualTo("new");
    }

    @Test
    void WhoIsAskedThoughTheAnswerIsCached() {
        desk.who.always(ok("{'latestRelease': 'http://id.who.int/icd/release/11/2024-01/mms'}"));
        desk.gateway.versions(LinearizationUri.root(Linearization.MMS), Language.ENGLISH);

        desk.gateway.askNow();

        assertThat(paths()).containsExactly(RELEASES, RELEASES);
    }

    @Test
    void whoeverAsksWaitsTenSecondsAtMost() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        ScriptedGateway hanging = new ScriptedGateway(task -> begun.countDown(), 10 << 20);
        CompletableFuture<Void> asking = CompletableFuture.runAsync(hanging.gateway::askNow);
        begun.await();

        // NOTE: the wait may begin a moment after the request, so that time has to pass until it ends.
        await().atMost(Duration.ofMinutes(1)).until(() -> {
            hanging.time.pass(Duration.ofSeconds(10));
            return asking.isDone();
        });

        assertThat(asking).isCompleted();
    }

    private List<String> paths() {
        return desk.who.requests().stream()
                .map(request -> request.uri().getPath())
                .toList();
    }

    private Answer<Entity> entity(int id) {
        LinearizationUri uri =
                LinearizationUri.of(new Release("2024-01"), Linearization.MMS, new EntityId(String.valueOf(id)));
        return desk.gateway.entity(uri, Language.ENGLISH, Set.of());
    }
}
