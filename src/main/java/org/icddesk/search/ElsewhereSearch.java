// SPDX-License-Identifier: Apache-2.0
package org.icddesk.search;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.icddesk.answer.IcdFailure;
import org.icddesk.browse.BrowseContext;
import org.icddesk.browse.Classification;
import org.icddesk.browse.ReleaseCatalogue;
import org.icddesk.icd.Release;
import org.icddesk.icd.search.SearchResult;
import org.icddesk.web.Address;

/** Searches for words without hits in other classifications. */
@RequestScoped
public class ElsewhereSearch {

    private final FurtherSearches further;
    private final ReleaseCatalogue catalogue;

    /**
     * A classification with hits.
     *
     * @param address the search there
     */
    record Place(Classification classification, SearchResult result, Address address) {}

    protected ElsewhereSearch() {
        this(null, null);
    }

    @Inject
    public ElsewhereSearch(FurtherSearches further, ReleaseCatalogue catalogue) {
        this.further = further;
        this.catalogue = catalogue;
    }

    /**
     * Searches the other classifications, each in the release that its tab shows, without filters.
     *
     * @param max how many of them WHO may be asked for; ICD-10 is in our own index
     */
    List<Place> find(SearchInput input, BrowseContext context, Filters filters, int max) {
        Stream<BrowseContext> askedAtWho = Stream.of(Classification.MMS, Classification.ICF, Classification.FOUNDATION)
                .filter(other -> other != context.classification())
                .flatMap(other -> in(other, context).stream())
                .limit(max);
        Stream<BrowseContext> indexed = Stream.of(Classification.ICD10)
                .filter(other -> other != context.classification())
                .flatMap(other -> in(other, context).stream());
        return Stream.concat(askedAtWho, indexed)
                .flatMap(other -> further
                        .findHits(input, other, filters.unfiltered())
                        .map(result -> new Place(other.classification(), result, address(input, other, filters)))
                        .stream())
                .toList();
    }

    /** {@return the reader's position in another classification; empty if it lacks the language, or WHO is silent} */
    private Optional<BrowseContext> in(Classification other, BrowseContext context) {
        try {
            Optional<Release> release = catalogue.defaultRelease(other);
            return ReleaseCatalogue.tags(catalogue.languages(other, release))
                            .contains(context.language().tag())
                    ? Optional.of(new BrowseContext(
                            other, release, context.language(), context.languageChosen(), List.of(), context.beside()))
                    : Optional.empty();
        } catch (IcdFailure e) {
            return Optional.empty();
        }
    }

    private static Address address(SearchInput input, BrowseContext other, Filters filters) {
        return other.withLanguage(Address.of("search")
                .with("q", input.typed())
                .with("linearization", other.classification().segment())
                .with("flexible", filters.flexible() ? "true" : null));
    }
}
