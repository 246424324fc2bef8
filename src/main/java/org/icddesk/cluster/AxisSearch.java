// SPDX-License-Identifier: Apache-2.0
package org.icddesk.cluster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.icddesk.answer.Answer;
import org.icddesk.gateway.IcdGateway;
import org.icddesk.icd.FoundationUri;
import org.icddesk.icd.Language;
import org.icddesk.icd.LinearizationUri;
import org.icddesk.icd.Scope;
import org.icddesk.icd.Text;
import org.icddesk.icd.code.Icd11Code;
import org.icddesk.icd.code.PostcoordinationAxis;
import org.icddesk.icd.search.Hit;
import org.icddesk.icd.search.SearchRequest;
import org.icddesk.icd.search.SearchResult;
import org.icddesk.request.AnswerTimeout;

/** Searches the values of an axis, which WHO does: below the entities that the scale lists, and nowhere else. */
@ApplicationScoped
public class AxisSearch {

    /** The number of values that one search finds. */
    static final int MOST = 20;

    /** WHO leaves out 26, V and X unless they are named, and the values of most axes stand in X. */
    private static final List<String> CHAPTERS = Stream.concat(
                    IntStream.rangeClosed(1, 26).mapToObj("%02d"::formatted), Stream.of("V", "X"))
            .toList();

    private final IcdGateway gateway;

    protected AxisSearch() {
        this(null);
    }

    @Inject
    public AxisSearch(IcdGateway gateway) {
        this.gateway = gateway;
    }

    /**
     * A value that was found.
     *
     * @param lang the language of the title
     */
    public record Found(String code, String title, String lang) {}

    /**
     * Searches an axis.
     *
     * @param words the words as they are sent to WHO
     * @return the best first, at most {@value #MOST}; a failure if WHO does not answer
     */
    public Answer<List<Found>> find(
            PostcoordinationAxis axis, String words, Scope scope, Language language, AnswerTimeout timeout) {
        List<FoundationUri> roots = axis.scale().stream()
                .map(LinearizationUri::inFoundation)
                .flatMap(Optional::stream)
                .toList();
        SearchRequest request = SearchRequest.of(scope, words, language)
                .withSubtrees(roots, false)
                .withChapters(CHAPTERS)
                .with(new SearchRequest.Presentation(true, false, false));
        Answer<SearchResult> answer = gateway.search(request, timeout);
        List<Found> found = answer.value().hits().stream()
                .filter(hit -> hit.kind() == Hit.Kind.REAL)
                .flatMap(hit -> found(hit, language).stream())
                .limit(MOST)
                .toList();
        return new Answer<>(found, answer.asOf(), answer.outageSince());
    }

    private static Optional<Found> found(Hit hit, Language language) {
        String title = hit.title().text();
        boolean foreign = title.endsWith(Text.UNTRANSLATED);
        return hit.code()
                .flatMap(Icd11Code::parse)
                .map(code -> new Found(
                        code.code(),
                        foreign
                                ? title.substring(0, title.length() - Text.UNTRANSLATED.length())
                                        .strip()
                                : title,
                        foreign ? Language.ENGLISH.tag() : language.tag()));
    }
}
