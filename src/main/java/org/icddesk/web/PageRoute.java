// SPDX-License-Identifier: Apache-2.0
package org.icddesk.web;

import java.util.Optional;
import java.util.Set;

/** A part of the site that routes its own addresses; a CDI bean per feature. */
public interface PageRoute {

    /** The prefix of the start page. */
    String START = "";

    /** {@return the first segments of the paths in this section; two sections that claim one keep the site from starting} */
    Set<String> prefixes();

    /**
     * Routes an address.
     *
     * @param request a request for a path that begins with one of the prefixes
     * @return the destination; empty when there is nothing at the address
     * @throws Problem when the address lies in this section and names nothing that can be shown
     */
    Optional<RouteResult> find(PageRequest request);
}
