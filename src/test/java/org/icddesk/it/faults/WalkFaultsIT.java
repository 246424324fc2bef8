// SPDX-License-Identifier: Apache-2.0
package org.icddesk.it.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.icddesk.sandbox.Counters;
import org.icddesk.sandbox.Sandbox;
import org.icddesk.sandbox.SandboxOptions;
import org.icddesk.sandbox.fault.Fault;
import org.icddesk.testing.Lane;
import org.icddesk.testing.server.Management;
import org.icddesk.testing.server.People;
import org.icddesk.testing.server.TestDesk;
import org.junit.jupiter.api.Test;

/** A walk while WHO is in trouble, its application is deployed anew and its server is killed. */
@Lane(Lane.OTHER_SERVERS)
class WalkFaultsIT {

    private static final String ADMINISTRATOR = "wanda";
    private static final String ICD10 = "/icd/release/10/2019/";
    private static final Duration LONGEST = Duration.ofMinutes(3);

    @Test
    void itGoesOnAfterThemAndAsksForNothingTwiceThatWasAnswered() {
        SandboxOptions options = SandboxOptions.defaults();
        try (Sandbox who = Sandbox.start(options)) {
            // What stops it for ten minutes is ended by a new deployment and by a kill.
            who.misbehave(wait(429, 3).onPath(ICD10 + "III$"));
            who.misbehave(wait(503, 1).onPath(ICD10 + "V$"));
            who.misbehave(wait(429, 600).onPath(ICD10 + "A15-A19$"));
            who.misbehave(wait(429, 600).onPath(ICD10 + "A00[.]9$"));
            Map<String, String> settings = Map.of(
                    "ICD_INDEX_ICD10",
                    "2019",
                    "ICD_INDEX_RATE",
                    "1000",
                    "ICD_API_URL",
                    who.apiUrl(),
                    "ICD_TOKEN_URL",
                    who.tokenUrl());
            try (TestDesk desk = TestDesk.start("walk-faults", options, settings, List.of("-Xmx256m"))) {
                People.add(desk.server(), ADMINISTRATOR, "icd-admin");
                Counters counters = who.counters();
                awaitHeldAt("A15-A19", who, desk);
                assertThat(counters.ofPath(ICD10 + "III")).isEqualTo(2);
                assertThat(counters.ofPath(ICD10 + "V")).isEqualTo(2);

                try (Management management = Management.of(desk.server())) {
                    management.redeploy();
                }
                awaitHeldAt("A00.9", who, desk);
                assertThat(counters.ofPath(ICD10 + "A15-A19")).isEqualTo(2);

                desk.server().kill();
                desk.restart();
                await().atMost(LONGEST)
                        .until(() -> walk(desk).getString("state").equals("FINISHED"));

                int entities = walk(desk).getInt("done");
                assertThat(entities).isGreaterThan(400);
                assertThat(counters.ofKind("entity"))
                        .as("each entity once, and the four again that were not answered")
                        .isEqualTo(entities + 4);
                assertThat(counters.maxInFlight())
                        .as("one request after the other")
                        .isEqualTo(1);
                desk.server().close();
                assertThat(desk.log()).doesNotContain("ERROR");
            }
        }
    }

    private static Fault wait(int status, int seconds) {
        return Fault.apiStatus(status)
                .withHeader("Retry-After", String.valueOf(seconds))
                .times(1);
    }

    /** Waits until the walk has asked for an entity and was told to wait. */
    private static void awaitHeldAt(String code, Sandbox who, TestDesk desk) {
        await().atMost(LONGEST)
                .ignoreExceptions()
                .until(() -> who.counters().ofPath(ICD10 + code) == 1
                        && walk(desk).getString("state").equals("HELD"));
    }

    private static JsonObject walk(TestDesk desk) {
        return desk.status(ADMINISTRATOR).getJsonArray("index").getJsonObject(0);
    }
}
