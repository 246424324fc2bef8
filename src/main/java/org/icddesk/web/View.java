// SPDX-License-Identifier: Apache-2.0
package org.icddesk.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Renders Facelets views, hiding from Faces everything in the request that it would interpret. */
public final class View {

    private View() {}

    /**
     * Renders a view.
     *
     * @param name its name among the site's pages
     * @param response the answer
     * @throws IOException if the answer cannot be sent
     * @throws ServletException if the view fails
     */
    public static void show(String name, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        request.getRequestDispatcher("/WEB-INF/pages/" + name + ".xhtml").forward(new ViewRequest(request), response);
    }
}
