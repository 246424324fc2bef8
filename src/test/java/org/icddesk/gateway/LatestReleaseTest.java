// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.icddesk.testing.gateway.ScriptedOutbound.ok;
import static org.icddesk.testing.gateway.ScriptedOutbound.status;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.icddesk.answer.Unavailable;
import org.icddesk.icd.EntityId;
import org.icddesk.icd.FoundationUri;
import org.icddesk.icd.Language;
import org.icddesk.icd.Linearization;
import org.icddesk.icd.Release;
import org.icddesk.testing.gateway.ScriptedGateway;
import org.icddesk.testing.gateway.ScriptedOutbound;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** For how long a release is taken for the latest. */
class LatestReleaseTest {

    private final ScriptedGateway desk = new ScriptedGateway();

    @Test
    void A36_theLatestReleaseMovesWithinTheHour() {
        desk.who.then(latest("2025-01"));
        desk.who.always(latest("2026-01"));

        assertThat(latest()).isEqualTo(new Release("2025-01"));
        desk.time.pass(Duration.ofMinutes(59));
        assertThat(latest()).isEqualTo(new Release("2025-01"));
        desk.time.pass(Duration.ofMinutes(62));
        assertThat(latest()).isEqualTo(new Release("2026-01"));
    }

    @Test
    void A36_theFirstWhoAsksAfterTheHourIsToldTheNewRelease() {
        desk.who.then(latest("2025-01"));
        desk.who.always(latest("2026-01"));

        assertThat(latest()).isEqualTo(new Release("2025-01"));
        desk.time.pass(Duration.ofMinutes(61));
        assertThat(latest()).isEqualTo(new Release("2026-01"));
    }

    @Test
    void A36_inTheLastMinutesOfTheHourWhoIsAskedWhileNobodyWaits() {
        desk.who.then(latest("2025-01"));
        desk.who.always(latest("2026-01"));

        latest();
        desk.time.pass(Duration.ofMinutes(51));
        assertThat(latest()).isEqualTo(new Release("2025-01"));
        assertThat(desk.who.requests()).hasSize(2);
        assertThat(latest()).isEqualTo(new Release("2026-01"));
    }

    @Test
    @Timeout(60)
    void A36_afterTheHourTheOldReleaseIsToldAtOnceWhileWhoIsSilent() {
        List<Runnable> later = new ArrayList<>();
        boolean[] held = {false};
        ScriptedGateway slow = new ScriptedGateway(
                task -> {
                    if (held[0]) {
                        later.add(task);
                    } else {
                        task.run();
                    }
                },
                10 << 20);
        slow.who.then(latest("2025-01"));
        slow.gateway.latestRelease(Linearization.MMS);
        slow.time.pass(Duration.ofHours(3));
        slow.who.then(status(500));
        assertThatThrownBy(() -> slow.gateway.latestIcd10Release()).isInstanceOf(Unavailable.class);
        slow.who.always(latest("2026-01"));
        held[0] = true;

        assertThat(slow.gateway.latestRelease(Linearization.MMS)).isEqualTo(new Release("2025-01"));
        later.forEach(Runnable::run);
        assertThat(slow.gateway.latestRelease(Linearization.MMS)).isEqualTo(new Release("2026-01"));
    }

    @Test
    void A36_anAdministratorCanMakeItMoveAtOnce() {
        desk.who.then(latest("2025-01"));
        latest();
        desk.who.always(latest("2026-01"));

        desk.gateway.invalidateCache();

        assertThat(latest()).isEqualTo(new Release("2026-01"));
    }

    @Test
    void theFoundationWithoutAReleaseIsTheLatestForAnHour() {
        FoundationUri uri = FoundationUri.of(new EntityId("257068234"));
        desk.who.always(ok("{}"));
        desk.gateway.foundationEntity(uri, Optional.empty(), Language.ENGLISH, Set.of());
        desk.gateway.foundationEntity(uri, Optional.of(new Release("2024-01")), Language.ENGLISH, Set.of());
        desk.time.pass(Duration.ofHours(3));
        desk.gateway.foundationEntity(uri, Optional.empty(), Language.ENGLISH, Set.of());
        desk.gateway.foundationEntity(uri, Optional.of(new Release("2024-01")), Language.ENGLISH, Set.of());

        assertThat(desk.who.requests())
                .extracting(r -> r.uri().toString())
                .containsExactly(
                        "http://api.test/icd/entity/257068234",
                        "http://api.test/icd/entity/257068234?releaseId=2024-01",
                        "http://api.test/icd/entity/257068234");
    }

    private Release latest() {
        return desk.gateway.latestRelease(Linearization.MMS);
    }

    private static ScriptedOutbound.Step latest(String release) {
        return ok("{'latestRelease': 'http://id.who.int/icd/release/11/" + release + "/mms'}");
    }
}
