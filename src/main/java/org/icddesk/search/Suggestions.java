// SPDX-License-Identifier: Apache-2.0
package org.icddesk.search;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.icddesk.gateway.Highlighted;
import org.icddesk.gateway.Hit;
import org.icddesk.gateway.IcdFailure;
import org.icddesk.gateway.IcdGateway;
import org.icddesk.gateway.Patience;
import org.icddesk.gateway.SearchQuestion;
import org.icddesk.gateway.SearchQuestion.Matching;
import org.icddesk.gateway.SearchQuestion.Presentation;
import org.icddesk.gateway.SearchResult;
import org.icddesk.reading.Classification;
import org.icddesk.reading.Place;
import org.icddesk.reading.Row;

/** Finds suggestions for the search box. */
@RequestScoped
public class Suggestions {

    /** No suggestions. */
    public static final Proposals NOTHING = new Proposals(List.of(), List.of());

    private static final int MOST_HITS = 10;
    private static final int MOST_WORDS = 4;

    private final IcdGateway gateway;
    private final Direct direct;

    /**
     * All suggestions.
     *
     * @param hits entities, the best first
     * @param words whole searches to go on with
     */
    public record Proposals(List<Proposal> hits, List<String> words) {}

    /**
     * An entity.
     *
     * @param code its code; empty if it has none
     * @param title its title in parts
     * @param term the term that matched, where that is not the title; otherwise empty
     * @param chapter the chapter it stands in; empty if WHO does not say
     * @param lang the language of the title
     * @param address its page, from the root of the server
     */
    public record Proposal(
            String code, List<Part> title, List<Part> term, String chapter, String lang, String address) {}

    /**
     * A part of a text.
     *
     * @param marked whether they matched
     */
    public record Part(String text, boolean marked) {}

    protected Suggestions() {
        this(null, null);
    }

    @Inject
    public Suggestions(IcdGateway gateway, Direct direct) {
        this.gateway = gateway;
        this.direct = direct;
    }

    /**
     * Finds entities and words.
     *
     * @param query what was typed
     * @param place where to look
     * @param root what stands before the addresses of the site
     */
    public Proposals of(Query query, Place place, String root) {
        if (query.identifier().isEmpty()) {
            gateway.admit(question(query, place), Patience.SUGGESTION);
        }
        Direct.Finding finding = direct.find(query, place);
        List<Proposal> hits = new ArrayList<>(
                finding.rows().stream().map(row -> proposal(row, place, root)).toList());
        Proposals proposals =
                query.identifier().isPresent() ? new Proposals(hits, List.of()) : withHits(hits, query, place, root);
        if (proposals.hits().isEmpty()) {
            finding.failIfUnknown();
        }
        return proposals;
    }

    /** Adds the hits of a text search; its failure is ignored if the direct lookup found something. */
    private Proposals withHits(List<Proposal> hits, Query query, Place place, String root) {
        try {
            SearchResult result =
                    gateway.search(question(query, place), Patience.SUGGESTION).value();
            result.hits().stream()
                    .limit(MOST_HITS)
                    .flatMap(hit -> proposal(hit, query, place, root).stream())
                    .filter(hit ->
                            hits.stream().noneMatch(other -> other.address().equals(hit.address())))
                    .forEach(hits::add);
            return new Proposals(hits, words(query, result));
        } catch (IcdFailure e) {
            if (hits.isEmpty()) {
                throw e;
            }
            return new Proposals(hits, List.of());
        }
    }

    private static SearchQuestion question(Query query, Place place) {
        boolean linearization = place.classification() != Classification.FOUNDATION;
        return SearchQuestion.of(place.scope(), query.forWho(), place.language())
                .with(new Matching(false, linearization, Set.of()))
                .with(new Presentation(true, true, linearization));
    }

    private static List<String> words(Query query, SearchResult result) {
        return result.words().stream()
                .map(word -> Words.taken(query.text(), word.label(), result.guess()))
                .filter(words -> !words.equalsIgnoreCase(query.text()))
                .limit(MOST_WORDS)
                .toList();
    }

    private static Proposal proposal(Row row, Place place, String root) {
        return new Proposal(
                row.code(),
                List.of(new Part(row.label(), false)),
                List.of(),
                "",
                place.language().tag(),
                root + row.address());
    }

    private static Optional<Proposal> proposal(Hit hit, Query query, Place place, String root) {
        return HitLine.of(hit, query, place, "")
                .map(line -> new Proposal(
                        line.code(),
                        parts(line.title()),
                        parts(line.term()),
                        line.chapter(),
                        line.lang(),
                        root + line.address()));
    }

    private static List<Part> parts(List<Highlighted.Part> parts) {
        return parts.stream().map(part -> new Part(part.text(), part.marked())).toList();
    }
}
