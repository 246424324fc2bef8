// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.icddesk.api.http.AgeHeaders;
import org.icddesk.api.search.SearchContext;
import org.icddesk.browse.PageFrame;
import org.icddesk.request.AnswerTimeout;
import org.icddesk.request.ClientContext;
import org.icddesk.search.SearchInput;
import org.icddesk.search.Suggestions;

/** Serves suggestions to the search box; text only, never markup. */
@Path("suggest")
@RequestScoped
public class SuggestResource {

    private final Suggestions suggestions;
    private final SearchContext contexts;
    private final PageFrame frame;

    public SuggestResource() {
        this(null, null, null);
    }

    @Inject
    public SuggestResource(Suggestions suggestions, SearchContext contexts, PageFrame frame) {
        this.frame = frame;
        this.suggestions = suggestions;
        this.contexts = contexts;
    }

    /**
     * Suggests entities and words.
     *
     * @param lang the language of the answer; one that the release does not have counts as none
     * @param accepted the languages to choose from without one; English where none fits
     * @param release the release; the latest by default
     * @param linearization where to look: {@code mms}, {@code icf}, {@code foundation} or {@code icd10}
     * @param request for the context path of the site
     * @return the suggestions; none for an input that is not worth a request to WHO
     */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response suggest(
            @QueryParam("q") @DefaultValue("") String q,
            @QueryParam("lang") String lang,
            @HeaderParam("Accept-Language") String accepted,
            @QueryParam("release") String release,
            @QueryParam("linearization") @DefaultValue("mms") String linearization,
            @Context HttpServletRequest request) {
        SearchContext.check(request.getQueryString());
        ClientContext.setDeadline(AnswerTimeout.SUGGESTION.limit());
        SearchInput input = SearchInput.of(q);
        Suggestions.SuggestionList list = input.isWorthAsking()
                ? suggestions.of(input, contexts.find(lang, accepted, release, linearization), request.getContextPath())
                : Suggestions.NONE;
        return AgeHeaders.add(
                        Response.ok(list).header("Cache-Control", "private, no-cache"),
                        frame.asOf(),
                        frame.outageSince())
                .build();
    }
}
