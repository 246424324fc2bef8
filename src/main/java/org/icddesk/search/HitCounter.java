// SPDX-License-Identifier: Apache-2.0
package org.icddesk.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.icddesk.answer.IcdFailure;
import org.icddesk.browse.BrowseContext;
import org.icddesk.browse.Classification;
import org.icddesk.gateway.IcdGateway;
import org.icddesk.icd.search.SearchResult;
import org.icddesk.request.AnswerTimeout;
import org.icddesk.search.local.LocalSearch;

/** Counts the hits of a search, for the tabs of classifications that the reader does not look at. */
@ApplicationScoped
public class HitCounter {

    private final IcdGateway gateway;
    private final LocalSearch local;

    /**
     * A number of hits.
     *
     * @param more whether there are more than WHO lists
     */
    public record Count(int count, boolean more) {}

    protected HitCounter() {
        this(null, null);
    }

    @Inject
    public HitCounter(IcdGateway gateway, LocalSearch local) {
        this.gateway = gateway;
        this.local = local;
    }

    /**
     * Counts hits.
     *
     * @param flexible whether some of the words suffice
     * @return the number; empty if nobody can search the classification
     * @throws IcdFailure if WHO does not answer
     */
    public Optional<Count> count(SearchInput input, boolean flexible, BrowseContext context) {
        Filters filters = new Filters(List.of(), Optional.empty(), flexible, false, Set.of(), false, false);
        if (context.classification() == Classification.ICD10) {
            return local.search(context, input.indexQuery(filters))
                    .map(result -> new Count(result.found().total(), false));
        }
        SearchResult result = gateway.search(input.searchRequest(context, filters), AnswerTimeout.SUGGESTION)
                .value();
        return Optional.of(new Count(result.hits().size(), result.chopped()));
    }
}
