// SPDX-License-Identifier: Apache-2.0
package org.icddesk.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.icddesk.sandbox.SandboxOptions;
import org.icddesk.testing.Lane;
import org.icddesk.testing.browser.EmbeddedTool;
import org.icddesk.testing.browser.NeedsBrowser;
import org.icddesk.testing.http.ProgramClient;
import org.icddesk.testing.server.Management;
import org.icddesk.testing.server.People;
import org.icddesk.testing.server.TestDesk;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages of another origin, WHO's embedded tool among them, against a server whose administrator lets them in. */
@Lane(Lane.OTHER_SERVERS)
class CrossOriginIT {

    private static final String ENTITY = "/icd/release/11/2024-01/mms/257068234";

    private static EmbeddedTool tool;
    private static TestDesk desk;
    private static ProgramClient programs;

    @BeforeAll
    static void start() {
        tool = new EmbeddedTool();
        desk = TestDesk.start(
                "cross-origin",
                SandboxOptions.defaults(),
                Map.of("ICD_CORS_ORIGINS", "https://forms.example, *, null, " + tool.origin()),
                List.of("-Xmx512m"));
        desk.awaitToken();
        tool.asks(desk.server().url("/api").toString());
        programs = new ProgramClient(desk);
        People.add(desk.server(), "anna", "icd-admin");
    }

    @AfterAll
    static void stop() {
        desk.close();
        tool.close();
    }

    private static String header(HttpResponse<?> response, String name) {
        return String.join(", ", response.headers().allValues(name));
    }

    @Test
    void B34_aListedOriginMayReadAnswersAndTheirHeaders() {
        for (String path : List.of(ENTITY, ENTITY, "/icd/entity/999999999", "/codes?code=1A00", "/openapi.json")) {
            HttpResponse<String> answer = programs.get(path, "Origin", "https://forms.example");

            assertThat(header(answer, "Access-Control-Allow-Origin")).as(path).isEqualTo("https://forms.example");
            assertThat(header(answer, "Access-Control-Expose-Headers")).contains("API-Version", "ETag", "Retry-After");
            assertThat(header(answer, "Access-Control-Allow-Credentials")).isEmpty();
            assertThat(header(answer, "Vary")).contains("Origin");
        }
    }

    @Test
    void B34_fhirIsAnsweredForListedOriginsWithOneHeaderEach() {
        for (String path : List.of("/fhir/r4/metadata", "/fhir/r5/nothing", "/fhir/r4/ConceptMap")) {
            HttpResponse<String> listed = desk.get(path, "Origin", "https://forms.example");
            HttpResponse<String> other = desk.get(path, "Origin", "https://evil.example");

            assertThat(listed.headers().allValues("Access-Control-Allow-Origin"))
                    .as(path)
                    .containsExactly("https://forms.example");
            assertThat(header(listed, "Vary")).contains("Origin");
            assertThat(header(other, "Access-Control-Allow-Origin")).isEmpty();
        }
        HttpResponse<String> preflight = desk.send(
                "OPTIONS",
                "/fhir/r4/ValueSet/$expand",
                "Origin",
                "https://forms.example",
                "Access-Control-Request-Method",
                "POST");
        assertThat(preflight.statusCode()).isEqualTo(204);
        assertThat(header(preflight, "Access-Control-Allow-Headers")).contains("Content-Type");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "*",
                "https://evil.example",
                "https://forms.example.evil.example",
                "https://forms.exampl",
                "http://forms.example",
                "https://forms.example:444",
                "https://forms.example/",
                "https://evil.example, https://forms.example"
            })
    void B34_anOriginThatIsNotListedMayNot(String origin) {
        HttpResponse<String> answer = programs.get(ENTITY, "Origin", origin);

        assertThat(header(answer, "Access-Control-Allow-Origin")).isEmpty();
        assertThat(header(answer, "Vary")).contains("Origin");
        assertThat(header(preflight(origin), "Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void aPreflightAllowsWhatTheEmbeddedToolSendsAndIsCached() {
        HttpResponse<String> answer = preflight("https://forms.example");

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(header(answer, "Access-Control-Allow-Origin")).isEqualTo("https://forms.example");
        assertThat(header(answer, "Access-Control-Allow-Methods"))
                .contains("GET")
                .contains("POST");
        assertThat(header(answer, "Access-Control-Allow-Headers").toLowerCase(java.util.Locale.ROOT))
                .contains("api-version", "accept-language", "authorization", "content-type");
        assertThat(Integer.parseInt(header(answer, "Access-Control-Max-Age"))).isGreaterThanOrEqualTo(600);
    }

    @Test
    void whatIsNoOriginIsNamedOnTheStatusPageAndInTheLog() {
        Document status = desk.page("/status", "Authorization", People.authorization("anna"));
        String words = "\"*\", \"null\" is not an origin such as https://forms.example";

        assertThat(status.select("#settings").text())
                .contains("icd.cors.origins", "[https://forms.example, " + tool.origin() + "]", words);
        assertThat(desk.log()).contains("ICDDESK-C001 The setting icd.cors.origins is invalid", words);
    }

    @Test
    void B36_callersAuthorizationIsNeitherSentOnNorLoggedAtTheFinestLevel() {
        try (Management management = Management.of(desk.server())) {
            management.rootLog("TRACE");
            for (String category : List.of("org.icddesk", "org.icddesk.gateway", "org.icddesk.web")) {
                management.log(category, "TRACE");
            }
        }
        String path = "/icd/release/11/2024-01/mms/344162786";
        desk.sandbox().counters().reset();

        HttpResponse<String> answer = programs.get(
                path,
                "Authorization",
                "Bearer of-a-caller",
                "Proxy-Authorization",
                "Basic of-a-caller",
                "Cookie",
                "id=of-a-caller");
        HttpResponse<String> posted = programs.ask(
                "POST",
                "/icd/release/11/2024-01/mms/search?q=traced",
                BodyPublishers.noBody(),
                "Authorization",
                "Bearer of-a-caller");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(posted.statusCode()).isEqualTo(200);
        // The sandbox answers none but the server's own token, and it was asked once for each.
        assertThat(desk.sandbox().counters().ofPath(path)).isEqualTo(1);
        assertThat(desk.sandbox().counters().asked())
                .hasSizeGreaterThanOrEqualTo(2)
                .allSatisfy(asked -> {
                    assertThat(asked.authentication()).isEqualTo("bearer");
                    assertThat(asked.headers().toString()).doesNotContain("of-a-caller");
                });
        assertThat(desk.log()).contains("TRACE", "344162786").doesNotContain("of-a-caller");
    }

    private static HttpResponse<String> preflight(String origin) {
        return programs.ask(
                "OPTIONS",
                "/icd/release/11/2024-01/mms/search",
                BodyPublishers.noBody(),
                "Origin",
                origin,
                "Access-Control-Request-Method",
                "POST",
                "Access-Control-Request-Headers",
                "accept-language,api-version,authorization,content-type");
    }

    /** The tool on this server, which lets its page in. */
    @Nested
    @NeedsBrowser
    class WhosEmbeddedTool extends EmbeddedToolScenarios {

        WhosEmbeddedTool() {
            super(desk, tool);
        }
    }
}
