// SPDX-License-Identifier: Apache-2.0
package org.icddesk.search;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import org.icddesk.answer.IcdFailure;
import org.icddesk.browse.BrowseContext;
import org.icddesk.browse.Classification;
import org.icddesk.browse.EntityRow;
import org.icddesk.browse.PageFrame;
import org.icddesk.export.DownloadFormat;
import org.icddesk.icd.search.Hit;
import org.icddesk.icd.search.SearchRequest;
import org.icddesk.icd.search.SearchResult;
import org.icddesk.web.Address;
import org.icddesk.web.Link;
import org.icddesk.web.Page;
import org.icddesk.web.PageRequest;
import org.icddesk.web.Pager;
import org.icddesk.web.Problem;

/** The view model of the page of search results. */
@Named("searchPage")
@RequestScoped
public class SearchPage {

    static final int PER_PAGE = 25;

    private final PageRequest request;
    private final Page page;
    private final PageFrame frame;
    private final SearchScopeResolver scopeResolver;
    private final CodeOrIdentifierLookup lookup;
    private final WordSearch words;
    private final HitTitles besideTitles;
    private SearchInput input = SearchInput.of("");
    private String hint;
    private BrowseContext context;
    private List<FoundEntity> found = List.of();
    private List<AbsentCode> absent = List.of();
    private Refinements refinements;
    private SearchResults results;
    private List<HitView> shown = List.of();
    private IcdFailure failure;

    protected SearchPage() {
        this(null, null, null, null, null, null, null);
    }

    @Inject
    public SearchPage(
            PageRequest request,
            Page page,
            PageFrame frame,
            SearchScopeResolver scopeResolver,
            CodeOrIdentifierLookup lookup,
            WordSearch words,
            HitTitles besideTitles) {
        this.request = request;
        this.page = page;
        this.frame = frame;
        this.scopeResolver = scopeResolver;
        this.lookup = lookup;
        this.words = words;
        this.besideTitles = besideTitles;
    }

    /** Runs the search, unless the query is empty. */
    public void load() {
        input = SearchInput.of(request.rawParameter("q").orElse(""));
        page.setTitle(input.text());
        if (input.isTooLong()) {
            throw new Problem(400, "query-too-long", String.valueOf(SearchRequest.MAX_QUERY_LENGTH));
        }
        hint = input.isEmpty() ? "search.hint.empty" : input.isTooShort() ? "search.hint.short" : null;
        if (hint == null) {
            search();
        }
    }

    private void search() {
        context = scopeResolver.find();
        Filters filters = Filters.of(request, page, context.classification());
        frame.open(context);
        frame.offerReleases(scopeResolver.releases(context));
        refinements = new Refinements(request.address().without("page"), page.texts(), filters, context);
        CodeOrIdentifierLookup.LookupResult result = lookup.find(input, context);
        found = result.found();
        absent = result.absent();
        if (!input.isIdentifier()) {
            searchWords(filters, result);
        }
        warnOf(result);
        boolean nothing = results == null && found.isEmpty() && absent.isEmpty();
        hint = context.classification() == Classification.ICD10 && nothing ? "search.hint.icd10" : null;
    }

    /** An empty result is not shown while a direct lookup has failed. */
    private void warnOf(CodeOrIdentifierLookup.LookupResult result) {
        if (results == null || getCount() == 0) {
            result.throwFailure();
        } else if (result.failure().isPresent()) {
            failure = result.failure().get();
            page.warn("direct.failed", input.text());
        }
    }

    /**
     * Searches the words, below the code if there is one among them; a failure is a notice if something was found by code, and
     * that of the code is told if both failed.
     */
    private void searchWords(Filters filters, CodeOrIdentifierLookup.LookupResult direct) {
        try {
            results = words.find(input, filters, context).orElse(null);
            shown = results == null || DownloadFormat.requested(request).isPresent() ? List.of() : shown();
        } catch (IcdFailure e) {
            direct.throwFailure();
            if (found.isEmpty()) {
                throw e;
            }
            failure = e;
            page.warn("search.failed");
        }
    }

    /** {@return the search without what narrows it to a part of the classification} */
    public Address getEverywhere() {
        return results.words().equals(input)
                ? refinements.everywhere()
                : refinements.search().with("q", results.words().typed());
    }

    /** {@return what was searched for} */
    public String getQuery() {
        return input.text();
    }

    /** {@return the text key of a hint shown instead of results; null if there are results} */
    public String getHint() {
        return hint;
    }

    /** {@return the entities that the input names by code or identifier} */
    public List<FoundEntity> getFound() {
        return found;
    }

    /** {@return the codes in the input that do not exist} */
    public List<AbsentCode> getAbsent() {
        return absent;
    }

    /** {@return whether nothing was found, and the input is a code that does not exist} */
    public boolean isNothingButAbsent() {
        return !isSearched() && found.isEmpty() && !absent.isEmpty();
    }

    /**
     * {@return whether to show the results of the text search; without hits it is hidden if the input is a code or
     * identifier}
     */
    public boolean isSearched() {
        return results != null && (found.isEmpty() && absent.isEmpty() || getCount() > 0);
    }

    /** {@return links to the same search, narrowed, widened or in another order} */
    public Refinements getRefinements() {
        return refinements;
    }

    /** {@return the hits of this page} */
    public List<HitView> getHits() {
        return shown;
    }

    private List<HitView> shown() {
        List<HitView> hits = results.hits().stream()
                .skip((getPager().number() - 1L) * PER_PAGE)
                .limit(PER_PAGE)
                .toList();
        return besideTitles.of(hits, context);
    }

    /** {@return the number of all hits} */
    public int getCount() {
        return results.hits().size();
    }

    /** {@return whether WHO found more than it lists} */
    public boolean isChopped() {
        return results != null && results.answer().chopped();
    }

    /** {@return the failure of the part of the search that the page warns of; empty if no part failed} */
    Optional<IcdFailure> failure() {
        return Optional.ofNullable(failure);
    }

    /** {@return all hits, in the order chosen} */
    List<Hit> allHits() {
        return results == null ? List.of() : results.listed();
    }

    /** {@return what was typed} */
    SearchInput input() {
        return input;
    }

    /** {@return what the text search found; null if there was none} */
    SearchResults results() {
        return results;
    }

    /** {@return the scope of the search; null if the query is empty} */
    BrowseContext context() {
        return context;
    }

    /** {@return the downloads of the whole list} */
    public List<Link> getTakeaways() {
        return DownloadFormat.of(request);
    }

    /** {@return the pages of the list of hits} */
    public Pager getPager() {
        return Pager.of(request, results.hits().size(), PER_PAGE);
    }

    /** {@return the chapters to choose from} */
    public List<Facets.Facet> getChapters() {
        return results.chapters();
    }

    /** {@return the entity below which the search looks; null if it looks everywhere} */
    public EntityRow getBelow() {
        return results.below();
    }

    /** {@return the text key of the heading of the word suggestions} */
    public String getWordsHeading() {
        return results.answer().guess() == SearchResult.Guess.COMPLETION ? "facets.completions" : "facets.words";
    }

    /** {@return the word suggestions} */
    public List<Link> getWords() {
        return refinements.words(input, results.answer());
    }
}
