// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.mcp;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;

/** The methods of the protocol. */
@ApplicationScoped
public class McpMethods {

    private static final JsonProvider JSON = JsonProvider.provider();
    private static final String INSTRUCTIONS =
            "Codes and titles of WHO's ICD-11 and ICD-10. Never state a code that no tool has answered: look for words"
                    + " with search, and check every code with check_code, every cluster with check_cluster. A code"
                    + " belongs to a classification and a release; name them with it.";

    private final McpTools tools;
    private final McpDocuments documents;

    protected McpMethods() {
        this(null, null);
    }

    @Inject
    public McpMethods(McpTools tools, McpDocuments documents) {
        this.tools = tools;
        this.documents = documents;
    }

    /**
     * Answers a request.
     *
     * @param stateless whether it is of the revision without sessions
     * @throws McpError if there is no such method, or its parameters are none of its own
     */
    JsonObject answer(McpMessage message, boolean stateless) {
        return switch (message.method()) {
            case "tools/list" -> McpResults.lasting(JSON.createObjectBuilder().add("tools", tools.list()), stateless);
            case "tools/call" -> call(message);
            case "prompts/list" ->
                McpResults.lasting(JSON.createObjectBuilder().add("prompts", documents.prompts()), stateless);
            case "prompts/get" -> documents.prompt(message);
            case "resources/list" ->
                McpResults.lasting(JSON.createObjectBuilder().add("resources", documents.resources()), stateless);
            case "resources/templates/list" ->
                McpResults.lasting(
                        JSON.createObjectBuilder().add("resourceTemplates", JSON.createArrayBuilder()), stateless);
            case "resources/read" ->
                McpResults.lasting(JSON.createObjectBuilder(documents.resource(message, stateless)), stateless);
            default -> stateless ? discovered(message) : greeted(message);
        };
    }

    private static JsonObject discovered(McpMessage message) {
        if (!message.method().equals("server/discover")) {
            throw noSuchMethod();
        }
        return McpResults.lasting(
                JSON.createObjectBuilder()
                        .add("supportedVersions", McpRevision.supported())
                        .add("capabilities", capabilities())
                        .add("instructions", INSTRUCTIONS),
                true);
    }

    private static JsonObject greeted(McpMessage message) {
        if (message.method().equals("ping")) {
            return JsonValue.EMPTY_JSON_OBJECT;
        }
        if (!message.method().equals("initialize")) {
            throw noSuchMethod();
        }
        String wanted = message.text("protocolVersion")
                .orElseThrow(() -> new McpError(McpError.INVALID_PARAMS, 400, "initialize needs a protocolVersion."));
        return JSON.createObjectBuilder()
                .add(
                        "protocolVersion",
                        McpRevision.WITH_HANDSHAKE.contains(wanted) ? wanted : McpRevision.WITH_HANDSHAKE.get(0))
                .add("capabilities", capabilities())
                .add("serverInfo", McpResults.server())
                .add("instructions", INSTRUCTIONS)
                .build();
    }

    private static JsonObjectBuilder capabilities() {
        return JSON.createObjectBuilder()
                .add("tools", JsonValue.EMPTY_JSON_OBJECT)
                .add("prompts", JsonValue.EMPTY_JSON_OBJECT)
                .add("resources", JsonValue.EMPTY_JSON_OBJECT);
    }

    private JsonObject call(McpMessage message) {
        McpTool tool = message.text("name")
                .flatMap(tools::find)
                .orElseThrow(() -> new McpError(McpError.INVALID_PARAMS, 400, "There is no such tool."));
        return tools.call(tool, message.object("arguments").orElse(JsonValue.EMPTY_JSON_OBJECT));
    }

    private static McpError noSuchMethod() {
        return new McpError(McpError.METHOD_NOT_FOUND, 404, "Method not found");
    }
}
