// SPDX-License-Identifier: Apache-2.0
package org.icddesk.doris;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.spi.JsonProvider;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.icddesk.answer.IcdFailure;
import org.icddesk.answer.NotFound;
import org.icddesk.answer.Rejected;
import org.icddesk.browse.BrowseContext;
import org.icddesk.browse.PageFrame;
import org.icddesk.gateway.IcdGateway;
import org.icddesk.icd.code.UriExpression;
import org.icddesk.icd.search.Hit;
import org.icddesk.proposal.Proposal;
import org.icddesk.proposal.UncachedProposer;
import org.icddesk.request.AnswerTimeout;
import org.icddesk.request.ClientContext;
import org.icddesk.search.SearchInput;
import org.icddesk.web.PostedForm;

/** Suggests codes while a cause is typed: codes, clusters and identifiers, then what WHO's search finds. */
@RequestScoped
public class CauseSuggestions {

    private static final JsonProvider JSON = JsonProvider.provider();
    private static final int MAX_HITS = 10;

    private final IcdGateway gateway;
    private final UncachedProposer proposer;
    private final DorisReleases releases;
    private final PageFrame frame;

    protected CauseSuggestions() {
        this(null, null, null, null);
    }

    @Inject
    public CauseSuggestions(IcdGateway gateway, UncachedProposer proposer, DorisReleases releases, PageFrame frame) {
        this.gateway = gateway;
        this.proposer = proposer;
        this.releases = releases;
        this.frame = frame;
    }

    /**
     * A suggestion.
     *
     * @param term the term that matched, where that is not the title; otherwise empty
     */
    private record Suggestion(String code, String title, String uri, String term) {}

    /**
     * {@return suggestions for what was typed, in JSON: {@code hits} with {@code code}, {@code title}, {@code uri} and
     * {@code term}, the language of the titles, and the {@code note} that WHO does not answer, empty if it does}
     *
     * @param form with {@code q}, and {@code release} if a release was chosen
     * @throws IcdFailure if WHO cannot be asked
     */
    byte[] json(PostedForm form) {
        ClientContext.setDeadline(AnswerTimeout.SUGGESTION.limit());
        SearchInput input = SearchInput.of(form.text("q").orElse(""));
        JsonArrayBuilder hits = JSON.createArrayBuilder();
        String language = "";
        if (input.isWorthAsking()) {
            BrowseContext context = releases.context(form.text("release"));
            language = context.language().tag();
            for (Suggestion hit : hits(input, context).values()) {
                hits.add(JSON.createObjectBuilder()
                        .add("code", hit.code())
                        .add("title", hit.title())
                        .add("uri", hit.uri())
                        .add("term", hit.term()));
            }
        }
        return JSON.createObjectBuilder()
                .add("lang", language)
                .add("hits", hits)
                .add("note", Optional.ofNullable(frame.getStale()).orElse(""))
                .build()
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    private Map<String, Suggestion> hits(SearchInput input, BrowseContext context) {
        Map<String, Suggestion> hits = new LinkedHashMap<>();
        proposer.lookUp(input.text(), context).ifPresent(item -> item.proposals().stream()
                .map(CauseSuggestions::suggestion)
                .forEach(hit -> hits.putIfAbsent(hit.code(), hit)));
        if (input.isIdentifier()) {
            return hits;
        }
        try {
            frame
                    .recordAge(gateway.searchUncached(input.searchRequest(context), AnswerTimeout.SUGGESTION))
                    .hits()
                    .stream()
                    .filter(hit -> hit.code().isPresent() && hit.uri().isPresent())
                    .limit(MAX_HITS)
                    .map(CauseSuggestions::suggestion)
                    .forEach(hit -> hits.putIfAbsent(hit.code(), hit));
        } catch (NotFound | Rejected e) {
            // Nothing is found; a code that was typed still stands.
            return hits;
        } catch (IcdFailure e) {
            if (hits.isEmpty()) {
                throw e;
            }
        }
        return hits;
    }

    private static Suggestion suggestion(Proposal proposal) {
        return new Suggestion(proposal.code(), proposal.title(), proposal.uri(), "");
    }

    private static Suggestion suggestion(Hit hit) {
        String term = hit.titleIsBest()
                ? ""
                : hit.matches().stream()
                        .findFirst()
                        .map(match -> match.label().text())
                        .orElse("");
        return new Suggestion(
                hit.code().orElseThrow(),
                hit.title().text(),
                hit.uri().map(UriExpression::canonical).orElseThrow(),
                term);
    }
}
