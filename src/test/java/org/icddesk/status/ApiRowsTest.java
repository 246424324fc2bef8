// SPDX-License-Identifier: Apache-2.0
package org.icddesk.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.icddesk.answer.GatewayStatus;
import org.junit.jupiter.api.Test;

/** The way to the ICD API in words. */
class ApiRowsTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    @Test
    void A06_aWrongAddressIsTold() {
        assertThat(way(Optional.empty(), false)).noneMatch(StatusRow::bad);
        assertThat(way(Optional.empty(), true))
                .filteredOn(StatusRow::bad)
                .singleElement()
                .satisfies(row -> assertThat(row.value()).contains("no ICD API", "404", "icd.api.url"));
    }

    @Test
    void A38_anotherVersionThanOursIsTold() {
        assertThat(way(Optional.of("v2.6.0"), false)).noneMatch(StatusRow::bad).anyMatch(row -> row.value()
                .equals("v2.6.0"));
        assertThat(way(Optional.of("2"), false)).noneMatch(StatusRow::bad);
        assertThat(way(Optional.of("v3.0"), false))
                .filteredOn(StatusRow::bad)
                .singleElement()
                .satisfies(row -> assertThat(row.value()).startsWith("v3.0"));
        assertThat(way(Optional.of(""), false))
                .filteredOn(StatusRow::bad)
                .singleElement()
                .satisfies(row -> assertThat(row.value()).startsWith("not stated"));
        assertThat(way(Optional.of("v20"), false)).anyMatch(StatusRow::bad);
    }

    @Test
    void L10_aDiskThatKeepsNothingIsTold() {
        assertThat(ApiRows.cache(status(Optional.empty(), false, Optional.empty())))
                .noneMatch(StatusRow::bad);
        assertThat(ApiRows.cache(status(Optional.empty(), false, Optional.of("The folder is full"))))
                .filteredOn(StatusRow::bad)
                .singleElement()
                .satisfies(row -> assertThat(row.value()).isEqualTo("The folder is full"));
    }

    private static List<StatusRow> way(Optional<String> version, boolean rootMissing) {
        return ApiRows.upstream(status(version, rootMissing, Optional.empty()), NOW);
    }

    @Test
    void A03_A04_aRefusalIsTold() {
        assertThat(ApiRows.upstream(status(Optional.empty(), false, Optional.empty(), Optional.of(NOW)), NOW))
                .filteredOn(StatusRow::bad)
                .singleElement()
                .satisfies(row -> assertThat(row.value())
                        .contains("WHO does not accept this server's token", "Accept WHO's terms of use"));
    }

    private static GatewayStatus status(Optional<String> version, boolean rootMissing, Optional<String> fault) {
        return status(version, rootMissing, fault, Optional.empty());
    }

    private static GatewayStatus status(
            Optional<String> version, boolean rootMissing, Optional<String> fault, Optional<Instant> refused) {
        return new GatewayStatus(
                GatewayStatus.CircuitState.CLOSED,
                Optional.empty(),
                Optional.empty(),
                refused,
                0,
                0,
                Optional.of(NOW),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Map.of(),
                1,
                1_000,
                1,
                1,
                0,
                0,
                1,
                1_000,
                fault,
                version,
                rootMissing,
                Optional.empty(),
                Optional.empty(),
                0,
                Duration.ZERO,
                Map.of());
    }
}
