// SPDX-License-Identifier: Apache-2.0
package org.icddesk.search;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.icddesk.gateway.Hit;
import org.icddesk.gateway.IcdGateway;
import org.icddesk.gateway.SearchQuestion;
import org.icddesk.gateway.SearchResult;
import org.icddesk.reading.Desk;
import org.icddesk.reading.Place;
import org.icddesk.reading.Row;

/** Runs text searches. */
@RequestScoped
public class TextSearch {

    private final IcdGateway gateway;
    private final Desk desk;
    private final Facets facets;

    protected TextSearch() {
        this(null, null, null);
    }

    @Inject
    public TextSearch(IcdGateway gateway, Desk desk, Facets facets) {
        this.gateway = gateway;
        this.desk = desk;
        this.facets = facets;
    }

    /** Searches in all chapters, to know how many hits each has, and in those chosen, to list them. */
    Results of(SearchQuestion question, Query query, Filters filters, Place place) {
        SearchResult all = desk.take(gateway.search(question));
        SearchResult chosen = filters.chapters().isEmpty()
                ? all
                : desk.take(gateway.search(question.withChapters(filters.chapters())));
        Map<String, Row> titles = facets.chapters(place);
        List<Hit> listed = filters.classificationOrder() ? asClassified(chosen.hits()) : chosen.hits();
        return new Results(
                chosen,
                listed,
                lines(listed, query, place, titles),
                facets.of(all.hits(), filters.chapters(), titles),
                filters.subtree().map(entity -> facets.title(place, entity)).orElse(null));
    }

    private static List<Hit> asClassified(List<Hit> hits) {
        return hits.stream()
                .sorted(Comparator.comparing((Hit hit) -> hit.chapter().orElse("~"))
                        .thenComparing(hit -> hit.code().orElse("~")))
                .toList();
    }

    /** One line at most is the best match: the first, as WHO puts better hits before others. */
    private static List<HitLine> lines(List<Hit> hits, Query query, Place place, Map<String, Row> titles) {
        List<HitLine> lines = hits.stream()
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
}
