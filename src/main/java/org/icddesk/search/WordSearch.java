// SPDX-License-Identifier: Apache-2.0
package org.icddesk.search;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.icddesk.answer.IcdFailure;
import org.icddesk.browse.BrowseContext;
import org.icddesk.browse.Classification;
import org.icddesk.browse.PageFrame;
import org.icddesk.gateway.IcdGateway;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.search.SearchRequest;
import org.icddesk.icd.search.SearchResult;
import org.icddesk.search.local.LocalResult;
import org.icddesk.search.local.LocalSearch;
import org.icddesk.web.Page;

/**
 * Searches words for a page: WHO does, but for ICD-10, which WHO's service cannot search, and while WHO does not answer;
 * then our own index does, as far as it has the classification.
 */
@RequestScoped
public class WordSearch {

    private final IcdGateway gateway;
    private final CodeOrIdentifierLookup lookup;
    private final LocalSearch local;
    private final SearchResultsFactory resultsFactory;
    private final PageFrame frame;
    private final Page page;

    protected WordSearch() {
        this(null, null, null, null, null, null);
    }

    @Inject
    public WordSearch(
            IcdGateway gateway,
            CodeOrIdentifierLookup lookup,
            LocalSearch local,
            SearchResultsFactory resultsFactory,
            PageFrame frame,
            Page page) {
        this.gateway = gateway;
        this.lookup = lookup;
        this.local = local;
        this.resultsFactory = resultsFactory;
        this.frame = frame;
        this.page = page;
    }

    /**
     * Searches all chapters, for their counts, and those chosen; below the code if there is one before or after the words,
     * unless nothing below it has them.
     *
     * @return what was found; empty if nobody can search the classification
     * @throws IcdFailure if WHO does not answer, and our own index does not have the classification
     */
    Optional<SearchResults> find(SearchInput input, Filters filters, BrowseContext context) {
        Optional<CodeAndWords> both =
                CodeAndWords.in(input).filter(some -> filters.subtree().isEmpty());
        Optional<IcdUri> place = both.flatMap(some -> lookup.place(some.code(), context));
        if (place.isEmpty()) {
            return findWords(input, filters, context);
        }
        SearchInput words = both.get().words();
        Optional<SearchResults> below = findWords(words, filters.below(place.get()), context);
        if (below.isEmpty() || !below.get().hits().isEmpty()) {
            return below;
        }
        page.note("search.below.nothing", both.get().code().text().toUpperCase(Locale.ROOT), words.text());
        return findWords(words, filters, context);
    }

    private Optional<SearchResults> findWords(SearchInput input, Filters filters, BrowseContext context) {
        if (context.classification() == Classification.ICD10) {
            return inOwnIndex(input, filters, context);
        }
        try {
            return Optional.of(atWho(input, filters, context));
        } catch (IcdFailure e) {
            LocalResult own = local.insteadOfWho(e, context, input.indexQuery(filters));
            page.warn(reason(e), frame.time(own.index().asOf()));
            return Optional.of(resultsFactory.of(own, input, filters, context, page.texts()));
        }
    }

    private String reason(IcdFailure failure) {
        if (gateway.isSilence(failure)) {
            return "search.own";
        }
        return failure.kind() == IcdFailure.Kind.BUSY ? "search.own.busy" : "search.own.malformed";
    }

    private SearchResults atWho(SearchInput input, Filters filters, BrowseContext context) {
        SearchRequest request = input.searchRequest(context, filters);
        List<String> chapters = filters.chapters();
        SearchResult all = frame.recordAge(gateway.search(request));
        SearchResult chosen =
                chapters.isEmpty() ? all : frame.recordAge(gateway.search(request.withChapters(chapters)));
        return resultsFactory.of(all, chosen, input, filters, context);
    }

    private Optional<SearchResults> inOwnIndex(SearchInput input, Filters filters, BrowseContext context) {
        return local.search(context, input.indexQuery(filters))
                .map(found -> resultsFactory.of(found, input, filters, context, page.texts()));
    }
}
