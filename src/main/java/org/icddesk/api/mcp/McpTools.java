// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.mcp;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.icddesk.answer.IcdFailure;

/** The tools, in an order that never changes. */
@ApplicationScoped
public class McpTools {

    private static final JsonProvider JSON = JsonProvider.provider();

    private final List<McpTool> tools;

    protected McpTools() {
        tools = List.of();
    }

    @Inject
    public McpTools(
            SearchTool search,
            LookupTool lookup,
            CheckCodeTool checkCode,
            CheckClusterTool checkCluster,
            ChildrenTool children) {
        tools = List.of(search, lookup, checkCode, checkCluster, children);
    }

    /** {@return the tool of a name} */
    Optional<McpTool> find(String name) {
        return tools.stream().filter(tool -> tool.name().equals(name)).findFirst();
    }

    /** {@return the descriptions of all tools} */
    JsonArrayBuilder list() {
        JsonArrayBuilder list = JSON.createArrayBuilder();
        tools.forEach(tool -> list.add(described(tool)));
        return list;
    }

    /** {@return the result of a call: whatever goes wrong in it, the assistant reads it} */
    JsonObject call(McpTool tool, JsonObject arguments) {
        try {
            return tool.call(new ToolArguments(arguments, all(tool))).result();
        } catch (ToolFault e) {
            return ToolResult.fault(e.getMessage()).result();
        } catch (IcdFailure e) {
            String again = e.retryAfter()
                    .map(Duration::toSeconds)
                    .map(seconds -> " Try again in " + Math.max(1, seconds) + " seconds.")
                    .orElse("");
            return ToolResult.fault(e.forReaders() + again).result();
        }
    }

    private static List<ToolArgument> all(McpTool tool) {
        List<ToolArgument> all = new ArrayList<>(tool.arguments());
        all.addAll(ToolScope.ARGUMENTS);
        return all;
    }

    private static JsonObject described(McpTool tool) {
        JsonObjectBuilder properties = JSON.createObjectBuilder();
        JsonArrayBuilder required = JSON.createArrayBuilder();
        all(tool).forEach(argument -> {
            properties.add(argument.name(), argument.schema());
            if (argument.required()) {
                required.add(argument.name());
            }
        });
        return JSON.createObjectBuilder()
                .add("name", tool.name())
                .add("title", tool.title())
                .add("description", tool.description())
                .add(
                        "inputSchema",
                        JSON.createObjectBuilder()
                                .add("type", "object")
                                .add("properties", properties)
                                .add("required", required))
                .add(
                        "annotations",
                        JSON.createObjectBuilder()
                                .add("readOnlyHint", true)
                                .add("destructiveHint", false)
                                .add("idempotentHint", true)
                                .add("openWorldHint", false))
                .build();
    }
}
