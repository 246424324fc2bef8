// SPDX-License-Identifier: Apache-2.0
package org.icddesk.web;

import java.util.Optional;

/** A part of the site that routes its own addresses; a CDI bean per feature. */
public interface Section {

    /**
     * Routes an address.
     *
     * @param visit the request
     * @return the destination; empty if the address is outside this section
     * @throws Problem if the address is in this section but names nothing that can be shown
     */
    Optional<Destination> find(Visit visit);
}
