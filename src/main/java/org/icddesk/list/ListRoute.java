// SPDX-License-Identifier: Apache-2.0
package org.icddesk.list;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;
import org.icddesk.export.DownloadFormat;
import org.icddesk.web.PageRequest;
import org.icddesk.web.PageRoute;
import org.icddesk.web.PostedForm;
import org.icddesk.web.Problem;
import org.icddesk.web.RouteResult;

/** Routes the page of lists, and the files that its form asks for. */
@ApplicationScoped
public class ListRoute implements PageRoute {

    private final HttpServletRequest http;
    private final CodedList coded;

    protected ListRoute() {
        this(null, null);
    }

    @Inject
    public ListRoute(HttpServletRequest http, CodedList coded) {
        this.http = http;
        this.coded = coded;
    }

    @Override
    public Set<String> prefixes() {
        return Set.of("list");
    }

    @Override
    public boolean takesForms() {
        return true;
    }

    @Override
    public Optional<RouteResult> find(PageRequest request) {
        if (request.address().path().size() > 1) {
            return Optional.empty();
        }
        Optional<DownloadFormat> format = PostedForm.of(http)
                .flatMap(form -> form.text("format"))
                .map(word -> DownloadFormat.of(word).orElseThrow(() -> new Problem(400, "format")));
        return Optional.of(
                format.isEmpty()
                        ? new RouteResult.View("list")
                        : coded.file(PostedForm.of(http).orElseThrow(), format.get()));
    }
}
