// SPDX-License-Identifier: Apache-2.0
package org.icddesk.it.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import org.icddesk.sandbox.fault.Fault;
import org.icddesk.testing.TestHttp;
import org.icddesk.testing.server.People;
import org.icddesk.testing.server.SharedDesk;
import org.icddesk.testing.server.TestDesk;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The administrators' page, from outside. */
class StatusIT {

    private static final String ANNA = People.authorization("anna");
    private static final String ENTITY = "/icd/release/11/2024-01/mms/257068234";
    private static final Duration SILENCE = Duration.ofMinutes(2);

    private static TestDesk desk;

    @BeforeAll
    static void addPeople() {
        desk = SharedDesk.get();
        People.add(desk.server(), "anna", "icd-admin");
        People.add(desk.server(), "rita", "icd-reader");
    }

    @AfterEach
    void untilWhoIsBack() {
        desk.sandbox().behave();
        desk.askWhoNow();
        await().atMost(SILENCE).pollInSameThread().untilAsserted(() -> assertThat(
                        entity().headers().allValues("ICD-Desk-Stale-Since"))
                .isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/status", "/status.json", "/status/renew", "/status/forget", "/status/ask"})
    void B32_strangersAreAskedWhoTheyAreAndSeeNothing(String path) {
        HttpResponse<String> answer = desk.get(path);
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(v -> assertThat(v).startsWith("Basic"));
        assertThat(answer.body()).contains("Please sign in").doesNotContain("icd.api.url", "Cached");
        assertThat(answer.headers().firstValue("Content-Security-Policy")).isPresent();
    }

    @Test
    void B32_aWrongPasswordIsRefusedAndWrittenDown() {
        HttpResponse<String> answer = desk.get("/status", "Authorization", People.authorization("anna", "guessed"));
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(audit()).contains("ICDDESK-A002");
    }

    @Test
    void B32_guessingLocksTheNameForAWhile() {
        People.add(desk.server(), "lena", "icd-admin");
        String right = People.authorization("lena");
        assertThat(desk.get("/status", "Authorization", right).statusCode()).isEqualTo(200);
        for (int i = 0; i < 12; i++) {
            desk.get("/status", "Authorization", People.authorization("lena", "guess " + i));
        }
        assertThat(desk.get("/status", "Authorization", right).statusCode()).isEqualTo(401);
    }

    @Test
    void B32_aReaderIsNotAnAdministrator() {
        HttpResponse<String> answer = desk.get("/status", "Authorization", People.authorization("rita"));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("Not allowed").doesNotContain("icd.api.url");
        assertThat(audit()).contains("ICDDESK-A003 rita");
    }

    @Test
    void theJsonIsForAdministratorsAlone() {
        assertThat(desk.get("/status.json", "Authorization", People.authorization("rita"))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void anAdministratorSeesTokenApiMemorySettingsAndEvents() {
        desk.get("/search?q=cholera");
        Document page = status();
        assertThat(page.select("#verdict").text()).isNotEmpty();
        assertThat(page.select("#token").text()).contains("usable", "Age", "Renewal", "Credential", "granted");
        assertThat(page.select("#api").text()).contains("Circuit breaker", "median", "95 %", "Failures by kind");
        assertThat(page.select("#memory").text())
                .contains("Cache hits", "Stale answers served", "Size", "Stored on disk");
        assertThat(page.select("#seen").text()).containsPattern("ICD-11 20\\d\\d-\\d\\d mms en");
        assertThat(page.select("#synonyms").text()).containsPattern("\\d{3} en").contains("icd.synonyms.file");
        assertThat(page.select("#source").text()).contains("sandbox", "WildFly", "1.0.0-SNAPSHOT");
        assertThat(page.select("#settings").text())
                .contains("icd.api.url", desk.sandbox().apiUrl().toString(), "environment");
        assertThat(page.select("#events").text()).contains("ICDDESK-T001");
    }

    @Test
    void itReadsItselfAgainWhereAskedToAlone() {
        String refresh = "meta[http-equiv=refresh]";
        assertThat(status().select(refresh)).isEmpty();
        assertThat(desk.page("/status?refresh=30", "Authorization", ANNA)
                        .select(refresh)
                        .attr("content"))
                .isEqualTo("30");
        assertThat(desk.page("/status?refresh=1", "Authorization", ANNA).select(refresh))
                .isEmpty();
    }

    @Test
    void theJsonSaysTheSame() {
        JsonObject json = desk.status("anna");
        assertThat(json.getString("source")).isEqualTo("SANDBOX");
        assertThat(json.getJsonObject("token").getString("state")).isIn("FRESH", "STALE");
        assertThat(json.getJsonObject("api").getString("breaker")).isNotEmpty();
        assertThat(json.getJsonObject("api").getJsonObject("seen").keySet())
                .anyMatch(release -> release.startsWith("ICD-11 "));
        assertThat(json.getJsonObject("api").keySet())
                .contains("median", "p95", "failures", "hits", "stale", "rememberedBytes", "ended");
        assertThat(json.getJsonArray("events").size()).isBetween(1, 50);
        assertThat(json.getJsonArray("settings")).isNotEmpty();
        assertThat(json.getJsonObject("versions").getString("server")).contains("WildFly");
    }

    @Test
    void neitherTokenNorSecretIsShown() {
        String all = desk.get("/status", "Authorization", ANNA).body()
                + desk.get("/status.json", "Authorization", ANNA).body();
        assertThat(all)
                .doesNotContain(desk.sandbox().options().clientSecret())
                .doesNotContain(desk.sandbox().options().clientId())
                .doesNotContain("eyJ");
    }

    @Test
    void nothingOfItIsKeptByBrowsersAndNoSessionIsMade() {
        HttpResponse<String> answer = desk.get("/status", "Authorization", ANNA);
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
    }

    @Test
    void B30_aSessionChosenByTheCallerIsIgnored() {
        HttpResponse<String> answer =
                desk.get("/status", "Authorization", ANNA, "Cookie", "JSESSIONID=chosen-by-somebody");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(desk.get("/status;jsessionid=chosen", "Authorization", ANNA).body())
                .doesNotContain("jsessionid");
    }

    @Test
    void anAdministratorHasATokenAskedForAfterConfirmingIt() {
        int before = desk.sandbox().counters().tokenRequests();
        Document form =
                Jsoup.parse(desk.get("/status/renew", "Authorization", ANNA).body());
        HttpResponse<String> answer =
                post("/status/renew", form.select("[name=proof]").val(), ANNA);
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).contains("/icd-desk/status?done=renew");
        await().until(() -> desk.sandbox().counters().tokenRequests() > before);
        assertThat(audit()).contains("ICDDESK-A001 anna").contains("asked for a new token");
        assertThat(Jsoup.parse(desk.get("/status?done=renew", "Authorization", ANNA)
                                .body())
                        .select("#done")
                        .text())
                .contains("new token");
    }

    @Test
    void anAdministratorHasCachedAnswersRefreshed() {
        assertThat(entity().statusCode()).isEqualTo(200);
        int before = desk.sandbox().counters().apiRequests();

        desk.act("forget", "anna");

        await().pollInSameThread().untilAsserted(() -> {
            entity();
            assertThat(desk.sandbox().counters().apiRequests()).isGreaterThan(before);
        });
        assertThat(audit()).contains("refreshed all cached answers");
    }

    @Test
    void A11_answersPastTheirTimeGoOnWhileWhoIsSilentAndSaySo() {
        HttpResponse<String> before = entity();
        assertThat(desk.page(ENTITY).select("#stale")).isEmpty();
        desk.sandbox().misbehave(Fault.apiStatus(503));
        desk.act("forget", "anna");

        await().atMost(SILENCE).pollInSameThread().untilAsserted(() -> {
            HttpResponse<String> during = entity();
            assertThat(during.statusCode()).isEqualTo(200);
            assertThat(during.body()).isEqualTo(before.body());
            assertThat(during.headers().allValues("ICD-Desk-Stale-Since")).hasSize(1);
            assertThat(during.headers().allValues("Age")).hasSize(1);
        });
        assertThat(desk.page(ENTITY).select("#stale").text()).contains("Showing data as of");

        untilWhoIsBack();
        assertThat(desk.page(ENTITY).select("#stale")).isEmpty();
    }

    @Test
    void anAdministratorHasWhoAskedAtOnceThoughItAskedForAPause() {
        HttpResponse<String> before = entity();
        desk.sandbox().misbehave(Fault.apiStatus(429).withHeader("Retry-After", "120"));
        desk.act("forget", "anna");
        await().pollInSameThread().untilAsserted(() -> {
            entity();
            assertThat(status().select("#api").text()).contains("Rate-limited by WHO until");
        });
        desk.sandbox().behave();
        int asked = desk.sandbox().counters().apiRequests();

        desk.act("ask", "anna");

        assertThat(desk.sandbox().counters().apiRequests()).isGreaterThan(asked);
        assertThat(status().select("#api").text())
                .contains("closed: requests go to WHO")
                .doesNotContain("Rate-limited by WHO until", "No answer since");
        assertThat(entity().body()).isEqualTo(before.body());
        assertThat(entity().headers().allValues("ICD-Desk-Stale-Since")).isEmpty();
        assertThat(audit()).contains("ICDDESK-A001 anna").contains("had WHO asked at once");
        assertThat(desk.page("/status?done=ask", "Authorization", ANNA)
                        .select("#done")
                        .text())
                .contains("WHO was asked");
    }

    private static HttpResponse<String> entity() {
        return desk.get("/api" + ENTITY, "API-Version", "v2", "Accept-Language", "en");
    }

    @Test
    void B31_aFormOfAnotherOriginIsRefused() {
        String proof = Jsoup.parse(
                        desk.get("/status/renew", "Authorization", ANNA).body())
                .select("[name=proof]")
                .val();
        int before = desk.sandbox().counters().tokenRequests();
        assertThat(post("/status/renew", proof, ANNA, "Origin", "https://evil.example")
                        .statusCode())
                .isEqualTo(403);
        assertThat(post("/status/renew", proof, ANNA, "Sec-Fetch-Site", "cross-site")
                        .statusCode())
                .isEqualTo(403);
        assertThat(post("/status/renew", "", ANNA).statusCode()).isEqualTo(403);
        assertThat(post("/status/forget", proof, ANNA).statusCode()).isEqualTo(403);
        assertThat(desk.sandbox().counters().tokenRequests()).isEqualTo(before);
        assertThat(audit()).contains("ICDDESK-A004");
    }

    @Test
    void aGetChangesNothing() {
        int before = desk.sandbox().counters().tokenRequests();
        desk.get("/status/renew", "Authorization", ANNA);
        assertThat(desk.sandbox().counters().tokenRequests()).isEqualTo(before);
    }

    @Test
    void unknownAddressesBesideItAreNotFound() {
        assertThat(desk.get("/status/nothing", "Authorization", ANNA).statusCode())
                .isEqualTo(404);
    }

    private static Document status() {
        return Jsoup.parse(desk.get("/status", "Authorization", ANNA).body());
    }

    private static HttpResponse<String> post(String path, String proof, String authorization, String... headers) {
        return TestHttp.send(TestHttp.request(desk.server().url(path), headers)
                .header("Authorization", authorization)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("proof=" + URLEncoder.encode(proof, StandardCharsets.UTF_8))));
    }

    private static String audit() {
        try {
            return Files.readString(desk.server().setup().base().resolve("log/icd-desk-audit.log"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
