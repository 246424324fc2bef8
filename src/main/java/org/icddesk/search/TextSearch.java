// SPDX-License-Identifier: Apache-2.0
package org.icddesk.search;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.icddesk.browse.BrowseContext;
import org.icddesk.browse.EntityRow;
import org.icddesk.browse.PageFrame;
import org.icddesk.gateway.IcdGateway;
import org.icddesk.icd.search.Hit;
import org.icddesk.icd.search.SearchQuestion;
import org.icddesk.icd.search.SearchResult;

/** Runs text searches. */
@RequestScoped
public class TextSearch {

    private final IcdGateway gateway;
    private final PageFrame frame;
    private final Facets facets;

    protected TextSearch() {
        this(null, null, null);
    }

    @Inject
    public TextSearch(IcdGateway gateway, PageFrame frame, Facets facets) {
        this.gateway = gateway;
        this.frame = frame;
        this.facets = facets;
    }

    /** Searches all chapters for the facet counts, and the chosen ones for the hits. */
    SearchResults of(SearchQuestion question, SearchInput input, Filters filters, BrowseContext context) {
        SearchResult all = frame.recordAge(gateway.search(question));
        SearchResult chosen = filters.chapters().isEmpty()
                ? all
                : frame.recordAge(gateway.search(question.withChapters(filters.chapters())));
        Map<String, EntityRow> titles = facets.chapters(context);
        List<Hit> listed = filters.classificationOrder() ? asClassified(chosen.hits()) : chosen.hits();
        return new SearchResults(
                chosen,
                listed,
                lines(listed, input, context, titles),
                facets.of(all.hits(), filters.chapters(), titles),
                filters.subtree().map(entity -> facets.title(context, entity)).orElse(null));
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
