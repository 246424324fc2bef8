// SPDX-License-Identifier: Apache-2.0
package org.icddesk.it.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.icddesk.reliability.Reliability;
import org.icddesk.testing.faults.Crowd;
import org.icddesk.testing.http.SlowClients;
import org.icddesk.testing.server.SharedDesk;
import org.icddesk.testing.server.TestDesk;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Clients that never come to the end of their request, against what headers-and-limits.cli sets. */
class SlowClientsIT {

    private static final int CLIENTS = 500;
    private static final Duration WHILE = Duration.ofSeconds(1);
    private static final List<String> PAGES =
            List.of("/icd/release/11/2024-01/mms/257068234", "/api/icd/release/11/2024-01/mms/257068234", "/help");

    private final TestDesk desk = SharedDesk.get();

    @Test
    void B39_fiveHundredSlowClientsDoNotMakeOthersWait() throws IOException {
        Crowd.during(WHILE, desk, 4, PAGES);
        // Another program on the machine may slow one moment down, so one of a few rounds has to hold.
        await().atMost(Duration.ofMinutes(2)).pollInSameThread().untilAsserted(() -> {
            Duration alone = Crowd.during(WHILE, desk, 4, PAGES).quantile(0.95);
            try (SlowClients slow = SlowClients.open(desk.server().url("/"), CLIENTS)) {
                Crowd others = Crowd.during(WHILE, desk, 4, PAGES);
                Duration beside = others.quantile(0.95);

                assertThat(slow.open()).isEqualTo(CLIENTS);
                assertThat(others.failures()).isEmpty();
                // How little others notice, the benchmark shows on a quiet machine.
                assertThat(beside).isLessThan(alone.multipliedBy(10).plusMillis(300));
                Reliability.measured(
                        "B39",
                        "95 % of answers within " + alone.toNanos() / 1000 + " µs alone, " + beside.toNanos() / 1000
                                + " µs beside " + CLIENTS + " slow clients");
            }
        });
    }

    @Test
    @Tag("soak")
    void B39_aRequestWhoseHeadTakesTooLongIsCutOff() throws IOException {
        try (SlowClients slow = SlowClients.open(desk.server().url("/"), CLIENTS)) {
            long begun = System.nanoTime();
            await().atMost(Duration.ofMinutes(4)).until(() -> slow.open() == 0);
            Reliability.measured(
                    "B39",
                    CLIENTS + " slow clients cut off after "
                            + Duration.ofNanos(System.nanoTime() - begun).toSeconds() + " s");
        }
    }
}
