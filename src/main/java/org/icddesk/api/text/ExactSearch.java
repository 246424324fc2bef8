// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.text;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.icddesk.answer.Answer;
import org.icddesk.api.problem.ApiProblem;
import org.icddesk.browse.BrowseContext;
import org.icddesk.browse.Classification;
import org.icddesk.gateway.IcdGateway;
import org.icddesk.icd.search.SearchResult;
import org.icddesk.index.IndexHit;
import org.icddesk.index.IndexQuery;
import org.icddesk.request.AnswerTimeout;
import org.icddesk.search.SearchInput;
import org.icddesk.search.local.LocalResult;
import org.icddesk.search.local.LocalSearch;

/** Finds the code of the one entity that has exactly a text: of ICD-11 by WHO's search, of ICD-10 in our own index. */
@ApplicationScoped
public class ExactSearch {

    private final IcdGateway gateway;
    private final LocalSearch local;

    protected ExactSearch() {
        this(null, null);
    }

    @Inject
    public ExactSearch(IcdGateway gateway, LocalSearch local) {
        this.gateway = gateway;
        this.local = local;
    }

    /** {@return the code; an empty line if no entity has the text, or several} */
    Line find(SearchInput input, BrowseContext context) {
        ExactText text = new ExactText(input.text());
        return context.classification() == Classification.ICD10
                ? inIndex(text, input, context)
                : atWho(text, input, context);
    }

    private Line inIndex(ExactText text, SearchInput input, BrowseContext context) {
        LocalResult found = local.search(context, IndexQuery.of(input.text()))
                .orElseThrow(() -> new ApiProblem(404, "This server has no index of that release yet."));
        String code = text.codeOf(
                        found.found().hits().stream().map(IndexHit::entity).toList())
                .orElse("");
        return new Line(code, Optional.of(found.index().asOf()), Optional.empty());
    }

    private Line atWho(ExactText text, SearchInput input, BrowseContext context) {
        Answer<SearchResult> answer = gateway.search(input.searchRequest(context), AnswerTimeout.PAGE);
        return Line.of(answer, result -> text.codeAmong(result.hits()).orElse(""));
    }
}
