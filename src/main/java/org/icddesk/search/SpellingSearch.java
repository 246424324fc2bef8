// SPDX-License-Identifier: Apache-2.0
package org.icddesk.search;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.icddesk.browse.BrowseContext;
import org.icddesk.browse.Classification;
import org.icddesk.icd.search.Hit;
import org.icddesk.icd.search.MatchingProperty;
import org.icddesk.icd.search.SearchRequest;
import org.icddesk.icd.search.SearchResult;
import org.icddesk.icd.search.SpellingVariants;
import org.icddesk.icd.search.TypingError;

/** Searches for words without hits in another spelling. */
@RequestScoped
public class SpellingSearch {

    private static final int MAX_SEARCHES = 2;

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}]+");

    private final FurtherSearches further;
    private int left = MAX_SEARCHES;

    /**
     * Words in another spelling.
     *
     * @param result what they find; empty if WHO has such words, but was not asked for them
     */
    record Respelling(SearchInput input, Optional<SearchResult> result) {}

    protected SpellingSearch() {
        this(null);
    }

    @Inject
    public SpellingSearch(FurtherSearches further) {
        this.further = further;
    }

    /** {@return the likeliest other spelling that WHO has, if any; our own index of ICD-10 knows spellings itself} */
    Optional<Respelling> find(SearchInput input, BrowseContext context, Filters filters) {
        if (context.classification() == Classification.ICD10) {
            return Optional.empty();
        }
        Function<SearchInput, SearchRequest> request =
                words -> words.searchRequest(context, filters).withChapters(filters.chapters());
        String text = input.text();
        return first(SpellingVariants.of(text, context.language()), input, request)
                .or(() -> corrected(input, request))
                .or(() -> first(SpellingVariants.inOtherNumber(text, context.language()), input, request));
    }

    private Optional<Respelling> first(
            List<String> variants, SearchInput input, Function<SearchInput, SearchRequest> request) {
        return variants.stream()
                .flatMap(variant -> search(input.respelt(variant), request).stream())
                .findFirst();
    }

    private Optional<Respelling> search(SearchInput input, Function<SearchInput, SearchRequest> request) {
        return ask(request.apply(input))
                .filter(result -> !result.hits().isEmpty())
                .map(result -> new Respelling(input, Optional.of(result)));
    }

    /** {@return the search without the typing error that one of its words may have} */
    private Optional<Respelling> corrected(SearchInput input, Function<SearchInput, SearchRequest> request) {
        return TypingError.in(input.text())
                .flatMap(error -> ask(request.apply(new SearchInput(error.beginning(), false)))
                        .flatMap(result -> error.corrected(words(result))))
                .map(input::respelt)
                .flatMap(meant ->
                        left > 0 ? search(meant, request) : Optional.of(new Respelling(meant, Optional.empty())));
    }

    private Optional<SearchResult> ask(SearchRequest request) {
        return left-- > 0 ? further.find(request) : Optional.empty();
    }

    private static List<String> words(SearchResult result) {
        Stream<String> suggested = result.words().stream().map(SearchResult.Word::label);
        Stream<String> shown =
                result.hits().stream().flatMap(SpellingSearch::texts).flatMap(BETWEEN_WORDS::splitAsStream);
        return Stream.concat(suggested, shown).distinct().toList();
    }

    private static Stream<String> texts(Hit hit) {
        return Stream.concat(
                Stream.of(hit.title().text()),
                hit.matches().stream().map(MatchingProperty::label).map(Object::toString));
    }
}
