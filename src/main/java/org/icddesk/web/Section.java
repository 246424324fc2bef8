// SPDX-License-Identifier: Apache-2.0
package org.icddesk.web;

import java.util.Optional;

/** A part of the site that routes its own addresses; a CDI bean per feature. */
public interface Section {

    /**
     * Finds what an address leads to.
     *
     * @param visit the request
     * @return the destination; empty when the address lies outside this section
     * @throws Problem when the address lies in this section and names nothing that can be shown
     */
    Optional<Destination> find(Visit visit);
}
