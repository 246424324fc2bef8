// SPDX-License-Identifier: Apache-2.0
package org.icddesk.search;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.icddesk.answer.IcdFailure;
import org.icddesk.browse.BrowseContext;
import org.icddesk.browse.Classification;
import org.icddesk.browse.EntityRow;
import org.icddesk.browse.PageFrame;
import org.icddesk.gateway.IcdGateway;
import org.icddesk.icd.Language;
import org.icddesk.icd.search.Highlighted;
import org.icddesk.icd.search.Hit;
import org.icddesk.icd.search.SearchResult;
import org.icddesk.index.IndexQuery;
import org.icddesk.request.AnswerTimeout;
import org.icddesk.search.local.LocalHits;
import org.icddesk.search.local.LocalResult;
import org.icddesk.search.local.LocalSearch;

/** Finds suggestions for the search box. */
@RequestScoped
public class Suggestions {

    /** No suggestions. */
    public static final SuggestionList NONE = new SuggestionList(List.of(), List.of(), null);

    private static final int MAX_HITS = 10;
    private static final int MAX_WORDS = 4;

    private final IcdGateway gateway;
    private final CodeOrIdentifierLookup lookup;
    private final LocalSearch local;
    private final PageFrame frame;

    /**
     * All suggestions.
     *
     * @param hits entities, the best first
     * @param words whole searches to go on with
     * @param asOf since when the oldest of the data is, in ISO 8601, if WHO is not answering; null otherwise
     */
    public record SuggestionList(List<Suggestion> hits, List<String> words, String asOf) {}

    /**
     * An entity suggested for what was typed.
     *
     * @param code its code; empty if it has none
     * @param title its title in parts
     * @param term the term that matched, where that is not the title; otherwise empty
     * @param chapter its chapter, or its classification where that is not the one searched; may be empty
     * @param lang the language of the title
     * @param address its page, from the root of the server
     */
    public record Suggestion(
            String code, List<Part> title, List<Part> term, String chapter, String lang, String address) {}

    /**
     * A part of a text.
     *
     * @param marked whether it matched what was typed
     */
    public record Part(String text, boolean marked) {}

    protected Suggestions() {
        this(null, null, null, null);
    }

    @Inject
    public Suggestions(IcdGateway gateway, CodeOrIdentifierLookup lookup, LocalSearch local, PageFrame frame) {
        this.frame = frame;
        this.gateway = gateway;
        this.local = local;
        this.lookup = lookup;
    }

    /**
     * Finds entities and words.
     *
     * @param input what was typed
     * @param context where to look
     * @param root the context path of the site
     */
    public SuggestionList of(SearchInput input, BrowseContext context, String root) {
        boolean ownIndex = context.classification() == Classification.ICD10;
        if (!input.isIdentifier() && !ownIndex) {
            gateway.admit(input.searchRequest(context), AnswerTimeout.SUGGESTION);
        }
        CodeOrIdentifierLookup.LookupResult direct = lookup.find(input, context);
        List<Suggestion> hits = new ArrayList<>(direct.found().stream()
                .map(found -> suggestion(found, context, root))
                .toList());
        SuggestionList suggestions =
                input.isIdentifier() ? list(hits, List.of()) : withHits(hits, input, context, root);
        if (suggestions.hits().isEmpty()) {
            direct.throwFailure();
        }
        return suggestions;
    }

    /** Adds the hits of a text search; its failure is ignored if the direct lookup found something. */
    private SuggestionList withHits(List<Suggestion> hits, SearchInput input, BrowseContext context, String root) {
        try {
            Found found = search(input, context);
            SearchResult result = found.result();
            result.hits().stream()
                    .limit(MAX_HITS)
                    .flatMap(hit -> suggestion(hit, input, context, found.language(), root).stream())
                    .filter(hit ->
                            hits.stream().noneMatch(other -> other.address().equals(hit.address())))
                    .forEach(hits::add);
            return list(hits, words(input, result));
        } catch (IcdFailure e) {
            if (hits.isEmpty()) {
                throw e;
            }
            return list(hits, List.of());
        }
    }

    private SuggestionList list(List<Suggestion> hits, List<String> words) {
        return new SuggestionList(
                hits,
                words,
                frame.outageSince()
                        .flatMap(outage -> frame.asOf())
                        .map(Instant::toString)
                        .orElse(null));
    }

    /**
     * What was found.
     *
     * @param language the language of our own index, if that is where it was found
     */
    private record Found(SearchResult result, Optional<Language> language) {

        static final Found NOTHING = new Found(LocalHits.NONE, Optional.empty());

        static Found of(LocalResult own) {
            return new Found(
                    LocalHits.asSearchResult(own), Optional.of(own.index().language()));
        }
    }

    /** {@return what WHO finds; for ICD-10, which WHO's service cannot search, and while WHO is silent, what our own index has} */
    private Found search(SearchInput input, BrowseContext context) {
        IndexQuery query = IndexQuery.of(input.text());
        if (context.classification() == Classification.ICD10) {
            return local.search(context, query).map(Found::of).orElse(Found.NOTHING);
        }
        try {
            return new Found(
                    frame.recordAge(gateway.search(input.searchRequest(context), AnswerTimeout.SUGGESTION)),
                    Optional.empty());
        } catch (IcdFailure e) {
            if (!gateway.isSilence(e)) {
                throw e;
            }
            LocalResult own = local.insteadOfWho(e, context, query);
            frame.recordSilence(own.index().asOf());
            return Found.of(own);
        }
    }

    private static List<String> words(SearchInput input, SearchResult result) {
        return result.words().stream()
                .map(word -> WordCompletion.complete(input.text(), word.label(), result.guess()))
                .filter(words -> !words.equalsIgnoreCase(input.text()))
                .limit(MAX_WORDS)
                .toList();
    }

    private static Suggestion suggestion(FoundEntity found, BrowseContext context, String root) {
        EntityRow row = found.row();
        return new Suggestion(
                row.code(),
                List.of(new Part(row.label(), false)),
                List.of(),
                found.where(),
                context.language().tag(),
                root + row.address());
    }

    private static Optional<Suggestion> suggestion(
            Hit hit, SearchInput input, BrowseContext context, Optional<Language> language, String root) {
        return HitView.of(hit, input, context, "")
                .map(line -> language.map(line::in).orElse(line))
                .map(line -> new Suggestion(
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
