// SPDX-License-Identifier: Apache-2.0
package org.icddesk.search;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.icddesk.export.Takeaway;
import org.icddesk.gateway.Hit;
import org.icddesk.gateway.IcdFailure;
import org.icddesk.gateway.IcdGateway;
import org.icddesk.gateway.Release;
import org.icddesk.gateway.SearchQuestion;
import org.icddesk.gateway.SearchResult;
import org.icddesk.reading.Classification;
import org.icddesk.reading.Desk;
import org.icddesk.reading.Editions;
import org.icddesk.reading.Place;
import org.icddesk.reading.Places;
import org.icddesk.reading.Row;
import org.icddesk.web.Address;
import org.icddesk.web.Link;
import org.icddesk.web.Page;
import org.icddesk.web.Pager;
import org.icddesk.web.Problem;
import org.icddesk.web.Visit;

/** The results of a search. */
@Named
@RequestScoped
public class SearchPage {

    private static final int PER_PAGE = 25;

    private final Visit visit;
    private final Page page;
    private final Desk desk;
    private final Places places;
    private final Editions editions;
    private final IcdGateway gateway;
    private final Direct direct;
    private final Facets facets;
    private Query query = Query.of("");
    private Filters filters;
    private String hint;
    private Place place;
    private List<Row> found = List.of();
    private SearchResult result;
    private List<Hit> listed = List.of();
    private List<HitLine> hits = List.of();
    private List<Facets.Facet> chapters = List.of();
    private Row below;

    /** For the container's proxy alone. */
    protected SearchPage() {
        this(null, null, null, null, null, null, null, null);
    }

    /**
     * Prepares a search.
     *
     * @param visit says what to search for
     * @param page is told title and language
     * @param desk is told place and releases
     * @param places finds the place
     * @param editions knows the releases
     * @param gateway the way to WHO
     * @param direct finds the very thing
     * @param facets sorts hits by chapter
     */
    @Inject
    public SearchPage(
            Visit visit,
            Page page,
            Desk desk,
            Places places,
            Editions editions,
            IcdGateway gateway,
            Direct direct,
            Facets facets) {
        this.visit = visit;
        this.page = page;
        this.desk = desk;
        this.places = places;
        this.editions = editions;
        this.gateway = gateway;
        this.direct = direct;
        this.facets = facets;
    }

    /** Searches, unless there is nothing to search for. */
    public void load() {
        query = Query.of(visit.parameter("q").orElse(""));
        page.entitle(query.text());
        if (query.isTooLong()) {
            throw new Problem(400, "query-too-long", String.valueOf(SearchQuestion.LONGEST_QUERY));
        }
        hint = query.isEmpty() ? "search.hint.empty" : query.isTooShort() ? "search.hint.short" : null;
        if (hint != null) {
            return;
        }
        filters = Filters.of(visit, page);
        place = place(classification());
        desk.open(place);
        desk.offerReleases(releases());
        found = direct.find(query, place);
        if (place.classification() == Classification.ICD10) {
            hint = found.isEmpty() ? "search.hint.icd10" : null;
        } else if (query.identifier().isEmpty()) {
            search();
        }
    }

    private Classification classification() {
        Optional<String> named = visit.parameter("linearization");
        Optional<Classification> known = named.flatMap(Classification::parse);
        if (named.isPresent() && known.isEmpty()) {
            page.note("filter.linearization.unknown");
        }
        return known.orElse(Classification.MMS);
    }

    private Place place(Classification classification) {
        Optional<String> named = visit.parameter("release").filter(r -> !r.equals("latest"));
        if (named.isEmpty()) {
            return places.standard(classification);
        }
        Release release = Release.parse(named.get()).orElseThrow(() -> new Problem(404, "release"));
        editions.check(classification, release);
        return places.in(classification, Optional.of(release));
    }

    private List<Desk.Choice> releases() {
        return editions.releases(place.classification()).stream()
                .map(release -> new Desk.Choice(
                        release.id(),
                        null,
                        visit.address().without("page").with("release", release.id()),
                        place.release().filter(release::equals).isPresent(),
                        false))
                .toList();
    }

    /** Text search is one way to find; where the other way found something, its failure is only told. */
    private void search() {
        SearchQuestion question = filters.question(query, place);
        try {
            SearchResult all = desk.take(gateway.search(question));
            result = filters.chapters().isEmpty()
                    ? all
                    : desk.take(gateway.search(question.inChapters(filters.chapters())));
            Map<String, Row> titles = facets.chapters(place);
            chapters = facets.of(all.hits(), filters.chapters(), titles);
            listed = ordered();
            hits = lines(titles);
            below = filters.subtree().map(entity -> facets.title(place, entity)).orElse(null);
        } catch (IcdFailure e) {
            if (found.isEmpty()) {
                throw e;
            }
            page.warn("search.failed");
        }
    }

