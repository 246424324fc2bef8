// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.reconcile;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.icddesk.api.http.AgeHeaders;
import org.icddesk.api.icd.IcdApiRequest.Field;
import org.icddesk.candidate.OldestAnswer;
import org.icddesk.configuration.Configuration;
import org.icddesk.icd.IcdUri;
import org.icddesk.web.asset.Assets;
import org.icddesk.web.filter.SecurityHeaders;

/**
 * Serves the small page that clients show in a frame beside a candidate. It is the only page that may stand in a frame:
 * in one of the configured origins, {@code icd.cors.origins}.
 */
@Path("reconcile/{classification}/{release}/{lang}/preview")
@RequestScoped
public class PreviewResource {

    private static final String POLICY = "Content-Security-Policy";

    private final EntitySpaces spaces;
    private final FactsReader reader;
    private final Assets assets;
    private final List<String> origins;

    public PreviewResource() {
        spaces = null;
        reader = null;
        assets = null;
        origins = List.of();
    }

    @Inject
    public PreviewResource(EntitySpaces spaces, FactsReader reader, Assets assets, Configuration configuration) {
        this.spaces = spaces;
        this.reader = reader;
        this.assets = assets;
        origins = configuration.corsOrigins();
    }

    /** {@return the page of the entity with the parameter {@code id}; 404, as a page, if there is none} */
    @GET
    @Produces(MediaType.TEXT_HTML)
    public Response get(
            @PathParam("classification") String classification,
            @PathParam("release") String release,
            @PathParam("lang") String language,
            @Context HttpServletRequest request,
            @Context HttpServletResponse response) {
        EntitySpace space = spaces.find(classification, release, language);
        Optional<IcdUri> uri = ReconcileAnswers.first(Field.decoded(request.getQueryString()), "id")
                .flatMap(space::entity);
        OldestAnswer ages = new OldestAnswer();
        Map<IcdUri, EntityFacts> facts =
                uri.map(known -> reader.read(Set.of(known), space, ages)).orElse(Map.of());
        Optional<EntityFacts> entity = facts.values().stream().findFirst();
        Map<IcdUri, EntityFacts> parents = entity.flatMap(EntityFacts::parent)
                .map(parent -> reader.read(Set.of(parent), space, ages))
                .orElse(Map.of());
        PreviewPage page = new PreviewPage(
                space, request.getContextPath(), request.getContextPath() + assets.address("preview.css"));
        String html = entity.map(
                        found -> page.of(found, parents.values().stream().findFirst()))
                .orElseGet(page::ofNothing);
        // NOTE: a header of JAX-RS would come beside that of the filter, and both would hold.
        response.setHeader(POLICY, policy(origins));
        return AgeHeaders.add(
                        Response.status(entity.isPresent() ? 200 : 404)
                                .entity(html.getBytes(StandardCharsets.UTF_8))
                                .type("text/html;charset=UTF-8")
                                .header("Cache-Control", "no-cache"),
                        ages.oldest(),
                        ages.outage())
                .build();
    }

    /** {@return the site's policy, but that pages of the origins may show the page} */
    static String policy(List<String> origins) {
        String policy = SecurityHeaders.HEADERS.get(POLICY);
        return origins.isEmpty()
                ? policy
                : policy.replace("frame-ancestors 'none'", "frame-ancestors " + String.join(" ", origins));
    }
}
