// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.mcp;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.icddesk.icd.PlainText;
import org.icddesk.icd.entity.IcdEntity;

/** Tells whether a code is there. */
@ApplicationScoped
public class CheckCodeTool implements McpTool {

    private static final JsonProvider JSON = JsonProvider.provider();

    private final CodeCheck codes;

    protected CheckCodeTool() {
        this(null);
    }

    @Inject
    public CheckCodeTool(CodeCheck codes) {
        this.codes = codes;
    }

    @Override
    public String name() {
        return "check_code";
    }

    @Override
    public String title() {
        return "Check an ICD code";
    }

    @Override
    public String description() {
        return "Tells whether a code is there in a release, and its title. Call it for every code before you state it. Give the title"
                + " that you believe it has, and the answer says whether it is that. An unknown code is an error, with the"
                + " nearest codes that are there.";
    }

    @Override
    public List<ToolArgument> arguments() {
        return List.of(
                ToolArgument.required("code", "A code such as 1A00 or J45.9, or WHO's identifier of an entry"),
                ToolArgument.optional("title", "The title that the code is believed to have"));
    }

    @Override
    public ToolResult call(ToolArguments arguments) {
        CodeCheck.Outcome outcome = codes.find(arguments.text("code"), arguments);
        if (outcome.failure().isPresent()) {
            return outcome.failure().get();
        }
        IcdEntity entity = outcome.entities().get(0);
        JsonObjectBuilder answer = JSON.createObjectBuilder()
                .add("valid", true)
                .addAll(ConceptItem.of(entity))
                .add("leaf", entity.children().isEmpty());
        Optional<Boolean> same = arguments.find("title").map(title -> plain(title)
                .equals(plain(entity.title().value())));
        same.ifPresent(is -> answer.add("titleMatches", is));
        if (outcome.entities().size() > 1) {
            answer.add(
                    "also",
                    ConceptItem.all(
                            outcome.entities().subList(1, outcome.entities().size())));
        }
        boolean differs = same.isPresent() && !same.get();
        return new ToolResult(answer.build(), differs ? "The code is there, but it has another title." : "", false);
    }

    private static String plain(String title) {
        return PlainText.normalizeQuery(title).toLowerCase(Locale.ROOT);
    }
}
