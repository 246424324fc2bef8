// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.text;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;
import org.icddesk.api.problem.ApiProblem;
import org.icddesk.api.search.SearchContext;
import org.icddesk.browse.BrowseContext;

/** Serves plain text to spreadsheets: the title of a code, and the code of a title. */
@Path("text")
@RequestScoped
public class TextResource {

    private static final int MAX_LENGTH = 1_000;

    private final TextContext contexts;
    private final TitleLookup titles;
    private final CodeSearch search;

    @Context
    private HttpServletRequest request;

    public TextResource() {
        this(null, null, null);
    }

    @Inject
    public TextResource(TextContext contexts, TitleLookup titles, CodeSearch search) {
        this.contexts = contexts;
        this.titles = titles;
        this.search = search;
    }

    /**
     * Answers with the title of a code.
     *
     * @param code a code, cluster or identifier; blank for an empty answer, as a cell may be empty
     * @param classification {@code mms}, {@code icf} or {@code icd10}, to look in it alone; without one in all, ICD-11
     *     first
     */
    @GET
    @Path("title")
    public Response title(
            @QueryParam("code") String code,
            @QueryParam("classification") String classification,
            @QueryParam("release") String release,
            @QueryParam("lang") String lang) {
        return line(code, "a code, as in /api/text/title?code=1A00", () -> {
            BrowseContext context = contexts.find(classification, release, lang, accepted());
            return titles.title(code, context, classification != null && !classification.isBlank());
        });
    }

    /**
     * Answers with the code of the one entity that has exactly a text as its title or another of its terms.
     *
     * @param text the text; blank for an empty answer
     * @param classification {@code mms}, {@code icf} or {@code icd10}; ICD-11 by default
     */
    @GET
    @Path("code")
    public Response code(
            @QueryParam("text") String text,
            @QueryParam("classification") String classification,
            @QueryParam("release") String release,
            @QueryParam("lang") String lang) {
        return line(
                text,
                "a text, as in /api/text/code?text=cholera",
                () -> search.find(text.strip(), contexts.find(classification, release, lang, accepted())));
    }

    private String accepted() {
        return request.getHeader("Accept-Language");
    }

    private Response line(String asked, String wanted, Supplier<Line> answer) {
        return LineResponses.of(request, () -> {
            SearchContext.check(request.getQueryString());
            if (asked == null) {
                throw new ApiProblem(400, "Give " + wanted + ".");
            }
            if (asked.length() > MAX_LENGTH) {
                throw new ApiProblem(400, "At most " + MAX_LENGTH + " characters can be looked up.");
            }
            return asked.isBlank() ? Line.EMPTY : answer.get();
        });
    }
}
