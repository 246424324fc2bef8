// SPDX-License-Identifier: Apache-2.0
package org.icddesk.web;

import java.util.Optional;
import java.util.Set;

/** Routes the addresses of one part of the site; a CDI bean per feature. */
public interface PageRoute {

    /** The prefix of the start page. */
    String START = "";

    /**
     * {@return the first segments of the paths that this route serves; the application fails to deploy if two routes
     * claim one}
     */
    Set<String> prefixes();

    /**
     * Routes an address.
     *
     * @param request a request for a path that begins with one of the prefixes
     * @return the result; empty if there is nothing at the address
     * @throws Problem if the address belongs to this route but names nothing that can be shown
     */
    Optional<RouteResult> find(PageRequest request);

    /** {@return whether its pages answer to forms that are posted; such answers are kept nowhere} */
    default boolean takesForms() {
        return false;
    }
}
