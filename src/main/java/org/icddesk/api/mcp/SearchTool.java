// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.mcp;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.spi.JsonProvider;
import java.util.List;
import java.util.Locale;
import org.icddesk.answer.NotFound;
import org.icddesk.api.icd.SafeMarkup;
import org.icddesk.browse.BrowseContext;
import org.icddesk.browse.ReleaseCatalogue;
import org.icddesk.candidate.CandidateFinder;
import org.icddesk.candidate.CandidateList;
import org.icddesk.candidate.CandidateQuery;
import org.icddesk.icd.Release;
import org.icddesk.request.AnswerTimeout;

/** Finds the entities that words may mean. */
@ApplicationScoped
public class SearchTool implements McpTool {

    private static final JsonProvider JSON = JsonProvider.provider();
    private static final int LIMIT = 10;

    private final CandidateFinder finder;
    private final ReleaseCatalogue catalogue;

    protected SearchTool() {
        this(null, null);
    }

    @Inject
    public SearchTool(CandidateFinder finder, ReleaseCatalogue catalogue) {
        this.finder = finder;
        this.catalogue = catalogue;
    }

    @Override
    public String name() {
        return "search";
    }

    @Override
    public String title() {
        return "Search ICD";
    }

    @Override
    public String description() {
        return "Finds the entries of ICD-11, the ICF or ICD-10 that words of a diagnosis may mean, the best first, at most"
                + " 10. Each says how it was found; only one with \"exact\": true is certain. An empty list means that"
                + " there is nothing: do not make up a code.";
    }

    @Override
    public List<ToolArgument> arguments() {
        return List.of(ToolArgument.required("query", "The words, such as acute myocardial infarction"));
    }

    @Override
    public ToolResult call(ToolArguments arguments) {
        BrowseContext context = ToolScope.context(arguments, catalogue);
        if (!finder.canSearch(context)) {
            throw new ToolFault("This server has no index of that release of ICD-10 in that language.");
        }
        CandidateList found;
        try {
            found = finder.find(CandidateQuery.of(arguments.text("query"), LIMIT), context, AnswerTimeout.PAGE);
        } catch (NotFound e) {
            found = CandidateList.NONE;
        }
        JsonArrayBuilder hits = JSON.createArrayBuilder();
        found.candidates()
                .forEach(hit -> hits.add(ConceptItem.of(hit.code(), hit.title(), hit.uri(), hit.kind())
                        .add("score", hit.score())
                        .add("how", hit.how().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                        .add("matched", SafeMarkup.of(hit.matched()))
                        .add("exact", hit.decided())));
        return ToolResult.of(JSON.createObjectBuilder()
                .add("classification", context.classification().segment())
                .add("release", context.release().map(Release::id).orElse(""))
                .add("hits", hits)
                .build());
    }
}
