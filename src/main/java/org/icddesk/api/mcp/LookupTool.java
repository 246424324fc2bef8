// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.mcp;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import org.icddesk.icd.entity.IcdEntity;

/** Tells what a code stands for, with all that belongs to it. */
@ApplicationScoped
public class LookupTool implements McpTool {

    private final CodeCheck codes;

    protected LookupTool() {
        this(null);
    }

    @Inject
    public LookupTool(CodeCheck codes) {
        this.codes = codes;
    }

    @Override
    public String name() {
        return "lookup";
    }

    @Override
    public String title() {
        return "Look up an ICD code";
    }

    @Override
    public String description() {
        return "Tells what a code or identifier stands for: title, definition, what it includes and excludes, notes, what it stands"
                + " under. An unknown code is an error, with the nearest codes that are there.";
    }

    @Override
    public List<ToolArgument> arguments() {
        return List.of(ToolArgument.required("code", "A code such as 1A00 or J45.9, or WHO's identifier of an entry"));
    }

    @Override
    public ToolResult call(ToolArguments arguments) {
        CodeCheck.Outcome outcome = codes.find(arguments.text("code"), arguments);
        if (outcome.failure().isPresent()) {
            return outcome.failure().get();
        }
        IcdEntity entity = outcome.entities().get(0);
        JsonObjectBuilder answer =
                ConceptItem.whole(entity).add("parents", ConceptItem.all(codes.parents(entity, arguments)));
        return ToolResult.of(
                outcome.entities().size() == 1
                        ? answer.build()
                        : answer.add(
                                        "also",
                                        ConceptItem.all(outcome.entities()
                                                .subList(1, outcome.entities().size())))
                                .build());
    }
}
