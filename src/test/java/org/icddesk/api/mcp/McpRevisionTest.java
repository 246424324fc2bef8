// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class McpRevisionTest {

    private static final String META = "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
            + "\"io.modelcontextprotocol/clientCapabilities\":{}}";

    private static McpMessage read(String json) {
        return McpMessage.read(json.getBytes(StandardCharsets.UTF_8));
    }

    private static McpMessage message(String method, String params) {
        return read("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + method + "\",\"params\":{" + params + "}}");
    }

    private static boolean isStateless(McpMessage message, String... headers) {
        Map<String, String> sent = new HashMap<>();
        for (int at = 0; at < headers.length; at += 2) {
            sent.put(headers[at], headers[at + 1]);
        }
        return McpRevision.isStateless(message, sent::get);
    }

    private static McpError refused(McpMessage message, String... headers) {
        return catchThrowableOfType(McpError.class, () -> isStateless(message, headers));
    }

    @Test
    void aRequestThatStatesItsRevisionTwiceAndItsMethodIsStateless() {
        assertThat(isStateless(
                        message("tools/list", META), "MCP-Protocol-Version", "2026-07-28", "Mcp-Method", "tools/list"))
                .isTrue();
        assertThat(isStateless(
                        message("tools/call", "\"name\":\"süch\"," + META),
                        "MCP-Protocol-Version",
                        "2026-07-28",
                        "Mcp-Method",
                        "tools/call",
                        "Mcp-Name",
                        "=?base64?c8O8Y2g=?="))
                .isTrue();
    }

    @Test
    void oneWithoutEitherOrOfAnEarlierRevisionHasAHandshake() {
        assertThat(isStateless(message("initialize", "\"protocolVersion\":\"2025-11-25\"")))
                .isFalse();
        assertThat(isStateless(message("tools/list", ""), "MCP-Protocol-Version", "2025-06-18"))
                .isFalse();
    }

    @Test
    void headersThatSayOtherThanTheBodyAreRefused() {
        assertThat(refused(message("tools/list", META), "MCP-Protocol-Version", "2025-01-01")
                        .code())
                .isEqualTo(McpError.HEADER_MISMATCH);
        assertThat(refused(message("tools/list", META)).code()).isEqualTo(McpError.HEADER_MISMATCH);
        assertThat(refused(message("server/discover", "")).code()).isEqualTo(McpError.HEADER_MISMATCH);
        assertThat(refused(message("tools/list", META), "MCP-Protocol-Version", "2026-07-28")
                        .code())
                .as("no Mcp-Method")
                .isEqualTo(McpError.HEADER_MISMATCH);
        for (String name : List.of("lookup", "=?base64?!?=", "=?base64?=")) {
            McpError mismatch = refused(
                    message("tools/call", "\"name\":\"search\"," + META),
                    "MCP-Protocol-Version",
                    "2026-07-28",
                    "Mcp-Method",
                    "tools/call",
                    "Mcp-Name",
                    name);
            assertThat(mismatch.code()).isEqualTo(McpError.HEADER_MISMATCH);
            assertThat(mismatch.status()).isEqualTo(400);
        }
    }

    @Test
    void anUnknownRevisionIsToldWhichThereAre() {
        McpError unsupported = refused(
                message("tools/list", META.replace("2026-07-28", "1900-01-01")),
                "MCP-Protocol-Version",
                "1900-01-01",
                "Mcp-Method",
                "tools/list");

        assertThat(unsupported.code()).isEqualTo(-32_022);
        assertThat(unsupported.status()).isEqualTo(400);
        assertThat(unsupported.data().asJsonObject().getString("requested")).isEqualTo("1900-01-01");
        assertThat(unsupported.data().asJsonObject().getJsonArray("supported").toString())
                .isEqualTo("[\"2026-07-28\",\"2025-11-25\",\"2025-06-18\"]");
        assertThat(refused(message("initialize", ""), "MCP-Protocol-Version", "nonsense")
                        .code())
                .isEqualTo(-32_022);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\"_meta\":{}",
                "\"_meta\":7",
                "\"_meta\":{\"io.modelcontextprotocol/clientCapabilities\":{}}",
                "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\"}"
            })
    void whatIsMissingInTheBodyIsAFaultOfTheParameters(String params) {
        McpError invalid = refused(message("tools/list", params), "MCP-Protocol-Version", "2026-07-28");
        assertThat(invalid.code()).isEqualTo(McpError.INVALID_PARAMS);
        assertThat(invalid.status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "{", "{\"jsonrpc\":\"2.0\",", "\u0000"})
    void whatIsNoJsonIsAParseError(String body) {
        assertThatThrownBy(() -> read(body)).isInstanceOfSatisfying(McpError.class, error -> assertThat(error.code())
                .isEqualTo(McpError.PARSE_ERROR));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "null",
                "{}",
                "{\"jsonrpc\":\"1.0\",\"id\":1,\"method\":\"ping\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":null,\"method\":\"ping\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":{},\"method\":\"ping\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":1.5,\"method\":\"ping\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":7}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\",\"params\":[]}",
                "[{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}]"
            })
    void whatIsNoMessageIsAnInvalidRequest(String body) {
        assertThatThrownBy(() -> read(body)).isInstanceOfSatisfying(McpError.class, error -> assertThat(error.code())
                .isEqualTo(McpError.INVALID_REQUEST));
    }

    @Test
    void aMessageHasAnIdOrIsANotification() {
        assertThat(read("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}")
                        .isNotification())
                .isTrue();
        assertThat(read("{\"jsonrpc\":\"2.0\",\"id\":\"a\",\"method\":\"ping\"}")
                        .id())
                .isNotEqualTo(JsonValue.NULL);
    }

    @ParameterizedTest
    @CsvSource({
        ", desk.example, true",
        "https://assistant.example, desk.example, true",
        "HTTPS://Assistant.example, desk.example, true",
        "http://localhost:8080, localhost:8080, true",
        "http://127.0.0.1:8080, 127.0.0.1:8080, true",
        "http://[::1]:8080, [::1]:8080, true",
        "http://localhost:9999, localhost:8080, false",
        "http://evil.example, evil.example, false",
        "http://desk.example, desk.example, false",
        "https://assistant.example.evil, desk.example, false",
        "null, localhost:8080, false",
        "localhost:8080, localhost:8080, false",
        "http://localhost:8080/, localhost:8080, false"
    })
    void aPageMayCallIfItsOriginIsListedOrThisMachine(String origin, String host, boolean allowed) {
        assertThat(new McpOrigins(List.of("https://assistant.example")).allow(origin, host))
                .isEqualTo(allowed);
    }
}
