// SPDX-License-Identifier: Apache-2.0
package org.icddesk.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;

/** Routes the page of lists. */
@ApplicationScoped
public class ListStubRoute implements PageRoute {

    @Override
    public Set<String> prefixes() {
        return Set.of("list");
    }

    @Override
    public Optional<RouteResult> find(PageRequest request) {
        return request.address().path().size() == 1 ? Optional.of(new RouteResult.View("list")) : Optional.empty();
    }
}
