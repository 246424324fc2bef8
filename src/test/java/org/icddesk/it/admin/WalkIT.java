// SPDX-License-Identifier: Apache-2.0
package org.icddesk.it.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.icddesk.sandbox.Sandbox;
import org.icddesk.sandbox.SandboxOptions;
import org.icddesk.sandbox.fault.Fault;
import org.icddesk.testing.Lane;
import org.icddesk.testing.TestHttp;
import org.icddesk.testing.server.People;
import org.icddesk.testing.server.TestDesk;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** The walk for the index, as administrators see and steer it. */
@Lane(Lane.OTHER_SERVERS)
class WalkIT {

    private static final String WALK = "?walk=icd10-latest-en";
    private static final String ANNA = People.authorization("anna");
    private static final Duration LONGEST = Duration.ofMinutes(3);

    @Test
    void anAdministratorSeesTheWalkPausesItLetsItGoOnAndHasItBeginAnew() throws IOException {
        SandboxOptions options = SandboxOptions.defaults();
        try (Sandbox who = Sandbox.start(options);
                TestDesk desk = heldAt("A15-A19", who, options)) {
            People.add(desk.server(), "anna", "icd-admin");
            await().atMost(LONGEST).until(() -> state(desk).equals("HELD"));
            theStatusPageShowsIt(desk);

            assertThat(desk.get("/status/index-pause" + WALK).statusCode()).isEqualTo(401);
            assertThat(unconfirmed(desk)).isEqualTo(403);
            assertThat(desk.get("/status/index-pause?walk=nothing", "Authorization", ANNA)
                            .statusCode())
                    .isEqualTo(404);
            desk.act("index-pause" + WALK, "anna");
            await().atMost(LONGEST).until(() -> state(desk).equals("PAUSED"));
            desk.restart(Map.of());
            await().atMost(LONGEST).until(() -> state(desk).equals("PAUSED"));
            int kept = walk(desk).getInt("done");
            assertThat(kept).isGreaterThan(20);
            int asked = entitiesAsked(who);

            desk.act("index-go-on" + WALK, "anna");
            await().atMost(LONGEST).until(() -> state(desk).equals("FINISHED"));
            int entities = walk(desk).getInt("done");
            assertThat(entities).isGreaterThan(400);
            assertThat(entitiesAsked(who) - asked)
                    .as("what was kept before the restart is not asked for again")
                    .isEqualTo(entities - kept);

            desk.act("index-anew" + WALK, "anna");
            await().atMost(LONGEST).until(() -> entitiesAsked(who) == asked + entities - kept + entities);
            await().atMost(LONGEST).until(() -> state(desk).equals("FINISHED"));
            assertThat(walk(desk).getJsonObject("searched").getInt("entities")).isEqualTo(entities);

            assertThat(Files.readString(desk.server().setup().base().resolve("log/icd-desk-audit.log")))
                    .contains("ICDDESK-A001 anna")
                    .contains("paused the walk icd10-latest-en")
                    .contains("resumed the walk icd10-latest-en")
                    .contains("restarted the walk icd10-latest-en");
            assertThat(desk.log()).contains("ICDDESK-I008", "ICDDESK-I009").doesNotContain("ICDDESK-I010");
        }
    }

    /** {@return a server whose walk is told to wait for ten minutes when it asks for an entity} */
    private static TestDesk heldAt(String code, Sandbox who, SandboxOptions options) {
        who.misbehave(Fault.apiStatus(429)
                .withHeader("Retry-After", "600")
                .onPath("/10/2019/" + code + "$")
                .times(1));
        Map<String, String> settings = Map.of(
                "ICD_INDEX_ICD10",
                "latest",
                "ICD_INDEX_RATE",
                "1000",
                "ICD_API_URL",
                who.apiUrl(),
                "ICD_TOKEN_URL",
                who.tokenUrl());
        return TestDesk.start("walk", options, settings, List.of("-Xmx256m"));
    }

    private static void theStatusPageShowsIt(TestDesk desk) {
        Document page = desk.page("/status", "Authorization", ANNA);
        Element index = page.selectFirst("#index");
        assertThat(index.text())
                .contains(
                        "ICD-10 2019 (latest release), en",
                        "waiting: WHO asked for fewer requests",
                        "Pause the walk",
                        "Restart the walk");
        Element progress = index.selectFirst("progress");
        assertThat(Integer.parseInt(progress.attr("value"))).isPositive();
        assertThat(Integer.parseInt(progress.attr("max"))).isGreaterThan(20);
        assertThat(page.select("#settings").text()).contains("icd.index.icd10", "icd.index.rate");
        assertThat(desk.page("/status/index-pause" + WALK, "Authorization", ANNA)
                        .select("h1")
                        .text())
                .isEqualTo("Pause the walk of ICD-10 2019 (latest release), en?");
        assertThat(desk.page("/status?done=index-pause", "Authorization", ANNA)
                        .select("#done")
                        .text())
                .isEqualTo("The walk is paused.");
    }

    private static int unconfirmed(TestDesk desk) {
        HttpResponse<String> answer = TestHttp.send(TestHttp.request(
                        desk.server().url("/status/index-pause" + WALK),
                        "Authorization",
                        ANNA,
                        "Content-Type",
                        "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("proof=guessed")));
        return answer.statusCode();
    }

    private static int entitiesAsked(Sandbox who) {
        return who.counters().ofKind("entity");
    }

    private static String state(TestDesk desk) {
        return walk(desk).getString("state");
    }

    private static JsonObject walk(TestDesk desk) {
        return desk.status("anna").getJsonArray("index").getJsonObject(0);
    }
}