    private List<Hit> ordered() {
        return filters.classificationOrder()
                ? result.hits().stream()
                        .sorted(Comparator.comparing((Hit hit) -> hit.chapter().orElse("~"))
                                .thenComparing(hit -> hit.code().orElse("~")))
                        .toList()
                : result.hits();
    }

    private List<HitLine> lines(Map<String, Row> titles) {
        List<HitLine> lines = listed.stream()
                .map(hit -> HitLine.of(hit, query, place, chapterTitle(hit, titles)))
                .flatMap(Optional::stream)
                .toList();
        Optional<HitLine> best = lines.stream().filter(HitLine::best).findFirst();
        return lines.stream()
                .map(line -> best.filter(b -> b == line).isPresent() ? line : line.notBest())
                .toList();
    }

    private static String chapterTitle(Hit hit, Map<String, Row> titles) {
        return hit.chapter()
                .map(titles::get)
                .map(Row::title)
                .map(Object::toString)
                .orElse("");
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

    /** {@return whether words were searched for} */
    public boolean isSearched() {
        return result != null;
    }

    /** {@return the hits of this page} */
    public List<HitLine> getHits() {
        int from = (getPager().number() - 1) * PER_PAGE;
        return hits.subList(Math.min(from, hits.size()), Math.min(hits.size(), from + PER_PAGE));
    }

    /** {@return the number of all hits} */
    public int getCount() {
        return hits.size();
    }

    /** {@return whether WHO found more than it lists} */
    public boolean isChopped() {
        return result != null && result.chopped();
    }

    /** {@return all hits, in the order chosen} */
    List<Hit> listed() {
        return listed;
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
        return Pager.of(visit, hits.size(), PER_PAGE);
    }

    /** {@return the chapters to choose from} */
    public List<Facets.Facet> getChapters() {
        return chapters;
    }

    /** {@return the search in all chapters; null where it is} */
    public Address getAllChapters() {
        return filters == null || filters.chapters().isEmpty()
                ? null
                : visit.address().without("chapter").without("page");
    }

    /** {@return the entity that the search looks below; null where it looks everywhere} */
    public Row getBelow() {
        return below;
    }

    /** {@return the search everywhere} */
    public Address getEverywhere() {
        return visit.address().without("subtree").without("page");
    }

    /** {@return whether some of the words suffice} */
    public boolean isFlexible() {
        return filters != null && filters.flexible();
    }

    /** {@return the search with that turned round} */
    public Address getFlexibly() {
        return visit.address().without("page").with("flexible", isFlexible() ? null : "true");
    }

    /** {@return the same search in what cannot be coded too; null where that is what was searched} */
    public Address getBrowseInstead() {
        return filters.browsing() || getModes().isEmpty()
                ? null
                : visit.address().without("page").with("mode", "browse");
    }

    /** {@return the orders to list hits in} */
    public List<Desk.Choice> getOrders() {
        return choices("sort", "relevance", "classification", filters.classificationOrder());
    }

    /** {@return what to find; empty where there is no choice} */
    public List<Desk.Choice> getModes() {
        return place.classification() == Classification.FOUNDATION
                ? List.of()
                : choices("mode", "coding", "browse", filters.browsing());
    }

    private List<Desk.Choice> choices(String parameter, String standard, String other, boolean isOther) {
        Address address = visit.address().without("page");
        return List.of(
                new Desk.Choice(
                        page.texts().get(parameter + "." + standard),
                        null,
                        address.without(parameter),
                        !isOther,
                        false),
                new Desk.Choice(
                        page.texts().get(parameter + "." + other),
                        null,
                        address.with(parameter, other),
                        isOther,
                        false));
    }

    /** {@return words that lead on: they complete the last one typed, or go with all of them} */
    public List<Link> getWords() {
        return result == null
                ? List.of()
                : result.words().stream()
                        .map(SearchResult.Word::label)
                        .filter(word -> !word.equalsIgnoreCase(query.text()))
                        .map(word -> new Link(
                                word,
                                visit.address()
                                        .without("page")
                                        .with("q", Words.taken(query.text(), word, result.guess()))))
                        .toList();
    }
}
