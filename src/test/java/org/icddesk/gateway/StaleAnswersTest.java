// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.icddesk.testing.gateway.ScriptedOutbound.fails;
import static org.icddesk.testing.gateway.ScriptedOutbound.ok;
import static org.icddesk.testing.gateway.ScriptedOutbound.status;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import org.icddesk.answer.Answer;
import org.icddesk.answer.NotFound;
import org.icddesk.answer.Rejected;
import org.icddesk.answer.Unauthorized;
import org.icddesk.http.OutboundFailure;
import org.icddesk.icd.EntityId;
import org.icddesk.icd.Language;
import org.icddesk.icd.Linearization;
import org.icddesk.icd.LinearizationUri;
import org.icddesk.icd.Release;
import org.icddesk.icd.entity.Entity;
import org.icddesk.testing.gateway.ScriptedGateway;
import org.icddesk.testing.gateway.VirtualTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers past their time: when they are served, and when they are not. */
class StaleAnswersTest {

    private static final LinearizationUri CHOLERA =
            LinearizationUri.of(new Release("2024-01"), Linearization.MMS, new EntityId("257068234"));

    private final ScriptedGateway desk = new ScriptedGateway();

    @Test
    void aStaleAnswerIsServedWhileItIsRevalidated() {
        Deque<Runnable> tasks = new ArrayDeque<>();
        ScriptedGateway later = new ScriptedGateway(
                task -> {
                    if (tasks.isEmpty()) {
                        task.run();
                    }
                    tasks.add(task);
                },
                10 << 20);
        later.who.then(ok("{'code': 'old'}"), ok("{'code': 'new'}"));
        later.gateway.entity(CHOLERA, Language.ENGLISH, Set.of());
        later.time.pass(Duration.ofDays(31));

        Answer<Entity> shown = later.gateway.entity(CHOLERA, Language.ENGLISH, Set.of());

        assertThat(shown.value().code()).isEqualTo("old");
        assertThat(shown.outageSince()).isEmpty();
        assertThat(later.who.requests()).hasSize(1);
        tasks.getLast().run();
        assertThat(later.gateway
                        .entity(CHOLERA, Language.ENGLISH, Set.of())
                        .value()
                        .code())
                .isEqualTo("new");
        assertThat(later.who.requests()).hasSize(2);
    }

    @Test
    void aVeryOldAnswerIsWaitedFor() {
        desk.who.then(ok("{'code': 'old'}"), ok("{'code': 'new'}"));
        entity();
        desk.time.pass(Duration.ofDays(61));

        assertThat(entity().value().code()).isEqualTo("new");
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504})
    void A09_A12_aStaleAnswerIsServedWhenWhoFails(int code) {
        desk.who.then(ok("{'code': '1A00'}")).always(status(code));
        entity();
        desk.time.pass(Duration.ofDays(400));

        Answer<Entity> answer = entity();

        assertThat(answer.value().code()).isEqualTo("1A00");
        assertThat(answer.asOf()).isEqualTo(VirtualTime.START);
        assertThat(answer.outageSince()).isPresent();
        assertThat(answer.outageSince().orElseThrow()).isAfterOrEqualTo(VirtualTime.START.plus(Duration.ofDays(400)));
    }

    @Test
    void A13_A19_A20_aStaleAnswerIsServedWhenTheConnectionOrTheAnswerIsBroken() {
        desk.who.then(ok("{'code': '1A00'}"));
        entity();
        desk.time.pass(Duration.ofDays(400));
        for (var step : new org.icddesk.testing.gateway.ScriptedOutbound.Step[] {
            fails(OutboundFailure.Reason.TIMEOUT), fails(OutboundFailure.Reason.TOO_LARGE), ok("{'code"), status(200)
        }) {
            desk.who.always(step);
            assertThat(entity().value().code()).isEqualTo("1A00");
            desk.time.pass(Duration.ofSeconds(11));
        }
    }

    @Test
    void A08_aStaleAnswerIsServedWhenWhoAsksForAPause() {
        desk.who.then(ok("{'code': '1A00'}")).always(status(429, "Retry-After", "30"));
        entity();
        desk.time.pass(Duration.ofDays(400));

        assertThat(entity().value().code()).isEqualTo("1A00");
        assertThat(entity().value().code()).isEqualTo("1A00");
        assertThat(desk.who.requests()).hasSize(2);
    }

    @Test
    void T33_aStaleAnswerIsServedWhenThereIsNoToken() {
        desk.who.then(ok("{'code': '1A00'}"));
        entity();
        desk.time.pass(Duration.ofDays(400));
        desk.authorizer.none(true);

        assertThat(entity().outageSince()).contains(VirtualTime.START.plus(Duration.ofDays(400)));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 410})
    void aStaleAnswerNeverReplacesAnotherAnswer(int code) {
        desk.who.then(ok("{'code': '1A00'}")).always(status(code));
        entity();
        desk.time.pass(Duration.ofDays(400));

        assertThatThrownBy(this::entity).isInstanceOfAny(NotFound.class, Unauthorized.class, Rejected.class);
    }

    @Test
    void whileWhoIsSilentOldAnswersComeAtOnce() {
        desk.who.then(ok("{'code': '1A00'}")).always(fails(OutboundFailure.Reason.TIMEOUT));
        entity();
        desk.time.pass(Duration.ofDays(400));
        for (int second = 0; second < 9; second++) {
            assertThat(entity().value().code()).isEqualTo("1A00");
            desk.time.pass(Duration.ofSeconds(1));
        }
        assertThat(desk.who.requests()).hasSize(2);

        desk.time.pass(Duration.ofSeconds(2));
        desk.who.always(ok("{'code': 'new'}"));
        assertThat(entity().value().code()).as("asked anew while nobody waits").isEqualTo("1A00");
        assertThat(entity().value().code()).isEqualTo("new");
    }

    @Test
    void A37_anAbsenceDoesNotTakeAnAnswersPlace() {
        desk.who.then(ok("{'code': '1A00'}")).always(status(404));
        entity();
        desk.time.pass(Duration.ofDays(31));

        assertThat(entity().value().code()).isEqualTo("1A00");
        assertThat(entity().value().code()).isEqualTo("1A00");
        assertThat(desk.who.requests()).hasSize(2);
    }

    @Test
    void afterARefreshStaleAnswersAreStillServed() {
        desk.who.then(ok("{'code': '1A00'}")).always(status(500));
        entity();

        desk.gateway.invalidateCache();

        assertThat(entity().value().code()).isEqualTo("1A00");
        assertThat(entity().outageSince()).isPresent();
    }

    private Answer<Entity> entity() {
        return desk.gateway.entity(CHOLERA, Language.ENGLISH, Set.of());
    }
}
