// SPDX-License-Identifier: Apache-2.0
package org.icddesk.it.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.icddesk.sandbox.Sandbox;
import org.icddesk.sandbox.fault.Fault;
import org.icddesk.testing.TestHttp;
import org.icddesk.testing.http.ProgramClient;
import org.icddesk.testing.http.RawHttp;
import org.icddesk.testing.server.SharedDesk;
import org.icddesk.testing.server.TestDesk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What programs are told while WHO is in trouble, or when they ask for too much. */
class TroubleIT {

    private static final String ENTITY = "/icd/release/11/2024-01/mms/257068234";
    private static final String TROUBLED = "/icd/release/11/2024-01/mms/1766440644";
    /** What no answer for a page has, so that it cannot be made of one while WHO is silent. */
    private static final String NOT_ON_PAGES = "?include=descendant";

    private static final String SEARCH = "/icd/release/11/2024-01/mms/search";
    private static final String NOTHING_FOUND =
            "{\"error\":false,\"errorMessage\":null,\"resultChopped\":false,\"wordSuggestionsChopped\":false,"
                    + "\"guessType\":1,\"uniqueSearchId\":\"1\",\"words\":[],\"destinationEntities\":[]}";

    private final TestDesk desk = SharedDesk.get();
    private final Sandbox sandbox = desk.sandbox();
    private final ProgramClient programs = new ProgramClient(desk);

    private static String header(HttpResponse<?> response, String name) {
        return String.join(", ", response.headers().allValues(name));
    }

    @AfterEach
    void untilTroubleIsOver() {
        sandbox.behave();
        desk.askWhoNow();
        await().pollInSameThread().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
            assertThat(programs.get(SEARCH + "?q=all%20is%20well%20" + System.nanoTime())
                            .statusCode())
                    .isEqualTo(200);
            assertThat(header(programs.get(ENTITY), "ICD-Desk-Stale-Since")).isEmpty();
        });
    }

    @Test
    void duringAnOutageCachedAnswersSaySo() {
        HttpResponse<String> before = programs.get(ENTITY);
        sandbox.misbehave(Fault.apiStatus(503).onPath(TROUBLED + "$"));

        await().pollInSameThread().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
            assertThat(programs.get(TROUBLED + NOT_ON_PAGES).statusCode()).isEqualTo(503);
            HttpResponse<String> during = programs.get(ENTITY);
            assertThat(during.statusCode()).isEqualTo(200);
            assertThat(during.body()).isEqualTo(before.body());
            assertThat(header(during, "ICD-Desk-As-Of")).endsWith(" GMT");
            assertThat(header(during, "ICD-Desk-Stale-Since")).endsWith(" GMT");
            assertThat(header(during, "Age")).matches("[0-9]+");
            assertThat(header(during, "Cache-Control")).isEqualTo("no-cache");
            assertThat(header(during, "ETag")).isEqualTo(header(before, "ETag"));
        });
    }

    @Test
    void A08_whenWhoAsksForAPauseClientsAreToldWhenToRetry() {
        assertThat(programs.get(ENTITY).statusCode()).isEqualTo(200);
        sandbox.misbehave(Fault.apiStatus(429).onPath(TROUBLED + "$").withHeader("Retry-After", "3"));

        HttpResponse<String> plain = programs.get(TROUBLED);
        HttpResponse<String> problem = programs.get(TROUBLED, "Accept", "application/problem+json, application/json");

        assertThat(List.of(plain, problem)).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(Integer.parseInt(header(answer, "Retry-After"))).isBetween(1, 3);
            assertThat(header(answer, "API-Version")).isEqualTo("v2.6.0");
            assertThat(header(answer, "Cache-Control")).isEqualTo("no-store");
        });
        assertThat(header(plain, "Content-Type")).startsWith("text/plain");
        assertThat(header(problem, "Content-Type")).isEqualTo("application/problem+json");
        assertThat(TestHttp.json(problem).getInt("status")).isEqualTo(503);
        assertThat(programs.get(ENTITY).statusCode()).isEqualTo(200);
    }

    @Test
    void oneCallerThatSearchesTooFastIsToldSoAndNobodyElse() {
        sandbox.misbehave(Fault.api(Fault.Kind.STATUS).onPath("/search$").withBody(NOTHING_FOUND, "application/json"));
        List<HttpResponse<String>> answers = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            answers.add(RawHttp.get(desk.server().url(""), "/api" + SEARCH + "?q=fast" + i, "127.0.0.2"));
        }

        assertThat(answers.subList(0, 100)).allMatch(answer -> answer.statusCode() == 200);
        HttpResponse<String> refused = answers.stream()
                .filter(answer -> answer.statusCode() != 200)
                .findFirst()
                .orElseThrow();
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(Integer.parseInt(header(refused, "Retry-After"))).isPositive();
        assertThat(RawHttp.get(desk.server().url(""), "/api" + SEARCH + "?q=fast1", "127.0.0.2")
                        .statusCode())
                .isEqualTo(200);
        assertThat(programs.get(SEARCH + "?q=somebody%20else").statusCode()).isEqualTo(200);
    }

    @Test
    void N5_aFailureOfWhoIsPlainTextSoThatTheEmbeddedToolShowsIt() {
        String path = "/icd/release/11/2024-01/mms/2080365623" + NOT_ON_PAGES;
        sandbox.misbehave(Fault.apiStatus(503).onPath("2080365623").withHeader("Retry-After", "7"));

        HttpResponse<String> plain = programs.get(path, "Accept", "application/json");

        assertThat(plain.statusCode()).isEqualTo(503);
        assertThat(header(plain, "Content-Type")).startsWith("text/plain");
        assertThat(header(plain, "Retry-After")).isEqualTo("7");
        assertThat(plain.body()).doesNotContain("{").contains("not answering");
        assertThat(header(plain, "API-Version")).isNotEmpty();
        HttpResponse<String> problem = programs.get(path, "Accept", "application/problem+json, application/json");
        assertThat(problem.statusCode()).isEqualTo(503);
        assertThat(header(problem, "Content-Type")).isEqualTo("application/problem+json");
    }

    @Test
    void N5_markupInWhosTextsLosesItsForce() {
        String hostile = "{\"title\":{\"@language\":\"en\",\"@value\":\"<img src=x onerror=alert(1)> \\u003cscript>\"},"
                + "\"@id\":\"http://id.who.int/icd/entity/1\"}";
        sandbox.misbehave(Fault.api(Fault.Kind.STATUS).onPath("/344162786$").withBody(hostile, "application/json"));

        HttpResponse<String> answer = programs.get("/icd/release/11/2024-01/mms/344162786");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(TestHttp.json(answer).getJsonObject("title").getString("@value"))
                .isEqualTo("&lt;img src=x onerror=alert(1)> &lt;script>");
        assertThat(TestHttp.json(answer).getString("@id")).isEqualTo("http://id.who.int/icd/entity/1");
    }
}
