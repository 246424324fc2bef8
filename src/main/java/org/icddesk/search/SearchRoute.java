// SPDX-License-Identifier: Apache-2.0
package org.icddesk.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.icddesk.export.DownloadFormat;
import org.icddesk.web.PageRequest;
import org.icddesk.web.PageRoute;
import org.icddesk.web.RouteResult;

/** Routes the start page and the page of search results. */
@ApplicationScoped
public class SearchRoute implements PageRoute {

    private final HitExport export;

    protected SearchRoute() {
        this(null);
    }

    @Inject
    public SearchRoute(HitExport export) {
        this.export = export;
    }

    @Override
    public Set<String> prefixes() {
        return Set.of(START, "search");
    }

    @Override
    public Optional<RouteResult> find(PageRequest request) {
        List<String> path = request.address().path();
        if (path.isEmpty()) {
            return Optional.of(new RouteResult.View("start"));
        }
        return path.size() == 1
                ? DownloadFormat.requestedFile(request, export::create)
                        .or(() -> Optional.of(new RouteResult.View("search")))
                : Optional.empty();
    }
}
