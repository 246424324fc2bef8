// SPDX-License-Identifier: Apache-2.0
package org.icddesk.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;

/** Routes the help page. */
@ApplicationScoped
public class HelpRoute implements PageRoute {

    @Override
    public Set<String> prefixes() {
        return Set.of("help");
    }

    @Override
    public Optional<RouteResult> find(PageRequest request) {
        return request.address().path().size() == 1 ? Optional.of(new RouteResult.View("help")) : Optional.empty();
    }
}
