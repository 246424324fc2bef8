// SPDX-License-Identifier: Apache-2.0
package org.icddesk.web;

/** Where an address leads. */
public sealed interface Destination {

    /**
     * A page of the site.
     *
     * @param name the Facelet under {@code /WEB-INF/pages}, without its extension
     */
    record View(String name) implements Destination {}

    /**
     * Another address of the site.
     *
     * @param address the other address
     * @param permanent whether to remember it: 301, otherwise 302
     */
    record Redirect(Address address, boolean permanent) implements Destination {}
}
