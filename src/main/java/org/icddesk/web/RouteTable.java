// SPDX-License-Identifier: Apache-2.0
package org.icddesk.web;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Which section of the site an address belongs to, by the first segment of its path. */
final class RouteTable {

    private final Map<String, PageRoute> sections = new HashMap<>();

    /** Puts the site together; an {@link IllegalStateException} names two sections that claim the same addresses. */
    RouteTable(Iterable<PageRoute> all) {
        for (PageRoute route : all) {
            for (String prefix : route.prefixes()) {
                PageRoute other = sections.putIfAbsent(prefix, route);
                if (other != null) {
                    throw new IllegalStateException("Two sections claim the path /" + prefix + ": "
                            + other.getClass().getName() + " and "
                            + route.getClass().getName());
                }
            }
        }
    }

    /** {@return what an address leads to; empty where no section has anything there} */
    Optional<RouteResult> find(PageRequest request) {
        return Optional.ofNullable(sections.get(request.segment(0).orElse(PageRoute.START)))
                .flatMap(route -> route.find(request));
    }
}
