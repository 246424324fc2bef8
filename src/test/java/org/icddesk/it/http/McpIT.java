// SPDX-License-Identifier: Apache-2.0
package org.icddesk.it.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.icddesk.sandbox.fault.Fault;
import org.icddesk.testing.TestHttp;
import org.icddesk.testing.http.ProgramClient;
import org.icddesk.testing.server.IndexedTest;
import org.icddesk.testing.server.SharedDesk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What assistants ask, message by message, in both ways of the protocol. */
class McpIT extends IndexedTest {

    private static final String STATELESS = "2026-07-28";
    private static final String LETTERS = "0123456789ABCDEFGHJKLMNPQRSTUVXYZ";

    private final ProgramClient programs = new ProgramClient(desk);

    private HttpResponse<String> post(String body, String... headers) {
        List<String> all = new ArrayList<>(
                List.of("Content-Type", "application/json", "Accept", "application/json, text/event-stream"));
        all.addAll(List.of(headers));
        return programs.ask("POST", "/mcp", BodyPublishers.ofString(body), all.toArray(String[]::new));
    }

    private static String message(String method, JsonObjectBuilder params) {
        return Json.createObjectBuilder()
                .add("jsonrpc", "2.0")
                .add("id", 7)
                .add("method", method)
                .add("params", params)
                .build()
                .toString();
    }

    private static JsonObjectBuilder meta(JsonObjectBuilder params) {
        return params.add(
                "_meta",
                Json.createObjectBuilder()
                        .add("io.modelcontextprotocol/protocolVersion", STATELESS)
                        .add("io.modelcontextprotocol/clientCapabilities", JsonValue.EMPTY_JSON_OBJECT));
    }

    private HttpResponse<String> ask(String method, JsonObjectBuilder params, String... more) {
        List<String> headers = new ArrayList<>(List.of("MCP-Protocol-Version", STATELESS, "Mcp-Method", method));
        headers.addAll(List.of(more));
        return post(message(method, meta(params)), headers.toArray(String[]::new));
    }

    private static JsonObject result(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        JsonObject message = TestHttp.json(answer);
        assertThat(message.getString("jsonrpc")).isEqualTo("2.0");
        assertThat(message.getInt("id")).isEqualTo(7);
        return message.getJsonObject("result");
    }

    private JsonObject call(String tool, Map<String, String> arguments) {
        JsonObjectBuilder given = Json.createObjectBuilder();
        arguments.forEach(given::add);
        return result(ask(
                "tools/call", Json.createObjectBuilder().add("name", tool).add("arguments", given), "Mcp-Name", tool));
    }

    private JsonObject answered(String tool, Map<String, String> arguments) {
        JsonObject result = call(tool, arguments);
        assertThat(result.getBoolean("isError")).as(result.toString()).isFalse();
        assertThat(result.getString("resultType")).isEqualTo("complete");
        assertThat(result.getJsonArray("content").getJsonObject(0).getString("text"))
                .contains(result.getJsonObject("structuredContent").toString());
        return result.getJsonObject("structuredContent");
    }

    private static void assertNamesAnEntity(JsonObject item) {
        assertThat(item).containsKeys("code", "title", "uri", "release", "classification");
        assertThat(item.getString("title")).isNotBlank();
        assertThat(item.getString("uri"))
                .startsWith("http://id.who.int/icd/release/")
                .contains("/" + item.getString("release") + "/");
    }

    private static List<JsonObject> objects(JsonObject in, String name) {
        return in.getJsonArray(name).getValuesAs(JsonValue::asJsonObject);
    }

    private static int code(HttpResponse<String> answer) {
        return TestHttp.json(answer).getJsonObject("error").getInt("code");
    }

    @Test
    void itIsOffUnlessAnAdministratorSwitchesItOn() {
        HttpResponse<String> off = new ProgramClient(SharedDesk.get())
                .post("/mcp", "application/json", message("ping", Json.createObjectBuilder()));

        assertThat(off.statusCode()).isEqualTo(404);
        assertThat(off.body()).contains("icd.mcp=on");
    }

