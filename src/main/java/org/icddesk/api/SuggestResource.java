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
import java.util.List;
import java.util.Optional;
import org.icddesk.api.problem.ApiProblem;
import org.icddesk.browse.BrowseContext;
import org.icddesk.browse.Classification;
import org.icddesk.browse.ReleaseCatalogue;
import org.icddesk.icd.Language;
import org.icddesk.icd.Release;
import org.icddesk.request.AnswerTimeout;
import org.icddesk.request.ClientContext;
import org.icddesk.search.SearchInput;
import org.icddesk.search.Suggestions;
import org.icddesk.web.PageRequest;
import org.icddesk.web.Problem;
import org.icddesk.web.content.AcceptLanguage;

/** Serves suggestions to the search box; text only, never markup. */
@Path("suggest")
@RequestScoped
public class SuggestResource {

    private final Suggestions suggestions;
    private final ReleaseCatalogue catalogue;

    public SuggestResource() {
        this(null, null);
    }

    @Inject
    public SuggestResource(Suggestions suggestions, ReleaseCatalogue catalogue) {
        this.suggestions = suggestions;
        this.catalogue = catalogue;
    }

    /**
     * Suggests entities and words.
     *
     * @param lang the language of the answer; one that the release does not have counts as none
     * @param accepted the languages to choose from without one; English where none fits
     * @param release the release; the latest by default
     * @param linearization where to look: {@code mms}, {@code icf} or {@code foundation}
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
        check(request.getQueryString());
        ClientContext.setDeadline(AnswerTimeout.SUGGESTION.limit());
        SearchInput input = SearchInput.of(q);
        Suggestions.SuggestionList list = input.isWorthAsking()
                ? suggestions.of(input, context(lang, accepted, release, linearization), request.getContextPath())
                : Suggestions.NONE;
        return Response.ok(list).header("Cache-Control", "private, no-cache").build();
    }

    /** Refuses malformed text, as pages do (B05). */
    private static void check(String query) {
        try {
            PageRequest.of("/", query, null);
        } catch (Problem e) {
            throw new ApiProblem(e.status(), "The query must be well-formed UTF-8 without control characters.");
        }
    }

    private BrowseContext context(String lang, String accepted, String release, String linearization) {
        Classification classification = Classification.parse(linearization)
                .filter(c -> c != Classification.ICD10)
                .orElseThrow(() -> new ApiProblem(400, "linearization must be mms, icf or foundation"));
        Optional<Release> wanted = release == null || release.isBlank() || release.equals("latest")
                ? catalogue.defaultRelease(classification)
                : Optional.of(Release.parse(release).orElseThrow(() -> new ApiProblem(404, "no such release")));
        List<BrowseContext.Choice> languages = catalogue.languages(classification, wanted);
        List<String> tags = ReleaseCatalogue.tags(languages);
        boolean chosen = lang != null && tags.contains(lang);
        String tag = chosen ? lang : AcceptLanguage.of(accepted).best(tags).orElse(Language.ENGLISH.tag());
        return new BrowseContext(classification, wanted, new Language(tag), chosen, languages);
    }
}
