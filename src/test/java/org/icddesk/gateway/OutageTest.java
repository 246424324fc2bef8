// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.icddesk.testing.gateway.ScriptedOutbound.fails;
import static org.icddesk.testing.gateway.ScriptedOutbound.json;
import static org.icddesk.testing.gateway.ScriptedOutbound.ok;
import static org.icddesk.testing.gateway.ScriptedOutbound.status;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import org.icddesk.answer.Answer;
import org.icddesk.answer.Busy;
import org.icddesk.answer.GatewayStatus.CircuitState;
import org.icddesk.answer.NotFound;
import org.icddesk.answer.Unavailable;
import org.icddesk.http.OutboundFailure;
import org.icddesk.http.OutboundResponse;
import org.icddesk.icd.EntityId;
import org.icddesk.icd.FoundationUri;
import org.icddesk.icd.Icd10Uri;
import org.icddesk.icd.Language;
import org.icddesk.icd.Linearization;
import org.icddesk.icd.LinearizationUri;
import org.icddesk.icd.Release;
import org.icddesk.icd.Scope;
import org.icddesk.icd.entity.Entity;
import org.icddesk.icd.search.SearchRequest;
import org.icddesk.testing.gateway.ScriptedGateway;
import org.icddesk.testing.gateway.ScriptedOutbound;
import org.icddesk.testing.gateway.VirtualTime;
import org.junit.jupiter.api.Test;

/** What remembered answers do while WHO is silent, at the ends of their times, and when this server itself fails. */
class OutageTest {

    private static final Duration TICK = Duration.ofNanos(1);

    private final ScriptedGateway desk = new ScriptedGateway();

    @Test
    void A35_whileWhoIsSilentAFreshAnswerTriesWhetherItIsBackOnceInTenSeconds() {
        remember(1);
        silence();
        assertThat(entity(1).outageSince()).contains(VirtualTime.START);
        assertThat(asked()).as("the first reader tries").isEqualTo(3);
        for (int second = 1; second < 10; second++) {
            desk.time.pass(Duration.ofSeconds(1));
            entity(1);
        }
        assertThat(asked()).isEqualTo(3);
        desk.time.pass(Duration.ofSeconds(1));
        desk.who.always(ok("{'code': 'new'}"));
        assertThat(entity(1).value().code()).as("at once, without waiting").isEqualTo("old");
        assertThat(asked()).isEqualTo(4);
        assertThat(entity(1).value().code()).isEqualTo("new");
        assertThat(entity(1).outageSince()).isEmpty();
        assertThat(asked()).isEqualTo(4);
    }

    @Test
    void P10_readersOfCachedAnswersSeeWithinFifteenSecondsThatWhoIsBack() {
        remember(1);
        desk.who.always(status(500));
        for (int id = 2; id <= 6; id++) {
            int unseen = id;
            assertThatThrownBy(() -> entity(unseen)).isInstanceOf(Unavailable.class);
        }
        assertThat(desk.gateway.status().breaker()).isEqualTo(CircuitState.OPEN);
        assertThat(entity(1).outageSince()).isPresent();
        desk.who.always(ok("{'code': 'old'}"));

        assertThat(secondsUntilLive()).isBetween(10, 12);
    }

    @Test
    void P10_aProbeInVainDoesNotPutOffTheNextByMoreThanTheRestOfTheBreaker() {
        remember(1);
        desk.who.always(status(500));
        for (int id = 2; id <= 6; id++) {
            int unseen = id;
            assertThatThrownBy(() -> entity(unseen)).isInstanceOf(Unavailable.class);
        }
        int before = asked();
        for (int second = 0; second < 60; second++) {
            entity(1);
            desk.time.pass(Duration.ofSeconds(1));
        }
        assertThat(asked() - before).isEqualTo(5);
    }

    @Test
    void A35_whileWhoComesAndGoesEverySecondAReadPageFailsNeverAndProbesAreTenSecondsApart() {
        remember(1);
        List<Duration> probes = new ArrayList<>();
        ScriptedOutbound.Step down = noted(probes, status(500));
        ScriptedOutbound.Step up = noted(probes, ok("{'code': 'old'}"));
        for (int second = 0; second < 60; second++) {
            desk.who.always(second % 2 == 0 ? down : up);
            int unseen = 100 + second;
            Throwable failure = catchThrowable(() -> entity(unseen));
            assertThat(failure == null || failure instanceof Unavailable).isTrue();
            for (int read = 0; read < 10; read++) {
                assertThat(entity(1).value().code()).isEqualTo("old");
                desk.time.pass(Duration.ofMillis(100));
            }
        }
        assertThat(probes).hasSizeBetween(3, 6);
        for (int i = 1; i < probes.size(); i++) {
            assertThat(probes.get(i).minus(probes.get(i - 1))).isGreaterThanOrEqualTo(Duration.ofSeconds(10));
        }
    }

