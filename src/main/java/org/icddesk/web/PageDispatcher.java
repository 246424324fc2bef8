// SPDX-License-Identifier: Apache-2.0
package org.icddesk.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.icddesk.tracking.DependencyTracker;
import org.icddesk.web.cache.PageCache;
import org.icddesk.web.cache.RenderedPage;

/** Dispatches page requests: routes to a view, renders it, and shows a problem if that fails. */
@ApplicationScoped
public class PageDispatcher {

    static final String VISIT = PageRequest.class.getName();
    static final String PROBLEM = Problem.class.getName();

    private static final Set<String> METHODS = Set.of("GET", "HEAD");

    private final RouteTable routes;
    private final PageProblemMapper problems;
    private final PageCache memory;

    protected PageDispatcher() {
        routes = null;
        problems = null;
        memory = null;
    }

    /**
     * Puts the site together.
     *
     * @param sections the parts of the site
     * @param problems puts failures into words
     * @param memory keeps pages for as long as nothing that they show changes
     */
    @Inject
    public PageDispatcher(Instance<PageRoute> sections, PageProblemMapper problems, PageCache memory) {
        this.routes = new RouteTable(sections);
        this.problems = problems;
        this.memory = memory;
    }

    /** Has the site put together at the start of the server, which fails if two sections claim one path. */
    void start(@Observes @Initialized(ApplicationScoped.class) Object application) {
        // NOTE: the constructor does it; without an observer the first request would call it.
    }

    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException {
        PageCache.Key key = PageCache.Key.of(request);
        Optional<RenderedPage> remembered =
                METHODS.contains(request.getMethod()) ? memory.recall(key) : Optional.empty();
        RenderedPage page = remembered.isPresent() ? remembered.get() : make(key, request, response);
        page.send(request, response);
    }

    private RenderedPage make(PageCache.Key key, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        BufferedResponse page = new BufferedResponse(response);
        // A view that fails leaves its own address in the request.
        String asked = request.getMethod() + " " + request.getRequestURI();
        try (DependencyTracker dependencies = DependencyTracker.start()) {
            RouteResult result = destination(request, page);
            lead(result, request, page);
            return result instanceof RouteResult.View ? kept(key, page.rendered(), dependencies) : page.rendered();
        } catch (IOException | ServletException | RuntimeException e) {
            Problem problem = problems.of(e, asked);
            page = new BufferedResponse(response);
            tell(problem, request, page);
            return page.rendered();
        }
    }

    private RenderedPage kept(PageCache.Key key, RenderedPage page, DependencyTracker dependencies) {
        RenderedPage compact = page.compact();
        memory.keep(key, compact, dependencies);
        return compact;
    }

    private RouteResult destination(HttpServletRequest request, BufferedResponse page) {
        if (!METHODS.contains(request.getMethod())) {
            page.setHeader("Allow", "GET, HEAD");
            throw new Problem(405, "method");
        }
        PageRequest visit = PageRequest.of(
                request.getRequestURI().substring(request.getContextPath().length()),
                request.getQueryString(),
                request.getHeader("Accept-Language"));
        request.setAttribute(VISIT, visit);
        return routes.find(visit).orElseThrow(Problem::noSuchPage);
    }

    private static void lead(RouteResult result, HttpServletRequest request, BufferedResponse page)
            throws IOException, ServletException {
        if (result instanceof RouteResult.Redirect redirect) {
            page.redirect(redirect.permanent() ? 301 : 302, request.getContextPath() + redirect.address());
        } else if (result instanceof RouteResult.View view) {
            show(view.name(), request, page);
        } else if (result instanceof RouteResult.File file) {
            hand(file, page);
        }
    }

    private static void hand(RouteResult.File file, BufferedResponse page) throws IOException {
        page.setContentType(file.type() + ";charset=UTF-8");
        page.setHeader("Content-Disposition", "attachment; filename=\"" + file.name() + '"');
        page.getOutputStream().write(file.bytes(), 0, file.bytes().length);
    }

    private void tell(Problem problem, HttpServletRequest request, BufferedResponse page)
            throws IOException, ServletException {
        request.setAttribute(PROBLEM, problem);
        page.setStatus(problem.status());
        problem.retryAfter()
                .ifPresent(time -> page.setHeader("Retry-After", String.valueOf(Math.max(1, time.toSeconds()))));
        show("problem", request, page);
    }

    private static void show(String view, HttpServletRequest request, BufferedResponse page)
            throws IOException, ServletException {
        View.show(view, request, page);
        page.failure().ifPresent(status -> {
            throw new IllegalStateException("The view " + view + " ended with status " + status);
        });
    }
}