    @Test
    void theServerIsDiscoveredWithoutASession() {
        JsonObject found = result(ask("server/discover", Json.createObjectBuilder()));

        assertThat(found.getJsonArray("supportedVersions").getString(0)).isEqualTo(STATELESS);
        assertThat(found.getJsonArray("supportedVersions").toString()).contains("2025-11-25");
        assertThat(found.getJsonObject("capabilities")).containsKey("tools");
        assertThat(found.getInt("ttlMs")).isPositive();
        assertThat(found.getString("cacheScope")).isEqualTo("public");
        assertThat(found.getString("resultType")).isEqualTo("complete");
    }

    @Test
    void thereAreFiveToolsInAnOrderThatStays() {
        JsonObject list = result(ask("tools/list", Json.createObjectBuilder()));

        assertThat(objects(list, "tools"))
                .extracting(tool -> tool.getString("name"))
                .containsExactly("search", "lookup", "check_code", "check_cluster", "children");
        assertThat(objects(list, "tools"))
                .allSatisfy(tool -> assertThat(tool.getJsonObject("inputSchema").getString("type"))
                        .isEqualTo("object"))
                .allMatch(tool -> tool.getJsonObject("annotations").getBoolean("readOnlyHint"));
        assertThat(list.getInt("ttlMs")).isPositive();
        assertThat(result(ask("tools/list", Json.createObjectBuilder()))).isEqualTo(list);
    }

    @Test
    void aClientOfTheRevisionBeforeGreetsFirst() {
        JsonObject greeting = result(post(message(
                "initialize",
                Json.createObjectBuilder()
                        .add("protocolVersion", "2025-11-25")
                        .add("capabilities", JsonValue.EMPTY_JSON_OBJECT))));
        assertThat(greeting.getString("protocolVersion")).isEqualTo("2025-11-25");
        assertThat(greeting.getJsonObject("serverInfo").getString("name")).isEqualTo("icd-desk");

        HttpResponse<String> ready = post(
                "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}", "MCP-Protocol-Version", "2025-11-25");
        assertThat(ready.statusCode()).isEqualTo(202);
        assertThat(ready.body()).isEmpty();
        assertThat(ready.headers().firstValue("Mcp-Session-Id")).isEmpty();

        JsonObject list =
                result(post(message("tools/list", Json.createObjectBuilder()), "MCP-Protocol-Version", "2025-11-25"));
        assertThat(list.getJsonArray("tools")).hasSize(5);
        assertThat(list).doesNotContainKeys("resultType", "ttlMs");
        HttpResponse<String> unknown =
                post(message("logging/setLevel", Json.createObjectBuilder()), "MCP-Protocol-Version", "2025-11-25");
        assertThat(unknown.statusCode()).isEqualTo(200);
        assertThat(code(unknown)).isEqualTo(-32_601);
    }

