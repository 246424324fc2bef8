// SPDX-License-Identifier: Apache-2.0
package org.icddesk.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.icddesk.answer.IcdFailure;
import org.icddesk.browse.BrowseContext;
import org.icddesk.browse.Classification;
import org.icddesk.browse.PageFrame;
import org.icddesk.gateway.IcdGateway;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.search.SearchResult;
import org.icddesk.request.AnswerTimeout;
import org.icddesk.search.local.LocalResult;
import org.icddesk.search.local.LocalSearch;

/** Counts the hits of a search, for the tabs of classifications that the reader does not look at. */
@ApplicationScoped
public class HitCounter {

    private final IcdGateway gateway;
    private final LocalSearch local;
    private final CodeOrIdentifierLookup lookup;
    private final PageFrame frame;

    /**
     * A number of hits.
     *
     * @param more whether there are more than WHO lists, or may be while WHO does not answer
     */
    public record Count(int count, boolean more) {}

    protected HitCounter() {
        this(null, null, null, null);
    }

    @Inject
    public HitCounter(IcdGateway gateway, LocalSearch local, CodeOrIdentifierLookup lookup, PageFrame frame) {
        this.gateway = gateway;
        this.local = local;
        this.lookup = lookup;
        this.frame = frame;
    }

    /**
     * Counts hits.
     *
     * @param filters the options of the search, which looks everywhere
     * @return the number; empty if nobody can search the classification
     * @throws IcdFailure if WHO does not answer
     */
    public Optional<Count> count(SearchInput input, Filters filters, BrowseContext context) {
        if (input.isIdentifier()) {
            return Optional.of(new Count(0, false));
        }
        Optional<CodeAndWords> both = CodeAndWords.in(input);
        Optional<IcdUri> place = both.flatMap(some -> lookup.place(some.code(), context));
        if (place.isEmpty()) {
            return countWords(input, filters, context);
        }
        return countWords(both.get().words(), filters.below(place.get()), context)
                .filter(count -> count.count() > 0)
                .or(() -> countWords(both.get().words(), filters, context));
    }

    private Optional<Count> countWords(SearchInput input, Filters filters, BrowseContext context) {
        if (context.classification() == Classification.ICD10) {
            return local.search(context, input.indexQuery(filters))
                    .map(result -> new Count(result.found().total(), false));
        }
        return Optional.of(atWho(input, filters, context));
    }

    private Count atWho(SearchInput input, Filters filters, BrowseContext context) {
        try {
            SearchResult result = gateway.search(input.searchRequest(context, filters), AnswerTimeout.SUGGESTION)
                    .value();
            return new Count(result.hits().size(), result.chopped());
        } catch (IcdFailure e) {
            if (!gateway.isSilence(e)) {
                throw e;
            }
            LocalResult own = local.insteadOfWho(e, context, input.indexQuery(filters));
            frame.recordSilence(own.index().asOf());
            return new Count(own.found().total(), !own.index().coverage().complete());
        }
    }
}
