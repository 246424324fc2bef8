// SPDX-License-Identifier: Apache-2.0
package org.icddesk.search;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.icddesk.answer.IcdFailure;
import org.icddesk.browse.BrowseContext;
import org.icddesk.browse.Classification;
import org.icddesk.browse.PageFrame;
import org.icddesk.gateway.IcdGateway;
import org.icddesk.icd.search.SearchRequest;
import org.icddesk.icd.search.SearchResult;
import org.icddesk.search.local.LocalHits;
import org.icddesk.search.local.LocalSearch;

/** Searches that nobody asked for, to advise on one without hits. They end with the first that fails. */
@RequestScoped
public class FurtherSearches {

    private final IcdGateway gateway;
    private final LocalSearch local;
    private final PageFrame frame;
    private boolean failed;

    protected FurtherSearches() {
        this(null, null, null);
    }

    @Inject
    public FurtherSearches(IcdGateway gateway, LocalSearch local, PageFrame frame) {
        this.local = local;
        this.gateway = gateway;
        this.frame = frame;
    }

    /** {@return what a search finds; empty if it fails, or one before it did} */
    Optional<SearchResult> find(SearchRequest request) {
        if (failed) {
            return Optional.empty();
        }
        try {
            return Optional.of(frame.recordAge(gateway.search(request)));
        } catch (IcdFailure e) {
            failed = true;
            return Optional.empty();
        }
    }

    /** {@return what a search of any classification finds; empty if it finds nothing or fails} */
    Optional<SearchResult> findHits(SearchInput input, BrowseContext context, Filters filters) {
        return context.classification() == Classification.ICD10
                ? local.search(context, input.indexQuery(filters))
                        .map(LocalHits::asSearchResult)
                        .filter(result -> !result.hits().isEmpty())
                : findHits(input.searchRequest(context, filters).withChapters(filters.chapters()));
    }

    /** {@return what a search finds; empty if it finds nothing or fails} */
    Optional<SearchResult> findHits(SearchRequest request) {
        return find(request).filter(result -> !result.hits().isEmpty());
    }
}
