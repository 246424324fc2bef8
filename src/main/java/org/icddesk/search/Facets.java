// SPDX-License-Identifier: Apache-2.0
package org.icddesk.search;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.icddesk.answer.IcdFailure;
import org.icddesk.browse.BrowseContext;
import org.icddesk.browse.EntityRow;
import org.icddesk.browse.EntityTitles;
import org.icddesk.gateway.IcdGateway;
import org.icddesk.icd.FoundationUri;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.LinearizationUri;
import org.icddesk.icd.search.Hit;
import org.icddesk.web.Address;
import org.icddesk.web.PageRequest;

/** The chapter facets of a search. */
@RequestScoped
public class Facets {

    private final IcdGateway gateway;
    private final EntityTitles titles;
    private final PageRequest request;

    /**
     * A chapter facet.
     *
     * @param title its title; null if unavailable
     * @param count its number of hits among those that WHO listed; null if unknown
     * @param chosen whether the search is narrowed to it
     * @param address the search with this filter toggled
     */
    public record Facet(String code, EntityRow title, Integer count, boolean chosen, Address address) {}

    protected Facets() {
        this(null, null, null);
    }

    @Inject
    public Facets(IcdGateway gateway, EntityTitles titles, PageRequest request) {
        this.gateway = gateway;
        this.titles = titles;
        this.request = request;
    }

    /** {@return the chapters of a classification by their code; empty if unavailable} */
    Map<String, EntityRow> chapters(BrowseContext context) {
        if (context.classification().linearization().isEmpty()) {
            return Map.of();
        }
        try {
            List<LinearizationUri> chapters = gateway.classification(
                            context.release().orElseThrow(),
                            context.classification().linearization().orElseThrow(),
                            context.language())
                    .value()
                    .children();
            return titles.rows(context, chapters).stream()
                    .filter(row -> !row.missing())
                    .collect(Collectors.toMap(EntityRow::code, row -> row, (one, other) -> one, LinkedHashMap::new));
        } catch (IcdFailure e) {
            return Map.of();
        }
    }

    /** {@return the chapters with hits and those chosen, in the order of the classification} */
    List<Facet> of(List<Hit> hits, List<String> chosen, Map<String, EntityRow> chapters) {
        Map<String, Integer> counts = new TreeMap<>();
        hits.forEach(hit -> hit.chapter().ifPresent(chapter -> counts.merge(chapter, 1, Integer::sum)));
        return of(counts, chosen, chapters);
    }

    /** {@return the chapters counted and those chosen, in the order of the classification} */
    List<Facet> of(Map<String, Integer> counts, List<String> chosen, Map<String, EntityRow> chapters) {
        List<String> order = List.copyOf(chapters.keySet());
        return Stream.concat(counts.keySet().stream(), chosen.stream())
                .distinct()
                .sorted(Comparator.comparing((String code) -> order.contains(code) ? order.indexOf(code) : order.size())
                        .thenComparing(Comparator.naturalOrder()))
                .map(code -> new Facet(
                        code,
                        chapters.get(code),
                        counts.get(code),
                        chosen.contains(code),
                        toggled(code, chosen.contains(code))))
                .toList();
    }

    private Address toggled(String chapter, boolean chosen) {
        Address first = request.address().without("page");
        return chosen ? first.without("chapter", chapter) : first.adding("chapter", chapter);
    }

    /** {@return the entity of the searched classification with that foundation identifier} */
    EntityRow title(BrowseContext context, FoundationUri entity) {
        IcdUri here = context.classification()
                .linearization()
                .<IcdUri>map(l -> new LinearizationUri(context.release(), l, entity.id(), entity.residual()))
                .orElse(entity);
        return titles.rows(context, List.of(here)).get(0);
    }
}
