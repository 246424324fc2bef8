// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.list;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.stream.Collectors;
import org.icddesk.api.http.ApiHeaders;
import org.icddesk.api.problem.ApiProblem;
import org.icddesk.api.search.SearchContext;
import org.icddesk.browse.BrowseContext;
import org.icddesk.browse.Classification;
import org.icddesk.browse.ReleaseCatalogue;
import org.icddesk.icd.Release;
import org.icddesk.proposal.Proposals;
import org.icddesk.proposal.Proposer;
import org.icddesk.request.ClientContext;

/** Proposes codes for the texts of a list. */
@Path("proposals")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class ProposalsResource {

    private final SearchContext contexts;
    private final ReleaseCatalogue catalogue;
    private final Proposer proposer;

    public ProposalsResource() {
        this(null, null, null);
    }

    @Inject
    public ProposalsResource(SearchContext contexts, ReleaseCatalogue catalogue, Proposer proposer) {
        this.contexts = contexts;
        this.catalogue = catalogue;
        this.proposer = proposer;
    }

    /** {@return what is proposed for each text} */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response propose(@Context HttpServletRequest request, byte[] body) {
        ProposalsQuestion question = ProposalsQuestion.read(body);
        ClientContext.setDeadline(Proposer.LIMIT);
        BrowseContext context = contexts.find(
                question.language(),
                request.getHeader("Accept-Language"),
                question.release(),
                question.classification());
        requireKnown(context);
        Proposals proposals = proposer.propose(question.texts(), question.decisions(), context);
        Response.ResponseBuilder answer = Response.ok(ProposalsAnswer.of(question.texts(), proposals, context))
                .header("Cache-Control", "no-store")
                .header("Vary", "Accept-Language");
        proposals.asOf().ifPresent(asOf -> answer.header(ApiHeaders.AS_OF, asOf));
        proposals.outageSince().ifPresent(since -> answer.header(ApiHeaders.STALE_SINCE, since));
        return answer.build();
    }

    private void requireKnown(BrowseContext context) {
        Classification classification = context.classification();
        Release release = context.release().orElseThrow();
        if (!catalogue.mayHave(classification, release)) {
            throw new ApiProblem(
                    404,
                    classification.segment() + " has no release " + release + ". It has "
                            + catalogue.releases(classification).stream()
                                    .map(Release::id)
                                    .collect(Collectors.joining(", "))
                            + ".");
        }
    }
}
