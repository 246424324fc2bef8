// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.opensearch;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import org.icddesk.web.asset.Assets;

/** Serves the OpenSearch description, which browsers read to search here from their address bar. */
@Path("opensearch/description.xml")
@RequestScoped
public class OpenSearchResource {

    private final Assets assets;

    public OpenSearchResource() {
        this(null);
    }

    @Inject
    public OpenSearchResource(Assets assets) {
        this.assets = assets;
    }

    /** {@return the description, with the addresses of this site as the client sees them} */
    @GET
    @Produces({SearchDescription.TYPE, "application/xml", "*/*"})
    public Response description(@Context HttpServletRequest request) {
        String description = SearchDescription.of(SiteAddress.of(request), assets.address("icons.svg"));
        return Response.ok(description.getBytes(StandardCharsets.UTF_8))
                .header("Content-Type", SearchDescription.TYPE + ";charset=UTF-8")
                .header("Cache-Control", "private, no-cache")
                .build();
    }
}
