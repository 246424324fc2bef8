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
     * Renders a view, or what takes its place where a program asked and failed.
     *
     * @param name its name among the site's pages
     * @param response the answer
     * @throws IOException if the answer cannot be sent
     * @throws ServletException if the view fails
     */
    public static void show(String name, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        if (response.getStatus() >= HttpServletResponse.SC_BAD_REQUEST
                && request.getAttribute(FailureBody.ATTRIBUTE) instanceof FailureBody body) {
            body.write(response);
            return;
        }
        request.getRequestDispatcher("/WEB-INF/pages/" + name + ".xhtml").forward(new ViewRequest(request), response);
    }
}
