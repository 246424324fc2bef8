// SPDX-License-Identifier: Apache-2.0
package org.icddesk.search;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.icddesk.gateway.EntityId;
import org.icddesk.gateway.FoundationUri;
import org.icddesk.gateway.IcdUri;
import org.icddesk.gateway.LinearizationUri;
import org.icddesk.gateway.SearchProperty;
import org.icddesk.gateway.SearchQuestion;
import org.icddesk.reading.Classification;
import org.icddesk.reading.Place;
import org.icddesk.web.Page;
import org.icddesk.web.Visit;

/**
 * How a search is narrowed or widened, as its address says.
 *
 * @param chapters the chapters to look in; empty for all
 * @param subtree the entity to look below
 * @param flexible whether some of the words suffice
 * @param browsing whether to find what cannot be coded too
 * @param classificationOrder whether to list hits as the classification does
 */
public record Filters(
        List<String> chapters,
        Optional<FoundationUri> subtree,
        boolean flexible,
        boolean browsing,
        boolean classificationOrder) {

    private static final String CHAPTER = "0[1-9]|1[0-9]|2[0-6]|V|X";
    private static final Set<SearchProperty> BROWSED =
            EnumSet.of(SearchProperty.TITLE, SearchProperty.INDEX_TERM, SearchProperty.FULLY_SPECIFIED_NAME);

    /** Reads filters; what is no filter is dropped, and the page says so. */
    static Filters of(Visit visit, Page page) {
        List<String> wanted = visit.values("chapter");
        List<String> chapters = wanted.stream()
                .filter(chapter -> chapter.matches(CHAPTER))
                .distinct()
                .toList();
        if (wanted.stream().anyMatch(chapter -> !chapter.matches(CHAPTER))) {
            page.note("filter.chapter.unknown");
        }
        Optional<FoundationUri> subtree = visit.parameter("subtree").flatMap(Filters::entity);
        if (visit.parameter("subtree").isPresent() && subtree.isEmpty()) {
            page.note("filter.subtree.unknown");
        }
        return new Filters(
                chapters,
                subtree,
                visit.parameter("flexible")
                        .filter(Set.of("true", "1", "on")::contains)
                        .isPresent(),
                visit.parameter("mode").filter("browse"::equals).isPresent(),
                visit.parameter("sort").filter("classification"::equals).isPresent());
    }

    private static Optional<FoundationUri> entity(String text) {
        return EntityId.parse(text).map(FoundationUri::of).or(() -> IcdUri.parse(text)
                .flatMap(uri -> {
                    if (uri instanceof LinearizationUri entity) {
                        return Optional.of(entity.foundation());
                    }
                    return uri instanceof FoundationUri entity ? Optional.of(entity) : Optional.empty();
                })
                .filter(uri -> !uri.isRoot()));
    }

    /** {@return the question to WHO, in all chapters} */
    SearchQuestion question(Query query, Place place) {
        boolean linearization = place.classification() != Classification.FOUNDATION;
        return SearchQuestion.of(place.scope(), query.forWho(), place.language())
                .below(subtree.stream().toList(), false)
                .matching(flexible, linearization && !browsing, browsing && linearization ? BROWSED : Set.of())
                .answered(true, true, linearization);
    }
}
