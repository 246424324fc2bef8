// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.icddesk.testing.gateway.ScriptedOutbound.json;
import static org.icddesk.testing.gateway.ScriptedOutbound.ok;
import static org.icddesk.testing.gateway.ScriptedOutbound.status;

import java.time.Duration;
import java.util.Set;
import org.icddesk.answer.Answer;
import org.icddesk.answer.NotFound;
import org.icddesk.http.Headers;
import org.icddesk.http.OutboundResponse;
import org.icddesk.icd.EntityId;
import org.icddesk.icd.Language;
import org.icddesk.icd.Linearization;
import org.icddesk.icd.LinearizationUri;
import org.icddesk.icd.Release;
import org.icddesk.icd.entity.Entity;
import org.icddesk.icd.entity.Include;
import org.icddesk.testing.gateway.ScriptedGateway;
import org.icddesk.testing.gateway.VirtualTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is cached, how long, and within which bounds. */
class AnswerCachingTest {

    private static final LinearizationUri CHOLERA =
            LinearizationUri.of(new Release("2024-01"), Linearization.MMS, new EntityId("257068234"));

    private final ScriptedGateway desk = new ScriptedGateway();

    @Test
    void aFreshAnswerIsNotAskedForAgain() {
        desk.who.always(ok("{'code': '1A00'}"));

        Answer<Entity> first = entity();
        desk.time.pass(Duration.ofDays(29));
        Answer<Entity> second = entity();

        assertThat(desk.who.requests()).hasSize(1);
        assertThat(second.value()).isSameAs(first.value());
        assertThat(second.asOf()).isEqualTo(VirtualTime.START);
        assertThat(second.outageSince()).isEmpty();
    }

    @Test
    void otherLanguagesAndPartsAreOtherQuestions() {
        desk.gateway.entity(CHOLERA, Language.ENGLISH, Set.of());
        desk.gateway.entity(CHOLERA, new Language("fr"), Set.of());
        desk.gateway.entity(CHOLERA, Language.ENGLISH, Set.of(Include.ANCESTOR));
        desk.gateway.entity(CHOLERA.in(new Release("2026-01")), Language.ENGLISH, Set.of());

        assertThat(desk.who.requests()).hasSize(4);
    }

    @Test
    void A05_anAbsenceIsCachedForTenMinutes() {
        desk.who.always(status(404));
        assertThatThrownBy(this::entity).isInstanceOf(NotFound.class);
        desk.time.pass(Duration.ofMinutes(9));
        assertThatThrownBy(this::entity).isInstanceOf(NotFound.class);
        assertThat(desk.who.requests()).hasSize(1);

        desk.time.pass(Duration.ofMinutes(2));
        desk.who.always(ok("{'code': '1A00'}"));
        assertThat(entity().value().code()).isEqualTo("1A00");
        assertThat(entity().value().code()).isEqualTo("1A00");
        assertThat(desk.who.requests()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 500, 429})
    void noFailureButAnAbsenceIsCached(int code) {
        desk.who.always(status(code));
        catchThrowable(this::entity);
        desk.time.pass(Duration.ofMinutes(6));
        desk.who.always(ok("{'code': '1A00'}"));

        assertThat(entity().value().code()).isEqualTo("1A00");
    }

    @Test
    void whatMustNotBeStoredIsNot() {
        desk.who.always(request -> new OutboundResponse(
                200,
                Headers.none().with("Content-Type", "application/json").with("Cache-Control", "no-store"),
                "{}".getBytes()));
        entity();
        entity();

        assertThat(desk.who.requests()).hasSize(2);
        assertThat(desk.gateway.status().remembered()).isZero();
    }

    @Test
    void L01_agesHeedNoChangeOfTheClock() {
        desk.who.always(ok("{'code': '1A00'}"));
        entity();
        desk.time.set(Duration.ofHours(-2));
        entity();
        desk.time.set(Duration.ofDays(365));
        entity();

        assertThat(desk.who.requests()).hasSize(1);
    }

    @Test
    void L09_theMemoryIsBoundedByWeightAndEvictionsAreCounted() {
        ScriptedGateway small = new ScriptedGateway(Runnable::run, 100_000);
        small.who.always(request -> json("{'code': '1A00', 'x': '" + "x".repeat(10_000) + "'}"));
        for (int id = 1; id <= 50; id++) {
            small.gateway.entity(
                    LinearizationUri.of(new Release("2024-01"), Linearization.MMS, new EntityId("" + id)),
                    Language.ENGLISH,
                    Set.of());
        }

        assertThat(small.gateway.status().rememberedBytes()).isLessThanOrEqualTo(100_000);
        assertThat(small.gateway.status().remembered()).isBetween(1L, 3L);
        assertThat(small.gateway.status().evictions())
                .isEqualTo(50 - small.gateway.status().remembered());
    }

    @Test
    void hitsAndMissesAreCounted() {
        entity();
        entity();
        entity();

        assertThat(desk.gateway.status().hits()).isEqualTo(2);
        assertThat(desk.gateway.status().misses()).isEqualTo(1);
        assertThat(desk.gateway.status().waiting()).isZero();
    }

    private Answer<Entity> entity() {
        return desk.gateway.entity(CHOLERA, Language.ENGLISH, Set.of());
    }
}