    /** Notes when the remembered entity is asked for again. */
    private ScriptedOutbound.Step noted(List<Duration> probes, ScriptedOutbound.Step step) {
        return request -> {
            if (request.uri().getPath().endsWith("/1")) {
                probes.add(Duration.ofNanos(desk.time.nanos()));
            }
            return step.answer(request);
        };
    }

    private int secondsUntilLive() {
        int seconds = 0;
        while (seconds < 60 && entity(1).outageSince().isPresent()) {
            desk.time.pass(Duration.ofSeconds(1));
            seconds++;
        }
        return seconds;
    }

    @Test
    void anAnswerIsFreshUntilItsMonthIsOverAndLingersForAnother() {
        Duration month = Duration.ofDays(30);
        remember(1);
        desk.who.always(status(404));
        desk.time.pass(month.minus(TICK));
        entity(1);
        assertThat(asked()).as("fresh").isEqualTo(1);
        desk.time.pass(TICK);
        assertThat(entity(1).value().code()).as("lingering").isEqualTo("old");
        assertThat(asked()).isEqualTo(2);
        desk.time.pass(month.minus(TICK));
        assertThat(entity(1).value().code()).isEqualTo("old");
        desk.time.pass(TICK);
        assertThatThrownBy(() -> entity(1)).as("over").isInstanceOf(NotFound.class);
    }

    @Test
    void aSearchIsServedStaleForAMonthAndNoLonger() {
        SearchRequest question =
                SearchRequest.of(Scope.of(new Release("2024-01"), Linearization.MMS), "cholera", Language.ENGLISH);
        desk.who.then(ok("{'destinationEntities': []}")).always(fails(OutboundFailure.Reason.TIMEOUT));
        desk.gateway.search(question);
        desk.time.pass(Duration.ofDays(30).minusSeconds(1));
        assertThat(desk.gateway.search(question).outageSince()).isPresent();
        desk.time.pass(Duration.ofMinutes(1));
        assertThatThrownBy(() -> desk.gateway.search(question)).isInstanceOf(Unavailable.class);
    }

    @Test
    void A05_anAbsenceEndsWithItsTenMinutes() {
        desk.who.then(status(404)).always(ok("{'code': 'new'}"));
        assertThatThrownBy(() -> entity(1)).isInstanceOf(NotFound.class);
        desk.time.pass(Duration.ofMinutes(10).minus(TICK));
        assertThatThrownBy(() -> entity(1)).isInstanceOf(NotFound.class);
        desk.time.pass(TICK);
        assertThat(entity(1).value().code()).isEqualTo("new");
    }

    @Test
    void anAnswerEndsAnAbsenceAndARefreshToo() {
        desk.who.then(status(404));
        assertThatThrownBy(() -> entity(1)).isInstanceOf(NotFound.class);
        desk.gateway.invalidateCache();
        desk.who.always(ok("{'code': 'new'}"));
        assertThat(entity(1).value().code()).isEqualTo("new");
    }

    @Test
    void cachedAnswersAreDistinguishedFromOthers() {
        LinearizationUri root = LinearizationUri.root(Linearization.MMS);
        Release release = new Release("2024-01");
        assertThat(desk.gateway.hasCached(root, release)).isFalse();
        desk.who.always(ok("{'title': {'@language': 'en', '@value': 'MMS'}}"));
        desk.gateway.classification(release, Linearization.MMS, Language.ENGLISH);
        assertThat(desk.gateway.hasCached(root, release)).isTrue();
        assertThat(desk.gateway.hasCached(root, new Release("2023-01"))).isFalse();
        assertThat(desk.gateway.hasCached(LinearizationUri.root(Linearization.ICF), release))
                .isFalse();
        desk.gateway.icd10(new Release("2019"), Language.ENGLISH);
        assertThat(desk.gateway.hasCached(new Icd10Uri(Optional.empty(), Optional.empty()), new Release("2019")))
                .isTrue();
        desk.gateway.foundation(Optional.of(release), Language.ENGLISH);
        assertThat(desk.gateway.hasCached(FoundationUri.ROOT, release)).isTrue();
        assertThat(desk.gateway.hasCached(FoundationUri.ROOT, new Release("2019")))
                .isFalse();
    }

