// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.opensearch;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.spi.JsonProvider;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.icddesk.api.http.AgeHeaders;
import org.icddesk.api.icd.SafeMarkup;
import org.icddesk.api.search.SearchContext;
import org.icddesk.browse.PageFrame;
import org.icddesk.request.AnswerTimeout;
import org.icddesk.request.ClientContext;
import org.icddesk.search.SearchInput;
import org.icddesk.search.Suggestions;
import org.icddesk.search.Suggestions.Part;
import org.icddesk.search.Suggestions.Suggestion;
import org.icddesk.search.Suggestions.SuggestionList;

/** Serves the suggestions of the search box in the form that browsers read (OpenSearch Suggestions 1.1). */
@Path("opensearch/suggestions")
@RequestScoped
public class SuggestionsResource {

    /** The media type of suggestions. */
    static final String TYPE = "application/x-suggestions+json";

    private static final JsonProvider JSON = JsonProvider.provider();

    private final Suggestions suggestions;
    private final SearchContext contexts;
    private final PageFrame frame;

    public SuggestionsResource() {
        this(null, null, null);
    }

    @Inject
    public SuggestionsResource(Suggestions suggestions, SearchContext contexts, PageFrame frame) {
        this.suggestions = suggestions;
        this.contexts = contexts;
        this.frame = frame;
    }

    /** {@return what was typed, searches to go on with, what each is, and its page} */
    @GET
    @Produces({TYPE, "application/json", "*/*"})
    public Response suggest(
            @QueryParam("q") @DefaultValue("") String q,
            @QueryParam("lang") String lang,
            @HeaderParam("Accept-Language") String accepted,
            @Context HttpServletRequest request) {
        SearchContext.check(request.getQueryString());
        ClientContext.setDeadline(AnswerTimeout.SUGGESTION.limit());
        SearchInput input = SearchInput.of(q);
        SuggestionList found = input.isWorthAsking()
                ? suggestions.of(input, contexts.find(lang, accepted, null, "mms"), "")
                : Suggestions.NONE;
        Response.ResponseBuilder answer = Response.ok(
                        write(q, found, SiteAddress.of(request)).getBytes(StandardCharsets.UTF_8))
                .header("Content-Type", TYPE + ";charset=UTF-8")
                .header("Cache-Control", "private, no-cache")
                .header("Vary", "Accept-Language");
        return AgeHeaders.add(answer, frame.asOf(), frame.outageSince()).build();
    }

    static String write(String typed, SuggestionList found, String base) {
        JsonArrayBuilder searches = JSON.createArrayBuilder();
        JsonArrayBuilder descriptions = JSON.createArrayBuilder();
        JsonArrayBuilder addresses = JSON.createArrayBuilder();
        for (Suggestion hit : found.hits()) {
            searches.add(SafeMarkup.of((hit.code() + " " + text(hit.title())).strip()));
            descriptions.add(SafeMarkup.of(text(hit.term())));
            addresses.add(base + hit.address());
        }
        for (String words : found.words()) {
            searches.add(SafeMarkup.of(words));
            descriptions.add("");
            addresses.add("");
        }
        return JSON.createArrayBuilder()
                .add(SafeMarkup.of(typed))
                .add(searches)
                .add(descriptions)
                .add(addresses)
                .build()
                .toString();
    }

    private static String text(List<Part> parts) {
        return parts.stream().map(Part::text).collect(Collectors.joining());
    }
}