    @Test
    void eachToolAnswersWithCodeTitleIdentifierAndRelease() {
        JsonObject search = answered("search", Map.of("query", "heart attack", "classification", "icd10"));
        assertThat(objects(search, "hits")).isNotEmpty().allSatisfy(McpIT::assertNamesAnEntity);
        assertThat(objects(search, "hits").get(0).getString("code")).isEqualTo("I21");
        assertThat(objects(search, "hits").get(0).getBoolean("exact")).isFalse();
        assertThat(objects(answered("search", Map.of("query", "Cholera", "release", "2024-01")), "hits")
                        .get(0)
                        .getString("code"))
                .isEqualTo("1A00");

        JsonObject lookup = answered("lookup", Map.of("code", "1A00", "release", "2024-01"));
        assertNamesAnEntity(lookup);
        assertThat(lookup.getString("uri")).isEqualTo("http://id.who.int/icd/release/11/2024-01/mms/257068234");
        assertThat(objects(lookup, "parents")).isNotEmpty().allSatisfy(McpIT::assertNamesAnEntity);

        JsonObject check = answered("check_code", Map.of("code", "j459", "title", "asthma, UNSPECIFIED"));
        assertNamesAnEntity(check);
        assertThat(check.getBoolean("valid")).isTrue();
        assertThat(check.getBoolean("titleMatches")).isTrue();
        assertThat(answered("check_code", Map.of("code", "J45.9", "title", "Cholera"))
                        .getBoolean("titleMatches"))
                .isFalse();

        JsonObject children = answered("children", Map.of("code", "A00", "classification", "icd10"));
        assertThat(objects(children, "children")).isNotEmpty().allSatisfy(McpIT::assertNamesAnEntity);
        assertThat(objects(answered("children", Map.of()), "children"))
                .extracting(chapter -> chapter.getString("code"))
                .contains("01");
        JsonObject cluster = answered("check_cluster", Map.of("code", "1A00&XN62R", "release", "2024-01"));
        assertThat(cluster.getBoolean("valid")).isTrue();
        assertThat(cluster.getString("release")).isEqualTo("2024-01");
        assertThat(objects(cluster, "parts")).hasSize(2).allSatisfy(McpIT::assertNamesAnEntity);
    }

    @Test
    void anUnknownCodeIsAnErrorWithTheNearestThatAreThere() {
        JsonObject result = call("check_code", Map.of("code", "J45.77"));

        assertThat(result.getBoolean("isError")).isTrue();
        assertThat(result.getJsonObject("structuredContent").getBoolean("valid"))
                .isFalse();
        assertThat(objects(result.getJsonObject("structuredContent"), "nearest"))
                .isNotEmpty()
                .allSatisfy(McpIT::assertNamesAnEntity)
                .extracting(near -> near.getString("code"))
                .contains("J45", "J45.9");
        assertThat(call("lookup", Map.of("code", "E91", "classification", "icd10"))
                        .getBoolean("isError"))
                .isTrue();
        assertThat(call("check_cluster", Map.of("code", "1A00&XN62R&XS25Q7")).getBoolean("isError"))
                .isTrue();
        assertThat(call("check_code", Map.of("code", "a diagnosis in words")).getBoolean("isError"))
                .isTrue();
    }

    @Test
    void ofTwoHundredInventedCodesNoneIsAccepted() {
        Random random = new Random(3);
        List<String> accepted = new ArrayList<>();
        for (int n = 0; n < 200; n++) {
            // No code of WHO has four digits behind its dot, or the letter I or O.
            String code = random.nextBoolean()
                    ? "%c%02d.%04d".formatted(letter(random), random.nextInt(100), random.nextInt(10_000))
                    : "%d%c%d%c.O%c"
                            .formatted(
                                    1 + random.nextInt(9),
                                    letter(random),
                                    random.nextInt(10),
                                    LETTERS.charAt(random.nextInt(LETTERS.length())),
                                    letter(random));
            if (!call("check_code", Map.of("code", code)).getBoolean("isError")) {
                accepted.add(code);
            }
        }
        assertThat(accepted).isEmpty();
    }