    @Test
    void L11_aServerThatTakesNoMoreWorkIsBusyAndItsRoomIsFreeAgain() {
        boolean[] full = {true};
        ScriptedGateway refusing = new ScriptedGateway(
                task -> {
                    if (full[0]) {
                        throw new RejectedExecutionException();
                    }
                    task.run();
                },
                10 << 20);
        refusing.who.always(ok("{'code': '1A00'}"));
        for (int i = 0; i < 100; i++) {
            assertThatThrownBy(() -> refusing.gateway.entity(uri(1), Language.ENGLISH, Set.of()))
                    .isInstanceOf(Busy.class);
        }
        assertThat(refusing.gateway.status().waiting()).isZero();
        full[0] = false;
        assertThat(refusing.gateway
                        .entity(uri(1), Language.ENGLISH, Set.of())
                        .value()
                        .code())
                .isEqualTo("1A00");
    }

    @Test
    void L09_whoeverAsksAfterTheServerRanOutOfThreadsIsAnswered() {
        boolean[] out = {true};
        ScriptedGateway scarce = new ScriptedGateway(
                task -> {
                    if (out[0]) {
                        throw new OutOfMemoryError("unable to create native thread");
                    }
                    task.run();
                },
                10 << 20);
        scarce.who.always(ok("{'code': '1A00'}"));
        for (int i = 0; i < 100; i++) {
            assertThatThrownBy(() -> scarce.gateway.entity(uri(1), Language.ENGLISH, Set.of()))
                    .isInstanceOf(Unavailable.class);
        }
        out[0] = false;

        assertThat(scarce.gateway
                        .entity(uri(1), Language.ENGLISH, Set.of())
                        .value()
                        .code())
                .isEqualTo("1A00");
        assertThat(scarce.gateway.status().waiting()).isZero();
    }

    @Test
    void aFaultOfOurOwnIsAFailureAndNotForEver() {
        desk.who.then(request -> {
            throw new IllegalStateException("ours");
        });
        assertThatThrownBy(() -> entity(1)).isInstanceOf(Unavailable.class);
        desk.who.always(ok("{'code': '1A00'}"));
        assertThat(entity(1).value().code()).isEqualTo("1A00");
        assertThat(desk.gateway.status().inFlight()).isZero();
        assertThat(desk.gateway.status().waiting()).isZero();
    }

    @Test
    void A06_aWrongAddressIsToldByTheRootsThatItDoesNotKnow() {
        assertThat(desk.gateway.status().rootMissing()).isFalse();
        desk.who.always(status(404));
        assertThatThrownBy(() -> entity(1)).isInstanceOf(NotFound.class);
        assertThat(desk.gateway.status().rootMissing())
                .as("an entity may be missing")
                .isFalse();
        assertThatThrownBy(() -> desk.gateway.latestRelease(Linearization.MMS)).isInstanceOf(NotFound.class);
        assertThat(desk.gateway.status().rootMissing()).isTrue();
        desk.who.always(status(503));
        assertThatThrownBy(() -> desk.gateway.foundation(Optional.empty(), Language.ENGLISH))
                .isInstanceOf(Unavailable.class);
        assertThat(desk.gateway.status().rootMissing())
                .as("silence tells nothing of it")
                .isTrue();
        desk.time.pass(Duration.ofMinutes(11));
        desk.who.always(ok("{'title': {'@language': 'en', '@value': 'Foundation'}}"));
        desk.gateway.foundation(Optional.empty(), Language.ENGLISH);
        assertThat(desk.gateway.status().rootMissing()).isFalse();
    }

    @Test
    void A38_theVersionThatAnAnswerTellsIsShownCleaned() {
        assertThat(desk.gateway.status().version()).isEmpty();
        desk.who.always(request -> versioned("v2.6.0"));
        entity(1);
        assertThat(desk.gateway.status().version()).contains("v2.6.0");
        desk.who.always(request -> versioned("<script>" + "3".repeat(50)));
        entity(2);
        assertThat(desk.gateway.status().version()).contains("?script?333333333333");
        desk.who.always(ok("{}"));
        entity(3);
        assertThat(desk.gateway.status().version()).contains("");
    }

    private static OutboundResponse versioned(String version) {
        OutboundResponse plain = json("{}");
        return new OutboundResponse(200, plain.headers().with("API-Version", version), plain.body());
    }

    private void remember(int id) {
        desk.who.then(ok("{'code': 'old'}"));
        entity(id);
    }

    /** Lets one question fail, so that WHO counts as silent. */
    private void silence() {
        desk.who.always(fails(OutboundFailure.Reason.TIMEOUT));
        assertThatThrownBy(() -> entity(99)).isInstanceOf(Unavailable.class);
    }

    private int asked() {
        return desk.who.requests().size();
    }

    private Answer<Entity> entity(int id) {
        return desk.gateway.entity(uri(id), Language.ENGLISH, Set.of());
    }

    private static LinearizationUri uri(int id) {
        return LinearizationUri.of(new Release("2024-01"), Linearization.MMS, new EntityId(String.valueOf(id)));
    }
}
