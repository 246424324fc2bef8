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

/** Serves static files: cached for ever under their versioned address, revalidated under any other. */
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
        Optional<Representation> body =
                path.matches(NAME) ? assets.representation(path.substring(1)) : Optional.empty();
        if (body.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        String type = getServletContext().getMimeType(path);
        response.setContentType(type == null ? "application/octet-stream" : type);
        response.setCharacterEncoding("UTF-8");
        boolean named = body.get().hash().equals(request.getParameter("v"));
        ServletRequestHead head = new ServletRequestHead(request);
        CompleteResponse complete = body.get()
                .response(
                        head,
                        new Header("Cache-Control", named ? "public, max-age=31536000, immutable" : "public, no-cache"),
                        new Header("Vary", "Accept-Encoding"));
        head.answer(complete, response, response::setHeader);
    }
}