    private static char letter(Random random) {
        return (char) ('A' + random.nextInt(8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://evil.example", "null", "https://good.example.evil", "http://localhost"})
    void B34_pagesOfOtherOriginsAreTurnedAway(String origin) {
        HttpResponse<String> answer = ask("server/discover", Json.createObjectBuilder(), "Origin", origin);

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(TestHttp.json(answer)).doesNotContainKey("id").containsKey("error");
    }

    @Test
    void wrongVersionsMethodsAndMessagesHaveTheProtocolsOwnErrors() {
        HttpResponse<String> version = post(
                message("tools/list", meta(Json.createObjectBuilder())).replace(STATELESS, "1900-01-01"),
                "MCP-Protocol-Version",
                "1900-01-01",
                "Mcp-Method",
                "tools/list");
        assertThat(version.statusCode()).isEqualTo(400);
        assertThat(code(version)).isEqualTo(-32_022);
        assertThat(version.body()).contains("\"supported\":[\"2026-07-28\",\"2025-11-25\"");

        HttpResponse<String> method = ask("initialize", Json.createObjectBuilder());
        assertThat(method.statusCode()).isEqualTo(404);
        assertThat(code(method)).isEqualTo(-32_601);
        assertThat(code(post("{"))).isEqualTo(-32_700);
        assertThat(code(post("[]"))).isEqualTo(-32_600);
        assertThat(code(post("[".repeat(10_000) + "]".repeat(10_000)))).isEqualTo(-32_700);
        assertThat(code(post("{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000))))
                .isEqualTo(-32_700);
        assertThat(code(ask("tools/call", Json.createObjectBuilder().add("name", "rm"), "Mcp-Name", "rm")))
                .isEqualTo(-32_602);
        HttpResponse<String> large = post("\"" + "x".repeat(100_000) + "\"");
        assertThat(large.statusCode()).isEqualTo(413);
        assertThat(code(large)).isEqualTo(-32_600);
        assertThat(post("x".repeat(2 << 20)).statusCode()).isEqualTo(413);
        assertThat(programs.post("/mcp", "text/plain", "{}").statusCode()).isEqualTo(415);
        for (String other : List.of("GET", "DELETE", "PUT")) {
            assertThat(programs.ask(other, "/mcp", BodyPublishers.noBody()).statusCode())
                    .as(other)
                    .isEqualTo(405);
        }
    }

    @Test
    void argumentsThatMakeNoSenseAreToldToTheAssistant() {
        for (Map<String, String> arguments : List.<Map<String, String>>of(
                Map.of(),
                Map.of("query", " "),
                Map.of("query", "x".repeat(501)),
                Map.of("query", "asthma", "classification", "icd9"),
                Map.of("query", "asthma", "release", "soon"),
                Map.of("query", "asthma", "language", "xx"))) {
            JsonObject result = call("search", arguments);
            assertThat(result.getBoolean("isError")).as(arguments.toString()).isTrue();
            assertThat(result.toString()).doesNotContain("Exception", "org.icddesk");
        }
        for (String hostile : List.of("${jndi:ldap://x}", "<script>", "\u0000", "' or 1=1", "../../etc/passwd")) {
            assertThat(call("check_code", Map.of("code", hostile)).getBoolean("isError"))
                    .as(hostile)
                    .isTrue();
        }
    }

    @Test
    void A10_whileWhoFailsTheAssistantIsToldAndIcd10IsSearchedAsEver() {
        during(Fault.apiStatus(503), () -> {
            assertThat(objects(answered("search", Map.of("query", "asthma", "classification", "icd10")), "hits"))
                    .isNotEmpty();
            JsonObject failed = call("search", Map.of("query", "never asked by any assistant"));
            assertThat(failed.getBoolean("isError")).isTrue();
        });
    }

    @Test
    void aPromptAndTheReleasesAreThereToo() {
        assertThat(result(ask("prompts/list", Json.createObjectBuilder())).getJsonArray("prompts"))
                .hasSize(1);
        JsonObject prompt = result(ask(
                "prompts/get",
                Json.createObjectBuilder()
                        .add("name", "code_text")
                        .add("arguments", Json.createObjectBuilder().add("text", "acute appendicitis")),
                "Mcp-Name",
                "code_text"));
        assertThat(prompt.toString()).contains("acute appendicitis", "check_code");
        JsonObject releases = result(ask(
                "resources/read",
                Json.createObjectBuilder().add("uri", "icd-desk://releases"),
                "Mcp-Name",
                "icd-desk://releases"));
        assertThat(releases.toString()).contains("2024-01", "2019");
    }
}
