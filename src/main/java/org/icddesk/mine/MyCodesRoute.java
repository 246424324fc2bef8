// SPDX-License-Identifier: Apache-2.0
package org.icddesk.mine;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import org.icddesk.web.PageRequest;
import org.icddesk.web.PageRoute;
import org.icddesk.web.RouteResult;

/** Routes the page of the reader's own codes. */
@ApplicationScoped
public class MyCodesRoute implements PageRoute {

    @Override
    public Set<String> prefixes() {
        return Set.of("my");
    }

    @Override
    public Optional<RouteResult> find(PageRequest request) {
        return request.address().path().size() == 1 ? Optional.of(new RouteResult.View("my")) : Optional.empty();
    }
}
