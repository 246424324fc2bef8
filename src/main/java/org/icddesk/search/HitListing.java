// SPDX-License-Identifier: Apache-2.0
package org.icddesk.search;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.icddesk.export.Listing;
import org.icddesk.gateway.Highlighted;
import org.icddesk.gateway.Hit;
import org.icddesk.gateway.Release;
import org.icddesk.gateway.UriExpression;
import org.icddesk.reading.Place;
import org.icddesk.reading.Row;

/** Exports all results of a search as a table. */
@RequestScoped
public class HitListing {

    private static final List<String> COLUMNS = List.of("code", "title", "chapter", "matched", "score", "uri");

    private final SearchPage search;

    protected HitListing() {
        this(null);
    }

    @Inject
    public HitListing(SearchPage search) {
        this.search = search;
    }

    /** Searches and lists: first what a code or an identifier named, then what words found. */
    Listing make() {
        search.load();
        Optional<Place> place = Optional.ofNullable(search.place());
        String release = place.flatMap(Place::release).map(Release::id).orElse("");
        String classification = place.map(p -> p.classification().segment()).orElse("");
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("source", "World Health Organization, https://icd.who.int");
        facts.put("classification", classification);
        facts.put("release", release);
        facts.put("language", place.map(p -> p.language().tag()).orElse(""));
        facts.put("query", search.getQuery());
        facts.put("complete", String.valueOf(!search.isChopped()));
        List<List<String>> lines = new ArrayList<>();
        Stream.concat(
                        search.getFound().stream().map(HitListing::line),
                        search.listed().stream().map(HitListing::line))
                .forEach(lines::add);
        return new Listing("icd-" + classification + "-" + release + "-search", facts, COLUMNS, lines);
    }

    private static List<String> line(Row row) {
        return List.of(
                row.code(),
                row.title() == null ? "" : row.title().value(),
                "",
                "",
                "",
                row.uri().canonical());
    }

    private static List<String> line(Hit hit) {
        return List.of(
                hit.code().orElse(""),
                bare(hit.title()),
                hit.chapter().orElse(""),
                hit.matches().stream()
                        .findFirst()
                        .map(match -> bare(match.label()))
                        .orElse(""),
                String.valueOf(hit.score()),
                hit.uri().map(UriExpression::toString).orElse(""));
    }

    private static String bare(Highlighted text) {
        return new Highlighted(HitLine.bare(text)).text();
    }
}
