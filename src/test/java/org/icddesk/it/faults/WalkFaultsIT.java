// SPDX-License-Identifier: Apache-2.0
package org.icddesk.it.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.icddesk.sandbox.Counters;
import org.icddesk.sandbox.SandboxOptions;
import org.icddesk.sandbox.fault.Fault;
import org.icddesk.testing.Lane;
import org.icddesk.testing.server.Management;
import org.icddesk.testing.server.People;
import org.icddesk.testing.server.TestDesk;
import org.junit.jupiter.api.Test;

/** A walk while WHO is in trouble, its application is deployed anew and its server is killed. */
@Lane(Lane.OWN_SERVERS)
class WalkFaultsIT {

    private static final String ICD10 = "/icd/release/10/2019/";
    private static final String ADMINISTRATOR = "wanda";
    private static final Duration LONGEST = Duration.ofMinutes(3);
    private static final Map<String, String> SLOWLY = Map.of("ICD_INDEX_ICD10", "2019", "ICD_INDEX_RATE", "50");

    @Test
    void itGoesOnAfterThemAndAsksForNothingTwiceThatWasAnswered() {
        try (TestDesk desk = TestDesk.start("walk-faults", SandboxOptions.defaults(), SLOWLY, List.of("-Xmx256m"))) {
            People.add(desk.server(), ADMINISTRATOR, "icd-admin");
            Counters counters = desk.sandbox().counters();
            await().atMost(LONGEST).until(() -> counters.ofKind("entity") > 20);

            desk.sandbox()
                    .misbehave(
                            Fault.apiStatus(429).withHeader("Retry-After", "3").times(1));
            await().atMost(LONGEST).until(() -> walk(desk).getString("state").equals("HELD"));
            int held = counters.ofKind("entity");
            await().atMost(LONGEST).until(() -> counters.ofKind("entity") > held + 20);
            desk.sandbox()
                    .misbehave(
                            Fault.apiStatus(503).withHeader("Retry-After", "1").times(1));
            int failing = counters.ofKind("entity");
            await().atMost(LONGEST).until(() -> walk(desk).getInt("failures") == 2);
            await().atMost(LONGEST).until(() -> counters.ofKind("entity") > failing + 20);

            try (Management management = Management.of(desk.server())) {
                management.redeploy();
            }
            int redeployed = counters.ofKind("entity");
            await().atMost(LONGEST).until(() -> counters.ofKind("entity") > redeployed + 20);

            desk.server().kill();
            int before = counters.ofKind("entity");
            desk.restart(Map.of("ICD_INDEX_RATE", "1000"));
            await().atMost(LONGEST).until(() -> walk(desk).getString("state").equals("FINISHED"));

            int entities = walk(desk).getInt("done");
            assertThat(entities).isGreaterThan(400);
            assertThat(before).isLessThan(entities);
            assertThat(counters.ofKind("entity"))
                    .as("each entity, the two that were not answered, and the one that was on its way at each end")
                    .isBetween(entities, entities + 4);
            assertThat(counters.asked().stream()
                            .filter(asked -> asked.path().startsWith(ICD10))
                            .map(Counters.Asked::path)
                            .distinct())
                    .hasSize(entities);
            assertThat(counters.maxInFlight()).as("one request after the other").isEqualTo(1);
        }
    }

    private static JsonObject walk(TestDesk desk) {
        return desk.status(ADMINISTRATOR).getJsonArray("index").getJsonObject(0);
    }
}
