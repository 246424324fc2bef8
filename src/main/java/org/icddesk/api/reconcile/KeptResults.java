// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.reconcile;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.icddesk.api.http.CorsPolicy;
import org.icddesk.tracking.DependencyTracker;
import org.icddesk.web.cache.PageCache;
import org.icddesk.web.cache.RenderedPage;
import org.icddesk.web.content.CompleteResponse;
import org.icddesk.web.content.CompleteResponse.Header;
import org.icddesk.web.content.PostedRequest;
import org.icddesk.web.content.Representation;
import org.icddesk.web.content.RequestHead;

/** Results of short batches, kept beside rendered pages for as long as what they are made of is unchanged. */
@ApplicationScoped
public class KeptResults {

    private static final String PATH = "/api/reconcile/";
    private static final String QUERIES = "queries=";
    private static final Set<String> ACCEPTED = Set.of("*/*", "application/json", "application/json, text/plain, */*");

    private final PageCache pages;
    private final CorsPolicy cors;

    protected KeptResults() {
        this(null, null);
    }

    @Inject
    public KeptResults(PageCache pages, CorsPolicy cors) {
        this.pages = pages;
        this.cors = cors;
    }

    /** {@return whether a path is one of a service} */
    public static boolean isPath(String path) {
        return path.startsWith(PATH);
    }

    /** {@return whether a request is one for results that can be kept} */
    static boolean isAddress(RequestHead request) {
        String accept = request.header("Accept");
        return isPath(request.path())
                && request.query().startsWith(QUERIES)
                && request.query().indexOf('&') < 0
                && (request.method().equals("GET") || request instanceof PostedRequest)
                && (accept == null || ACCEPTED.contains(accept));
    }

    /** {@return the response, if its results are kept, unchanged, and lie ready} */
    public Optional<CompleteResponse> findReady(RequestHead request) {
        return isAddress(request)
                ? pages.findReady(request).map(response -> response.after(cors.headers(request.header("Origin"))))
                : Optional.empty();
    }

    /** {@return the response, if its results are kept and unchanged} */
    Optional<CompleteResponse> find(RequestHead request) {
        return pages.get(PageCache.Key.of(request)).map(page -> page.response(request));
    }

    /** {@return the response with the results of a request, which are kept if nothing in them is stale} */
    CompleteResponse keep(RequestHead request, byte[] json, List<Header> ages, DependencyTracker dependencies) {
        RenderedPage page = new RenderedPage("application/json", new Representation(json), ages);
        pages.put(PageCache.Key.of(request), page, dependencies);
        return page.response(request);
    }
}
