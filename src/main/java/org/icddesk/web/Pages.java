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

/** Dispatches page requests: routes to a view, renders it, and shows a problem if that fails. */
@ApplicationScoped
public class Pages {

    static final String VISIT = Visit.class.getName();
    static final String PROBLEM = Problem.class.getName();

    private static final Set<String> METHODS = Set.of("GET", "HEAD");

    private final Instance<Section> sections;
    private final Problems problems;
    private final Freshness freshness;
    private final PageMemory memory;

    protected Pages() {
        this(null, null, null, null);
    }

    @Inject
    public Pages(Instance<Section> sections, Problems problems, Freshness freshness, PageMemory memory) {
        this.sections = sections;
        this.problems = problems;
        this.freshness = freshness;
        this.memory = memory;
    }

    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException {
        PageMemory.Key key = PageMemory.Key.of(request);
        Optional<RenderedPage> remembered =
                METHODS.contains(request.getMethod()) ? memory.recall(key) : Optional.empty();
        RenderedPage page = remembered.isPresent() ? remembered.get() : make(key, request, response);
        page.send(request, response);
    }

    private RenderedPage make(PageMemory.Key key, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        PageBuffer page = new PageBuffer(response);
        // A view that fails leaves its own address in the request.
        String asked = request.getMethod() + " " + request.getRequestURI();
        try (Freshness.Watch watch = freshness.begin()) {
            Destination destination = destination(request, page);
            lead(destination, request, page);
            return destination instanceof Destination.View ? kept(key, page.rendered(), watch) : page.rendered();
        } catch (IOException | ServletException | RuntimeException e) {
            Problem problem = problems.of(e, asked);
            page = new PageBuffer(response);
            tell(problem, request, page);
            return page.rendered();
        }
    }

    private RenderedPage kept(PageMemory.Key key, RenderedPage page, Freshness.Watch watch) {
        RenderedPage compact = page.compact();
        memory.keep(key, compact, watch);
        return compact;
    }

    private Destination destination(HttpServletRequest request, PageBuffer page) {
        if (!METHODS.contains(request.getMethod())) {
            page.setHeader("Allow", "GET, HEAD");
            throw new Problem(405, "method");
        }
        Visit visit = Visit.of(
                request.getRequestURI().substring(request.getContextPath().length()),
                request.getQueryString(),
                request.getHeader("Accept-Language"));
        request.setAttribute(VISIT, visit);
        return sections.stream()
                .map(section -> section.find(visit))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(Problem::noSuchPage);
    }

    private static void lead(Destination destination, HttpServletRequest request, PageBuffer page)
            throws IOException, ServletException {
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
        View.show(view, request, page);
        page.failure().ifPresent(status -> {
            throw new IllegalStateException("The view " + view + " ended with status " + status);
        });
    }
}
