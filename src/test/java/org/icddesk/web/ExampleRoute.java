// SPDX-License-Identifier: Apache-2.0
package org.icddesk.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The page of {@code docs/adding-a-page.md}; not deployed, since it is among the tests. */
@ApplicationScoped
public class ExampleRoute implements PageRoute {

    @Override
    public Set<String> prefixes() {
        return Set.of("colophon");
    }

    @Override
    public Optional<RouteResult> find(PageRequest request) {
        return request.address().path().equals(List.of("colophon"))
                ? Optional.of(new RouteResult.View("colophon"))
                : Optional.empty();
    }
}
