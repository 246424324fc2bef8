// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.endpoint;

import java.time.Duration;
import java.util.Collection;
import java.util.stream.Collectors;
import org.icddesk.answer.Rejected;
import org.icddesk.gateway.request.Endpoint;
import org.icddesk.gateway.request.IcdRequest;
import org.icddesk.gateway.request.QueryString;
import org.icddesk.gateway.wire.SearchReader;
import org.icddesk.icd.FoundationUri;
import org.icddesk.icd.Scope;
import org.icddesk.icd.search.AutocodeRequest;
import org.icddesk.icd.search.Autocoding;
import org.icddesk.icd.search.SearchProperty;
import org.icddesk.icd.search.SearchRequest;
import org.icddesk.icd.search.SearchResult;

/** Maps searches and texts to be coded to WHO's paths and parameters. */
public final class SearchEndpoints {

    private static final Endpoint<SearchResult> SEARCH =
            new Endpoint<>("search", Endpoints.DAY, Endpoints.MONTH, Endpoints.DEFAULT_MAX_BYTES, SearchReader::result);
    private static final Endpoint<SearchResult> UNCACHED_SEARCH = SEARCH.withFreshness(Duration.ZERO);
    private static final Endpoint<Autocoding> AUTOCODE = new Endpoint<>(
            "autocode", Endpoints.DAY, Endpoints.MONTH, Endpoints.DEFAULT_MAX_BYTES, SearchReader::autocoding);

    private SearchEndpoints() {}

    /** {@return the request for a search} */
    public static IcdRequest<SearchResult> search(SearchRequest asked) {
        requireWords(asked.query());
        boolean linearization = asked.scope().linearization().isPresent();
        QueryString query = releaseQuery(asked.scope())
                .with("q", asked.query())
                .with("subtreesFilter", subtrees(asked.filter().subtrees()))
                .with("chapterFilter", String.join(";", asked.filter().chapters()))
                .with("useFlexisearch", asked.matching().flexible())
                .with("flatResults", asked.presentation().flat())
                .with("highlightingEnabled", asked.presentation().highlighted())
                .with(
                        "propertiesToBeSearched",
                        asked.matching().properties().stream()
                                .map(SearchProperty::word)
                                .sorted()
                                .collect(Collectors.joining(",")));
        if (linearization) {
            query.with("medicalCodingMode", asked.matching().codingMode())
                    .with("includeKeywordResult", asked.presentation().keywords())
                    .with(
                            "subtreeFilterUsesFoundationDescendants",
                            asked.filter().subtreesOfFoundation());
        }
        return new IcdRequest<>(Endpoints.path(asked.scope()) + "/search", query.encoded(), asked.language(), SEARCH);
    }

    /** {@return the same request, whose answer is never cached} */
    public static IcdRequest<SearchResult> uncachedSearch(SearchRequest asked) {
        IcdRequest<SearchResult> request = search(asked);
        return new IcdRequest<>(request.path(), request.query(), request.language(), UNCACHED_SEARCH);
    }

    /** {@return the request for automatic coding} */
    public static IcdRequest<Autocoding> autocode(AutocodeRequest asked) {
        requireWords(asked.text());
        QueryString query = releaseQuery(asked.scope())
                .with("searchText", asked.text())
                .with("subtreesFilter", subtrees(asked.subtrees()));
        asked.threshold().ifPresent(t -> query.with("matchThreshold", Double.toString(t)));
        return new IcdRequest<>(
                Endpoints.path(asked.scope()) + "/autocode", query.encoded(), asked.language(), AUTOCODE);
    }

    private static void requireWords(String text) {
        if (text.codePoints().noneMatch(Character::isLetterOrDigit)) {
            throw new Rejected("A search without any words");
        }
        if (text.length() > SearchRequest.MAX_QUERY_LENGTH) {
            throw new Rejected("A search of more than " + SearchRequest.MAX_QUERY_LENGTH + " characters");
        }
    }

    private static QueryString releaseQuery(Scope scope) {
        return scope.linearization().isPresent() ? new QueryString() : Endpoints.releaseParameter(scope.release());
    }

    private static String subtrees(Collection<FoundationUri> uris) {
        return uris.stream().map(FoundationUri::canonical).sorted().distinct().collect(Collectors.joining(","));
    }
}
