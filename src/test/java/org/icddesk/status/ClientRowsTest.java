// SPDX-License-Identifier: Apache-2.0
package org.icddesk.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.icddesk.request.RequestTally.Summary;
import org.junit.jupiter.api.Test;

class ClientRowsTest {

    @Test
    void nearlyAllRequestsFromOneAddressAreAWarningThatSaysWhatToDo() {
        assertThat(ClientRows.of(new Summary(1_000, Optional.of("10.1.2.3"), 970)))
                .filteredOn(StatusRow::bad)
                .containsExactly(new StatusRow("Nearly all from one address", "10.1.2.3, 97 %", true));
        assertThat(ClientRows.of(new Summary(1_000, Optional.of("10.1.2.3"), 970)))
                .anyMatch(row -> row.label().equals("What to do")
                        && row.value().contains("ICD_PROXIES")
                        && row.value().contains("reverse-proxy.cli")
                        && row.value().contains("icd.limits.searches"));
    }

    @Test
    void otherwiseItIsNone() {
        assertThat(ClientRows.of(new Summary(1_000, Optional.of("10.1.2.3"), 900)))
                .containsExactly(
                        new StatusRow("Requests of the last minutes", "1000", false),
                        new StatusRow("Most of them from", "10.1.2.3, 90 %", false));
        assertThat(ClientRows.of(new Summary(0, Optional.empty(), 0)))
                .containsExactly(new StatusRow("Requests of the last minutes", "0", false));
    }

    @Test
    void kindsThatHaveAskedHaveARow() {
        assertThat(ClientRows.kinds(java.util.Map.of("fhir", 3L, "page", 1_200L, "mcp", 0L)))
                .extracting(StatusRow::label)
                .containsExactly("Pages", "FHIR");
    }
}
