// SPDX-License-Identifier: Apache-2.0
package org.icddesk.web;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The routing table: maps the first segment of a path to its route. */
final class RouteTable {

    private final Map<String, PageRoute> routes = new HashMap<>();

    /** Builds the table; an {@link IllegalStateException} names two routes that claim one prefix. */
    RouteTable(Iterable<PageRoute> all) {
        for (PageRoute route : all) {
            for (String prefix : route.prefixes()) {
                PageRoute other = routes.putIfAbsent(prefix, route);
                if (other != null) {
                    throw new IllegalStateException("Two sections claim the path /" + prefix + ": "
                            + other.getClass().getName() + " and "
                            + route.getClass().getName());
                }
            }
        }
    }

    /** {@return the result of routing an address; empty if no route serves it} */
    Optional<RouteResult> find(PageRequest request) {
        return route(request).flatMap(route -> route.find(request));
    }

    /** {@return whether the pages at an address answer to forms that are posted} */
    boolean takesForms(PageRequest request) {
        return route(request).filter(PageRoute::takesForms).isPresent();
    }

    private Optional<PageRoute> route(PageRequest request) {
        return Optional.ofNullable(routes.get(request.segment(0).orElse(PageRoute.START)));
    }
}
