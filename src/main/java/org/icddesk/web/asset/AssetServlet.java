// SPDX-License-Identifier: Apache-2.0
package org.icddesk.web.asset;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.icddesk.web.content.CompleteResponse;
import org.icddesk.web.content.CompleteResponse.Header;
import org.icddesk.web.content.Representation;
import org.icddesk.web.content.ServletRequestHead;

/**
 * Serves static files: under their versioned address, cached for ever; without a version, that of this server, revalidated.
 * A version that this server does not have is 404, never another one, so that no page gets what was made for another; a
 * reverse proxy can then ask the next server.
 */
public class AssetServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final String NAME = "/[A-Za-z0-9][A-Za-z0-9._-]{0,63}";

    private final transient Assets assets;

    @Inject
    public AssetServlet(Assets assets) {
        this.assets = assets;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getPathInfo();
        String version = request.getParameter("v");
        Optional<Representation> body = path.matches(NAME) ? find(path.substring(1), version) : Optional.empty();
        if (body.isEmpty()) {
            response.setHeader("Cache-Control", "no-store");
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        String type = getServletContext().getMimeType(path);
        response.setContentType(type == null ? "application/octet-stream" : type);
        response.setCharacterEncoding("UTF-8");
        ServletRequestHead head = new ServletRequestHead(request);
        CompleteResponse complete = body.get()
                .response(
                        head,
                        new Header(
                                "Cache-Control",
                                version == null ? "public, no-cache" : "public, max-age=31536000, immutable"),
                        new Header("Vary", "Accept-Encoding"));
        head.answer(complete, response, response::setHeader);
    }

    private Optional<Representation> find(String name, String version) {
        return version == null ? assets.representation(name) : assets.representation(name, version);
    }
}
