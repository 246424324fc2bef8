// SPDX-License-Identifier: Apache-2.0
package org.icddesk.search;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.icddesk.icd.search.SearchResult;
import org.icddesk.request.ClientContext;
import org.icddesk.web.Address;
import org.icddesk.web.Link;
import org.icddesk.web.Page;

/**
 * Advice on a search without hits: another spelling, other classifications, fewer filters, some of the words. What can
 * be counted is offered only if it finds something.
 */
@Named("noHitPanel")
@RequestScoped
public class NoHitPanel {

    private static final int MAX_ELSEWHERE = 2;

    private final SearchPage search;
    private final FurtherSearches further;
    private final SpellingSearch spelling;
    private final ElsewhereSearch elsewhere;
    private final SearchResultsFactory resultsFactory;
    private final Page page;
    private final List<Link> offers = new ArrayList<>();
    private Variant variant;
    private boolean spellingDoubtful;

    /**
     * The same search in another spelling.
     *
     * @param count the number of its hits
     * @param chopped whether WHO found more than it lists
     * @param hits the first of them
     * @param address the search itself
     */
    public record Variant(String query, int count, boolean chopped, List<HitView> hits, Address address) {}

    protected NoHitPanel() {
        this(null, null, null, null, null, null);
    }

    @Inject
    public NoHitPanel(
            SearchPage search,
            FurtherSearches further,
            SpellingSearch spelling,
            ElsewhereSearch elsewhere,
            SearchResultsFactory resultsFactory,
            Page page) {
        this.search = search;
        this.further = further;
        this.spelling = spelling;
        this.elsewhere = elsewhere;
        this.resultsFactory = resultsFactory;
        this.page = page;
    }

    /** Finds advice if the search has no hits, in at most half of the time that is left; what fails is left out. */
    public void load() {
        if (search.isSearched() && search.getCount() == 0) {
            ClientContext.withHalfOfRemaining(() -> {
                advise(search.input(), search.getRefinements());
                return offers;
            });
        }
    }

    private void advise(SearchInput input, Refinements refinements) {
        if (!offerWithoutFilters(input, refinements)) {
            spelling.find(input, refinements.context(), refinements.filters())
                    .ifPresent(found -> respell(found, refinements));
            if (variant == null) {
                offerElsewhere(input, refinements);
            }
        }
        spellingDoubtful = variant == null && offers.isEmpty();
        if (input.hasSeveralWords() && !refinements.flexible()) {
            offers.add(new Link(page.say("search.none.flexible"), refinements.flexibly()));
        }
        if (refinements.browsing() != null) {
            offers.add(new Link(page.say("search.none.browse"), refinements.browsing()));
        }
    }

    /** Offers the search without filters, if there are any and it finds something. */
    private boolean offerWithoutFilters(SearchInput input, Refinements refinements) {
        int inAllChapters = search.results().inAllChapters();
        if (inAllChapters > 0) {
            offers.add(new Link(page.say("search.none.chapters", inAllChapters), refinements.allChapters()));
            return true;
        }
        Optional<SearchResult> unfiltered = hasFiltersBesidesChapters(refinements)
                ? further.findHits(
                        input, refinements.context(), refinements.filters().unfiltered())
                : Optional.empty();
        unfiltered.ifPresent(result -> offers.add(
                new Link(page.say("search.none.filters", result.hits().size()), refinements.unfiltered())));
        return unfiltered.isPresent();
    }

    /** The search in all chapters has been made for their counts. */
    private static boolean hasFiltersBesidesChapters(Refinements refinements) {
        return refinements.filters().subtree().isPresent()
                || !refinements.filters().properties().isEmpty();
    }

    private void respell(SpellingSearch.Respelling found, Refinements refinements) {
        SearchInput input = found.input();
        Address address = refinements.search().with("q", input.typed());
        found.result()
                .ifPresentOrElse(
                        result -> variant = new Variant(
                                input.text(),
                                result.hits().size(),
                                result.chopped(),
                                resultsFactory.lines(result, input, refinements, SearchPage.PER_PAGE),
                                address),
                        () -> offers.add(new Link(page.say("search.for", input.text()), address)));
    }

    private void offerElsewhere(SearchInput input, Refinements refinements) {
        int max = hasFiltersBesidesChapters(refinements) ? MAX_ELSEWHERE - 1 : MAX_ELSEWHERE;
        elsewhere.find(input, refinements.context(), refinements.filters(), max).forEach(place -> {
            String name =
                    page.texts().get("classification." + place.classification().segment());
            String key = place.result().chopped() ? "search.none.elsewhere.more" : "search.none.elsewhere";
            offers.add(new Link(page.say(key, name, place.result().hits().size()), place.address()));
        });
    }

    /** {@return the text key of what was not found} */
    public String getReason() {
        boolean several = search.input().hasSeveralWords();
        if (search.getRefinements().filters().narrowing()) {
            return "search.none.here";
        }
        return several ? search.getRefinements().flexible() ? "search.none.any" : "search.none" : "search.none.word";
    }

    /** {@return the same search in another spelling; null if that is not needed, or finds nothing either} */
    public Variant getVariant() {
        return variant;
    }

    /** {@return whether nothing has shown that the words are spelt as WHO spells them} */
    public boolean isSpellingDoubtful() {
        return spellingDoubtful;
    }

    /** {@return searches that may find more, those counted first} */
    public List<Link> getOffers() {
        return offers;
    }
}
