// SPDX-License-Identifier: Apache-2.0
package org.icddesk.search;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.icddesk.export.Takeaway;
import org.icddesk.gateway.Hit;
import org.icddesk.gateway.IcdFailure;
import org.icddesk.gateway.SearchQuestion;
import org.icddesk.gateway.SearchResult;
import org.icddesk.reading.Classification;
import org.icddesk.reading.Desk;
import org.icddesk.reading.Place;
import org.icddesk.reading.Row;
import org.icddesk.web.Link;
import org.icddesk.web.Page;
import org.icddesk.web.Pager;
import org.icddesk.web.Problem;
import org.icddesk.web.Visit;

/** The results of a search. */
@Named("searchPage")
@RequestScoped
public class SearchPage {

    private static final int PER_PAGE = 25;

    private final Visit visit;
    private final Page page;
    private final Desk desk;
    private final SearchPlaces places;
    private final Direct direct;
    private final TextSearch textSearch;
    private Query query = Query.of("");
    private String hint;
    private Place place;
    private List<Row> found = List.of();
    private Refinements refinements;
    private Results results;

    /** For the container's proxy alone. */
    protected SearchPage() {
        this(null, null, null, null, null, null);
    }

    /**
     * Prepares a search.
     *
     * @param visit says what to search for
     * @param page is told title and language
     * @param desk is told place and releases
     * @param places finds where to search
     * @param direct finds the very thing
     * @param textSearch searches for words
     */
    @Inject
    public SearchPage(Visit visit, Page page, Desk desk, SearchPlaces places, Direct direct, TextSearch textSearch) {
        this.visit = visit;
        this.page = page;
        this.desk = desk;
        this.places = places;
        this.direct = direct;
        this.textSearch = textSearch;
    }

    /** Searches, unless there is nothing to search for. */
    public void load() {
        query = Query.of(visit.typed("q").orElse(""));
        page.entitle(query.text());
        if (query.isTooLong()) {
            throw new Problem(400, "query-too-long", String.valueOf(SearchQuestion.LONGEST_QUERY));
        }
        hint = query.isEmpty() ? "search.hint.empty" : query.isTooShort() ? "search.hint.short" : null;
        if (hint == null) {
            search();
        }
    }

    private void search() {
        Filters filters = Filters.of(visit, page);
        place = places.find();
        desk.open(place);
        desk.offerReleases(places.releases(place));
        refinements = new Refinements(visit.address().without("page"), page.texts(), filters, place);
        Direct.Finding finding = direct.find(query, place);
        found = finding.rows();
        if (place.classification() != Classification.ICD10 && query.identifier().isEmpty()) {
            searchWords(filters);
        }
        tellOf(finding);
        hint = place.classification() == Classification.ICD10 && found.isEmpty() ? "search.hint.icd10" : null;
    }

    /** That nothing was found is no news while it is not known whether the very thing is there. */
    private void tellOf(Direct.Finding finding) {
        if (results == null || getCount() == 0) {
            finding.failIfUnknown();
        } else if (finding.failure().isPresent()) {
            page.warn("direct.failed", query.text());
        }
    }

    /** Text search is one way to find; where the other way found something, its failure is only told. */
    private void searchWords(Filters filters) {
        try {
            results = textSearch.of(query, filters, place);
        } catch (IcdFailure e) {
            if (found.isEmpty()) {
                throw e;
            }
            page.warn("search.failed");
        }
    }

    /** {@return what was searched for} */
    public String getQuery() {
        return query.text();
    }

    /** {@return the key of what to tell instead of results; null where there are any to tell of} */
    public String getHint() {
        return hint;
    }

    /** {@return what was named by a code or an identifier} */
    public List<Row> getFound() {
        return found;
    }

    /** {@return whether to show what a search for words found; no hit is no news where the very thing was found} */
    public boolean isSearched() {
        return results != null && (found.isEmpty() || getCount() > 0);
    }

    /** {@return the same search, narrowed, widened or ordered otherwise} */
    public Refinements getRefinements() {
        return refinements;
    }

    /** {@return the hits of this page} */
    public List<HitLine> getHits() {
        List<HitLine> hits = results.hits();
        int from = (getPager().number() - 1) * PER_PAGE;
        return hits.subList(Math.min(from, hits.size()), Math.min(hits.size(), from + PER_PAGE));
    }

    /** {@return the number of all hits} */
    public int getCount() {
        return results.hits().size();
    }

    /** {@return whether WHO found more than it lists} */
    public boolean isChopped() {
        return results.answer().chopped();
    }

    /** {@return all hits, in the order chosen} */
    List<Hit> listed() {
        return results == null ? List.of() : results.listed();
    }

    /** {@return where the reader searched; null where there was nothing to search for} */
    Place place() {
        return place;
    }

    /** {@return where the whole list can be had as a file} */
    public List<Link> getTakeaways() {
        return Takeaway.of(visit);
    }

    /** {@return the pages of the list of hits} */
    public Pager getPager() {
        return Pager.of(visit, results.hits().size(), PER_PAGE);
    }

    /** {@return the chapters to choose from} */
    public List<Facets.Facet> getChapters() {
        return results.chapters();
    }

    /** {@return the entity that the search looks below; null where it looks everywhere} */
    public Row getBelow() {
        return results.below();
    }

    /** {@return the key of what the words are that lead on} */
    public String getWordsHeading() {
        return results.answer().guess() == SearchResult.Guess.COMPLETION ? "facets.completions" : "facets.words";
    }

    /** {@return words that lead on} */
    public List<Link> getWords() {
        return refinements.words(query, results.answer());
    }
}
