// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.mcp;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.spi.JsonProvider;
import java.util.List;
import java.util.Optional;
import org.icddesk.icd.entity.IcdEntity;

/** Lists what stands directly below an entity. */
@ApplicationScoped
public class ChildrenTool implements McpTool {

    private static final JsonProvider JSON = JsonProvider.provider();

    private final CodeCheck codes;

    protected ChildrenTool() {
        this(null);
    }

    @Inject
    public ChildrenTool(CodeCheck codes) {
        this.codes = codes;
    }

    @Override
    public String name() {
        return "children";
    }

    @Override
    public String title() {
        return "List what stands below an ICD entry";
    }

    @Override
    public String description() {
        return "Lists what stands directly below an entry, with codes and titles; without a code, the chapters of the classification.";
    }

    @Override
    public List<ToolArgument> arguments() {
        return List.of(ToolArgument.optional("code", "A code such as 1A00 or J45, or WHO's identifier of an entry"));
    }

    @Override
    public ToolResult call(ToolArguments arguments) {
        Optional<String> code = arguments.find("code");
        if (code.isEmpty()) {
            return ToolResult.of(JSON.createObjectBuilder()
                    .add("children", ConceptItem.all(codes.chapters(arguments)))
                    .build());
        }
        CodeCheck.Outcome outcome = codes.find(code.get(), arguments);
        if (outcome.failure().isPresent()) {
            return outcome.failure().get();
        }
        IcdEntity entity = outcome.entities().get(0);
        return ToolResult.of(ConceptItem.of(entity)
                .add("children", ConceptItem.all(codes.children(entity, arguments)))
                .build());
    }
}
