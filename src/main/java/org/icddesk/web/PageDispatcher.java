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
import org.icddesk.web.content.CompleteResponse;
import org.icddesk.web.content.ServletRequestHead;

/** Dispatches page requests: routes to a view, renders it, and shows a problem if that fails. */
@ApplicationScoped
public class PageDispatcher {

    static final String REQUEST = PageRequest.class.getName();
    static final String PROBLEM = Problem.class.getName();

    private static final Set<String> METHODS = Set.of("GET", "HEAD");

    private final RouteTable routes;
    private final PageProblemMapper problems;
    private final PageCache cache;

    protected PageDispatcher() {
        routes = null;
        problems = null;
        cache = null;
    }

    @Inject
    public PageDispatcher(Instance<PageRoute> routes, PageProblemMapper problems, PageCache cache) {
        this.routes = new RouteTable(routes);
        this.problems = problems;
        this.cache = cache;
    }

    /** Builds the routes when the server starts, which fails if two of them claim one path. */
    void start(@Observes @Initialized(ApplicationScoped.class) Object application) {
        // NOTE: the constructor builds them; without an observer the first request would call it.
    }

    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException {
        ServletRequestHead head = new ServletRequestHead(request);
        PageCache.Key key = PageCache.Key.of(head);
        Optional<RenderedPage> cached = METHODS.contains(request.getMethod()) ? cache.get(key) : Optional.empty();
        RenderedPage page = cached.isPresent() ? cached.get() : render(key, request, response);
        CompleteResponse whole = request.getMethod().equals("POST")
                ? page.unstored(response.getStatus(), head)
                : page.response(response.getStatus(), head);
        head.answer(whole, response, response::setHeader);
    }

    private RenderedPage render(PageCache.Key key, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        BufferedResponse page = new BufferedResponse(response);
        // A view that fails leaves its own address in the request.
        String asked = request.getMethod() + " " + request.getRequestURI();
        try (DependencyTracker dependencies = DependencyTracker.start()) {
            RouteResult result = route(request, page);
            send(result, request, page);
            boolean kept = result instanceof RouteResult.View && METHODS.contains(request.getMethod());
            return kept ? cached(key, page.rendered(), dependencies) : page.rendered();
        } catch (IOException | ServletException | RuntimeException e) {
            Problem problem = problems.of(e, asked);
            page = new BufferedResponse(response);
            sendProblem(problem, request, page);
            return page.rendered();
        }
    }

    private RenderedPage cached(PageCache.Key key, RenderedPage page, DependencyTracker dependencies) {
        RenderedPage compact = page.compact();
        cache.put(key, compact, dependencies);
        return compact;
    }

    private RouteResult route(HttpServletRequest request, BufferedResponse page) {
        boolean posted = request.getMethod().equals("POST");
        if (!METHODS.contains(request.getMethod()) && !posted) {
            throw notAllowed(page);
        }
        PageRequest pageRequest = PageRequest.of(
                request.getRequestURI().substring(request.getContextPath().length()),
                request.getQueryString(),
                request.getHeader("Accept-Language"));
        if (posted && !routes.takesForms(pageRequest)) {
            throw notAllowed(page);
        }
        request.setAttribute(REQUEST, pageRequest);
        return routes.find(pageRequest).orElseThrow(Problem::noSuchPage);
    }

    private static Problem notAllowed(BufferedResponse page) {
        page.setHeader("Allow", "GET, HEAD");
        return new Problem(405, "method");
    }

    private static void send(RouteResult result, HttpServletRequest request, BufferedResponse page)
            throws IOException, ServletException {
        if (result instanceof RouteResult.Redirect redirect) {
            page.redirect(redirect.permanent() ? 301 : 302, request.getContextPath() + redirect.address());
        } else if (result instanceof RouteResult.View view) {
            show(view.name(), request, page);
        } else if (result instanceof RouteResult.File file) {
            sendFile(file, page);
        } else if (result instanceof RouteResult.Document document) {
            page.setContentType(document.type());
            page.getOutputStream().write(document.bytes(), 0, document.bytes().length);
        } else if (result instanceof RouteResult.Pending pending) {
            sendPending(pending, request, page);
        }
    }

    private static void sendFile(RouteResult.File file, BufferedResponse page) throws IOException {
        page.setContentType(file.type());
        page.setHeader("Content-Disposition", "attachment; filename=\"" + file.name() + '"');
        page.getOutputStream().write(file.bytes(), 0, file.bytes().length);
    }

    private static void sendPending(RouteResult.Pending pending, HttpServletRequest request, BufferedResponse page)
            throws IOException, ServletException {
        String seconds = String.valueOf(pending.retryAfter().toSeconds());
        page.setStatus(HttpServletResponse.SC_ACCEPTED);
        page.setHeader("Retry-After", seconds);
        if (pending.byHeader()) {
            page.setHeader("Refresh", seconds);
        }
        show(pending.name(), request, page);
    }

    private void sendProblem(Problem problem, HttpServletRequest request, BufferedResponse page)
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
