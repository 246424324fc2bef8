// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.mcp;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.spi.JsonProvider;
import java.util.List;
import java.util.Optional;
import org.icddesk.browse.Classification;
import org.icddesk.browse.ReleaseCatalogue;
import org.icddesk.icd.PlainText;
import org.icddesk.icd.Release;

/** What else assistants can have: a prompt for coding a text, and the releases that there are. */
@ApplicationScoped
public class McpDocuments {

    private static final JsonProvider JSON = JsonProvider.provider();
    private static final String PROMPT = "code_text";
    private static final String RELEASES = "icd-desk://releases";
    private static final String JSON_TYPE = "application/json";

    private final ReleaseCatalogue catalogue;

    protected McpDocuments() {
        this(null);
    }

    @Inject
    public McpDocuments(ReleaseCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    JsonArrayBuilder prompts() {
        return JSON.createArrayBuilder()
                .add(JSON.createObjectBuilder()
                        .add("name", PROMPT)
                        .add("title", "Code a diagnosis")
                        .add("description", "Has a diagnosis coded with codes that are looked up, not remembered")
                        .add(
                                "arguments",
                                JSON.createArrayBuilder()
                                        .add(JSON.createObjectBuilder()
                                                .add("name", "text")
                                                .add("description", "The diagnosis")
                                                .add("required", true))));
    }

    /** {@return the prompt that a request names} */
    JsonObject prompt(McpMessage message) {
        Optional<String> text = message.object("arguments")
                .map(arguments -> arguments.get("text"))
                .filter(JsonString.class::isInstance)
                .map(value -> ((JsonString) value).getString())
                .filter(given -> given.length() <= ToolArgument.MAX_LENGTH);
        if (!message.text("name").equals(Optional.of(PROMPT)) || text.isEmpty()) {
            throw new McpError(McpError.INVALID_PARAMS, 400, "There is no such prompt, or its text is missing.");
        }
        String words = "Find the ICD code of this diagnosis: \"" + PlainText.normalizeQuery(text.get())
                + "\". Look for it with the tool search, compare the candidates with lookup, check the code you choose"
                + " with check_code, and state code, title, classification and release. If nothing fits, say so.";
        return JSON.createObjectBuilder()
                .add(
                        "messages",
                        JSON.createArrayBuilder()
                                .add(JSON.createObjectBuilder()
                                        .add("role", "user")
                                        .add(
                                                "content",
                                                JSON.createObjectBuilder()
                                                        .add("type", "text")
                                                        .add("text", words))))
                .build();
    }

    JsonArrayBuilder resources() {
        return JSON.createArrayBuilder()
                .add(JSON.createObjectBuilder()
                        .add("uri", RELEASES)
                        .add("name", "releases")
                        .add("title", "Releases")
                        .add("description", "The releases of each classification, the newest first")
                        .add("mimeType", JSON_TYPE));
    }

    /** {@return the document that a request names} */
    JsonObject resource(McpMessage message, boolean stateless) {
        if (!message.text("uri").equals(Optional.of(RELEASES))) {
            throw new McpError(
                    stateless ? McpError.INVALID_PARAMS : McpError.RESOURCE_NOT_FOUND,
                    400,
                    "There is no such resource.",
                    JSON.createObjectBuilder()
                            .add("uri", message.text("uri").orElse(""))
                            .build());
        }
        JsonObjectBuilder all = JSON.createObjectBuilder();
        for (Classification each : List.of(Classification.MMS, Classification.ICF, Classification.ICD10)) {
            JsonArrayBuilder releases = JSON.createArrayBuilder();
            catalogue.releases(each).stream().map(Release::id).forEach(releases::add);
            all.add(each.segment(), releases);
        }
        return JSON.createObjectBuilder()
                .add(
                        "contents",
                        JSON.createArrayBuilder()
                                .add(JSON.createObjectBuilder()
                                        .add("uri", RELEASES)
                                        .add("mimeType", JSON_TYPE)
                                        .add("text", all.build().toString())))
                .build();
    }
}
