// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.mcp;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.spi.JsonProvider;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.icddesk.api.icd.SafeMarkup;

/** The revisions of the protocol, and by which of them a request is answered. */
final class McpRevision {

    /** The revision without sessions: each request says by itself which it is of. */
    static final String STATELESS = "2026-07-28";

    /** The revisions that begin with {@code initialize}, the latest first. */
    static final List<String> WITH_HANDSHAKE = List.of("2025-11-25", "2025-06-18");

    static final String VERSION_HEADER = "MCP-Protocol-Version";

    private static final JsonProvider JSON = JsonProvider.provider();
    private static final String META = "io.modelcontextprotocol/";
    private static final String ENCODED = "=?base64?";

    private McpRevision() {}

    /** {@return all revisions, the latest first} */
    static JsonArrayBuilder supported() {
        JsonArrayBuilder all = JSON.createArrayBuilder().add(STATELESS);
        WITH_HANDSHAKE.forEach(all::add);
        return all;
    }

    /**
     * Tells whether a request is of the revision without sessions, and checks that it is as that revision wants it.
     *
     * @param headers the value of a header; null if it was not sent
     * @return false if it is of a revision with a handshake
     * @throws McpError if it is of neither, or contradicts itself
     */
    static boolean isStateless(McpMessage message, Function<String, String> headers) {
        String header = headers.apply(VERSION_HEADER);
        Optional<JsonObject> meta = message.object("_meta");
        Optional<String> stated = meta.flatMap(each -> text(each, META + "protocolVersion"));
        boolean handshake = header == null
                ? stated.isEmpty() && !message.method().equals("server/discover")
                : WITH_HANDSHAKE.contains(header);
        if (handshake) {
            return false;
        }
        if (message.isNotification()) {
            return true;
        }
        if (header != null && !header.equals(STATELESS) && stated.isEmpty()) {
            throw unsupported(header);
        }
        if (stated.isEmpty() && header != null
                || meta.isPresent() && !(meta.get().get(META + "clientCapabilities") instanceof JsonObject)) {
            throw new McpError(
                    McpError.INVALID_PARAMS,
                    400,
                    "_meta needs " + META + "protocolVersion and " + META + "clientCapabilities.");
        }
        if (header == null || !header.equals(stated.orElse(""))) {
            throw mismatch(VERSION_HEADER);
        }
        if (!header.equals(STATELESS)) {
            throw unsupported(header);
        }
        checkNames(message, headers);
        return true;
    }

    private static void checkNames(McpMessage message, Function<String, String> headers) {
        if (!message.method().equals(headers.apply("Mcp-Method"))) {
            throw mismatch("Mcp-Method");
        }
        Optional<String> name =
                switch (message.method()) {
                    case "tools/call", "prompts/get" -> message.text("name");
                    case "resources/read" -> message.text("uri");
                    default -> Optional.empty();
                };
        if (name.isPresent() && !name.get().equals(decoded(headers.apply("Mcp-Name")))) {
            throw mismatch("Mcp-Name");
        }
    }

    private static String decoded(String value) {
        if (value == null || !value.startsWith(ENCODED) || !value.endsWith("?=")) {
            return value;
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(value.substring(ENCODED.length(), value.length() - 2));
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException | StringIndexOutOfBoundsException e) {
            return null;
        }
    }

    private static McpError mismatch(String header) {
        return new McpError(
                McpError.HEADER_MISMATCH,
                400,
                "Header mismatch: " + header + " is missing, or not what the body says.");
    }

    private static McpError unsupported(String version) {
        return new McpError(
                McpError.UNSUPPORTED_VERSION,
                400,
                "Unsupported protocol version",
                JSON.createObjectBuilder()
                        .add("supported", supported())
                        .add("requested", SafeMarkup.of(version))
                        .build());
    }

    private static Optional<String> text(JsonObject object, String name) {
        return object.get(name) instanceof JsonString text ? Optional.of(text.getString()) : Optional.empty();
    }
}
