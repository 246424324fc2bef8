// SPDX-License-Identifier: Apache-2.0
package org.icddesk.search;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.icddesk.browse.BrowseContext;
import org.icddesk.browse.EntityRow;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.search.Hit;
import org.icddesk.icd.search.SearchResult;
import org.icddesk.index.EntityIndex;
import org.icddesk.index.IndexHit;
import org.icddesk.search.local.LocalHits;
import org.icddesk.search.local.LocalResult;
import org.icddesk.search.local.MatchExplanation;
import org.icddesk.web.Texts;

/** Arranges what a text search found: order, chapters to choose from, and the best match. */
@RequestScoped
public class SearchResultsFactory {

    private final Facets facets;

    protected SearchResultsFactory() {
        this(null);
    }

    @Inject
    public SearchResultsFactory(Facets facets) {
        this.facets = facets;
    }

    /**
     * Arranges the results of a page.
     *
     * @param all what was found in all chapters
     * @param chosen what was found in those chosen, to be listed
     */
    SearchResults of(SearchResult all, SearchResult chosen, SearchInput input, Filters filters, BrowseContext context) {
        Map<String, EntityRow> titles = facets.chapters(context);
        List<Hit> listed = inOrder(chosen, filters);
        return new SearchResults(
                input,
                chosen,
                all.hits().size(),
                listed,
                lines(listed, input, context, titles),
                facets.of(all.hits(), filters.chapters(), titles),
                filters.subtree()
                        .flatMap(IcdUri::inFoundation)
                        .map(entity -> facets.title(context, entity))
                        .orElse(null),
                null);
    }

    /** Arranges what our own index found. */
    SearchResults of(LocalResult local, SearchInput input, Filters filters, BrowseContext context, Texts texts) {
        EntityIndex index = local.index().index();
        Map<String, EntityRow> titles = new LinkedHashMap<>();
        index.chapters().forEach(chapter -> titles.put(chapter.code(), LocalHits.row(chapter, context)));
        List<IndexHit> ordered = local.found().hits().stream()
                .sorted(filters.classificationOrder() ? Comparator.comparing(IndexHit::position) : (a, b) -> 0)
                .toList();
        SearchResult answer = LocalHits.asSearchResult(local.found(), ordered);
        Iterator<IndexHit> explained = ordered.iterator();
        List<HitView> lines = lines(answer.hits(), input, context, titles).stream()
                .map(line -> line.in(local.index().language())
                        .because(MatchExplanation.of(explained.next().why(), texts)))
                .toList();
        Map<String, Integer> counts = local.found().chapters();
        return new SearchResults(
                input,
                answer,
                counts.values().stream().mapToInt(Integer::intValue).sum(),
                answer.hits(),
                lines,
                facets.of(counts, filters.chapters(), titles),
                filters.subtree()
                        .flatMap(index::find)
                        .map(entity -> LocalHits.row(entity, context))
                        .orElse(null),
                local);
    }

    /** {@return the first hits of another search, as displayed in the chosen order} */
    List<HitView> lines(SearchResult result, SearchInput input, Refinements refinements, int max) {
        BrowseContext context = refinements.context();
        List<Hit> first =
                inOrder(result, refinements.filters()).stream().limit(max).toList();
        return lines(first, input, context, facets.chapters(context));
    }

    private static List<Hit> inOrder(SearchResult result, Filters filters) {
        return filters.classificationOrder() ? asClassified(result.hits()) : result.hits();
    }

    private static List<Hit> asClassified(List<Hit> hits) {
        return hits.stream()
                .sorted(Comparator.comparing((Hit hit) -> hit.chapter().orElse("~"))
                        .thenComparing(hit -> hit.code().orElse("~")))
                .toList();
    }

    /** One line at most is the best match: the first, as WHO puts better hits before others. */
    private static List<HitView> lines(
            List<Hit> hits, SearchInput input, BrowseContext context, Map<String, EntityRow> titles) {
        List<HitView> lines = hits.stream()
                .map(hit -> HitView.of(hit, input, context, chapterTitle(hit, titles)))
                .flatMap(Optional::stream)
                .toList();
        Optional<HitView> best = lines.stream().filter(HitView::best).findFirst();
        return lines.stream()
                .map(line -> best.filter(b -> b == line).isPresent() ? line : line.notBest())
                .toList();
    }

    private static String chapterTitle(Hit hit, Map<String, EntityRow> titles) {
        return hit.chapter()
                .map(titles::get)
                .map(EntityRow::title)
                .map(Object::toString)
                .orElse("");
    }
}
