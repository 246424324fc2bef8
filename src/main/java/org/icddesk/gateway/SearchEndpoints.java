// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway;

import java.util.Collection;
import java.util.stream.Collectors;
import org.icddesk.gateway.upstream.Kind;
import org.icddesk.gateway.upstream.Parameters;
import org.icddesk.gateway.upstream.Question;
import org.icddesk.gateway.wire.Searches;

/** Puts searches and texts to be coded into WHO's paths and parameters. */
public final class SearchEndpoints {

    private static final Kind<SearchResult> SEARCH =
            new Kind<>("search", Questions.DAY, Questions.MONTH, Questions.USUAL, Searches::result);
    private static final Kind<Autocoding> AUTOCODE =
            new Kind<>("autocode", Questions.DAY, Questions.MONTH, Questions.USUAL, Searches::autocoding);

    private SearchEndpoints() {}

    public static Question<SearchResult> search(SearchQuestion asked) {
        requireWords(asked.query());
        boolean linearization = asked.scope().linearization().isPresent();
        Parameters parameters = placed(asked.scope())
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
            parameters
                    .with("medicalCodingMode", asked.matching().codingMode())
                    .with("includeKeywordResult", asked.presentation().keywords())
                    .with(
                            "subtreeFilterUsesFoundationDescendants",
                            asked.filter().subtreesOfFoundation());
        }
        return new Question<>(
                Questions.path(asked.scope()) + "/search", parameters.encoded(), asked.language(), SEARCH);
    }

    public static Question<Autocoding> autocode(AutocodeQuestion asked) {
        requireWords(asked.text());
        Parameters parameters = placed(asked.scope())
                .with("searchText", asked.text())
                .with("subtreesFilter", subtrees(asked.subtrees()));
        asked.threshold().ifPresent(t -> parameters.with("matchThreshold", Double.toString(t)));
        return new Question<>(
                Questions.path(asked.scope()) + "/autocode", parameters.encoded(), asked.language(), AUTOCODE);
    }

    private static void requireWords(String text) {
        if (text.codePoints().noneMatch(Character::isLetterOrDigit)) {
            throw new Rejected("A search without any words");
        }
        if (text.length() > SearchQuestion.LONGEST_QUERY) {
            throw new Rejected("A search of more than " + SearchQuestion.LONGEST_QUERY + " characters");
        }
    }

    private static Parameters placed(Scope scope) {
        return scope.linearization().isPresent() ? new Parameters() : Questions.pinned(scope.release());
    }

    private static String subtrees(Collection<FoundationUri> uris) {
        return uris.stream().map(FoundationUri::canonical).sorted().distinct().collect(Collectors.joining(","));
    }
}
