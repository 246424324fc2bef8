// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.search;

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
import java.util.regex.Pattern;
import org.icddesk.api.http.AgeHeaders;
import org.icddesk.api.problem.ApiProblem;
import org.icddesk.browse.BrowseContext;
import org.icddesk.browse.Classification;
import org.icddesk.browse.PageFrame;
import org.icddesk.icd.Icd10Code;
import org.icddesk.icd.Icd10Uri;
import org.icddesk.icd.IcdUri;
import org.icddesk.index.IndexQuery;
import org.icddesk.index.IndexResult;
import org.icddesk.request.AnswerTimeout;
import org.icddesk.request.ClientContext;
import org.icddesk.search.BestCode;
import org.icddesk.search.Filters;
import org.icddesk.search.HitCounter;
import org.icddesk.search.SearchInput;
import org.icddesk.search.local.LocalSearch;

/** Searches our own index for programs, and counts hits for the tabs of the page of results. */
@Path("search")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class SearchResource {

    private static final String LIMIT = "50";
    private static final Pattern CHAPTER = Pattern.compile("[IVX]{1,5}|[0-9]{2}");

    private final SearchContext contexts;
    private final LocalSearch local;
    private final HitCounter counter;
    private final BestCode bestCode;
    private final PageFrame frame;

    public SearchResource() {
        this(null, null, null, null, null);
    }

    @Inject
    public SearchResource(
            SearchContext contexts, LocalSearch local, HitCounter counter, BestCode bestCode, PageFrame frame) {
        this.frame = frame;
        this.bestCode = bestCode;
        this.contexts = contexts;
        this.local = local;
        this.counter = counter;
    }

    /**
     * Searches the index of a classification.
     *
     * @param classification by its name in addresses: {@code icd10}, or {@code mms} where chapters of it are indexed
     * @param chapters the chapters to look in; all by default
     * @param subtree the code or identifier below which to look
     * @param flexible whether some of the words suffice
     * @param limit how many hits to answer with, 1 to 500
     */
    @GET
    public Response search(
            @QueryParam("q") @DefaultValue("") String q,
            @QueryParam("classification") @DefaultValue("icd10") String classification,
            @QueryParam("release") String release,
            @QueryParam("lang") String lang,
            @QueryParam("chapter") List<String> chapters,
            @QueryParam("subtree") String subtree,
            @QueryParam("flexible") @DefaultValue("false") boolean flexible,
            @QueryParam("offset") @DefaultValue("0") String offset,
            @QueryParam("limit") @DefaultValue(LIMIT) String limit,
            @HeaderParam("Accept-Language") String accepted,
            @Context HttpServletRequest request) {
        SearchContext.check(request.getQueryString());
        int from = number(offset, "offset", 0);
        int most = number(limit, "limit", 1);
        if (!chapters.stream().allMatch(CHAPTER.asMatchPredicate())) {
            throw new ApiProblem(400, "chapter must be the code of a chapter, such as IX, or 01 in ICD-11.");
        }
        SearchInput input = worthAsking(q);
        BrowseContext context = contexts.find(lang, accepted, release, classification);
        IndexQuery query = new IndexQuery(input.text(), chapters, below(subtree), flexible);
        return local.search(context, query)
                .map(found -> FoundEntities.of(found, classification, input.text(), from, most))
                .map(found -> Response.ok(found)
                        .header("Cache-Control", "no-cache")
                        .header("Vary", "Accept-Language")
                        .build())
                .orElseThrow(() -> new ApiProblem(
                        404,
                        "This server has no index of that release yet. An administrator chooses with icd.index.icd10"
                                + " and icd.index.icd11 what is indexed; WHO's own search is at /api/icd/."));
    }

    private static int number(String text, String name, int least) {
        if (!text.matches("[0-9]{1,3}")
                || Integer.parseInt(text) < least
                || Integer.parseInt(text) > IndexResult.MAX_HITS) {
            throw new ApiProblem(400, name + " must be a number from " + least + " to " + IndexResult.MAX_HITS + ".");
        }
        return Integer.parseInt(text);
    }

    /** Counts the hits of a search of any classification, as the page of results would have them. */
    @GET
    @Path("count")
    public Response count(
            @QueryParam("q") @DefaultValue("") String q,
            @QueryParam("linearization") @DefaultValue("mms") String linearization,
            @QueryParam("lang") String lang,
            @QueryParam("flexible") @DefaultValue("false") boolean flexible,
            @QueryParam("mode") String mode,
            @QueryParam("in") List<String> properties,
            @HeaderParam("Accept-Language") String accepted,
            @Context HttpServletRequest request) {
        SearchContext.check(request.getQueryString());
        ClientContext.setDeadline(AnswerTimeout.SUGGESTION.limit());
        SearchInput input = worthAsking(q);
        BrowseContext context = contexts.find(lang, accepted, null, linearization);
        HitCounter.Count count = counter.count(input, Filters.everywhere(flexible, mode, properties), context)
                .orElseThrow(() -> new ApiProblem(404, "This server has no index of that classification."));
        return AgeHeaders.add(
                        Response.ok(count).header("Cache-Control", "private, no-cache"),
                        frame.asOf(),
                        frame.outageSince())
                .build();
    }

    /** Proposes the code that a text means best, by WHO's automatic coding. */
    @GET
    @Path("best")
    public Response best(
            @QueryParam("q") @DefaultValue("") String q,
            @QueryParam("linearization") @DefaultValue("mms") String linearization,
            @QueryParam("release") String release,
            @QueryParam("lang") String lang,
            @HeaderParam("Accept-Language") String accepted,
            @Context HttpServletRequest request) {
        SearchContext.check(request.getQueryString());
        ClientContext.setDeadline(AnswerTimeout.SUGGESTION.limit());
        SearchInput input = worthAsking(q);
        BrowseContext context = contexts.find(lang, accepted, release, linearization);
        if (context.classification().linearization().isEmpty()) {
            throw new ApiProblem(400, "linearization must be mms or icf.");
        }
        return Response.ok(new BestAnswer(bestCode.find(input, context).orElse(null), BestCode.THRESHOLD))
                .header("Cache-Control", "private, no-cache")
                .header("Vary", "Accept-Language")
                .build();
    }

    /**
     * The answer to the question for the best code.
     *
     * @param proposal the proposal; null if nothing matched well enough
     * @param threshold the least score that was asked for
     */
    public record BestAnswer(BestCode.Proposal proposal, double threshold) {}

    private static SearchInput worthAsking(String q) {
        SearchInput input = SearchInput.of(q);
        if (!input.isWorthAsking()) {
            throw new ApiProblem(400, "q must have 2 to 200 characters.");
        }
        return input;
    }

    private static Optional<IcdUri> below(String subtree) {
        if (subtree == null || subtree.isBlank()) {
            return Optional.empty();
        }
        return Optional.of(Icd10Code.parse(subtree)
                .<IcdUri>map(code -> new Icd10Uri(Optional.empty(), Optional.of(code)))
                .or(() -> IcdUri.parse(subtree))
                .filter(uri -> Classification.of(uri) != Classification.FOUNDATION && !uri.isRoot())
                .orElseThrow(() -> new ApiProblem(400, "subtree must be a code or an identifier.")));
    }
}
