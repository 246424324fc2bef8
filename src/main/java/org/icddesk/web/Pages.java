// SPDX-License-Identifier: Apache-2.0
package org.icddesk.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/** Answers requests for pages: finds the view, renders it whole, and tells a problem where that fails. */
@ApplicationScoped
public class Pages {

    static final String VISIT = Visit.class.getName();
    static final String PROBLEM = Problem.class.getName();

    private static final Set<String> METHODS = Set.of("GET", "HEAD");

    private final Instance<Section> sections;
    private final Problems problems;

    /** For the container's proxy alone. */
    protected Pages() {
        this(null, null);
    }

    /**
     * Puts the site together.
     *
     * @param sections the parts of the site
     * @param problems puts failures into words
     */
    @Inject
    public Pages(Instance<Section> sections, Problems problems) {
        this.sections = sections;
        this.problems = problems;
    }

    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException {
        PageBuffer page = new PageBuffer(response);
        // A view that fails leaves its own address in the request.
        String asked = request.getMethod() + " " + request.getRequestURI();
        try {
            visit(request, page);
        } catch (IOException | ServletException | RuntimeException e) {
            Problem problem = problems.of(e, asked);
            page = new PageBuffer(response);
            tell(problem, request, page);
        }
        page.send(request, response);
    }

    private void visit(HttpServletRequest request, PageBuffer page) throws IOException, ServletException {
        if (!METHODS.contains(request.getMethod())) {
            page.setHeader("Allow", "GET, HEAD");
            throw new Problem(405, "method");
        }
        Visit visit = Visit.of(
                request.getRequestURI().substring(request.getContextPath().length()),
                request.getQueryString(),
                request.getHeader("Accept-Language"));
        request.setAttribute(VISIT, visit);
        Destination destination = sections.stream()
                .map(section -> section.find(visit))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(Problem::noSuchPage);
        if (destination instanceof Destination.Redirect redirect) {
            page.redirect(redirect.permanent() ? 301 : 302, request.getContextPath() + redirect.address());
        } else if (destination instanceof Destination.View view) {
            show(view.name(), request, page);
        } else if (destination instanceof Destination.File file) {
            hand(file, page);
        }
    }

    private static void hand(Destination.File file, PageBuffer page) throws IOException {
        page.setContentType(file.type() + ";charset=UTF-8");
        page.setHeader("Content-Disposition", "attachment; filename=\"" + file.name() + '"');
        page.getOutputStream().write(file.bytes(), 0, file.bytes().length);
    }

    private void tell(Problem problem, HttpServletRequest request, PageBuffer page)
            throws IOException, ServletException {
        request.setAttribute(PROBLEM, problem);
        page.setStatus(problem.status());
        problem.retryAfter()
                .ifPresent(time -> page.setHeader("Retry-After", String.valueOf(Math.max(1, time.toSeconds()))));
        show("problem", request, page);
    }

    private static void show(String view, HttpServletRequest request, PageBuffer page)
            throws IOException, ServletException {
        request.getRequestDispatcher("/WEB-INF/pages/" + view + ".xhtml").forward(new ViewRequest(request), page);
        page.failure().ifPresent(status -> {
            throw new IllegalStateException("The view " + view + " ended with status " + status);
        });
    }
}
