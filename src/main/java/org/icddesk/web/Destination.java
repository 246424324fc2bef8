// SPDX-License-Identifier: Apache-2.0
package org.icddesk.web;

/** The result of routing an address. */
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

    /**
     * A file to keep.
     *
     * @param name what it is called: letters, digits, dots and hyphens
     * @param type its media type; its characters are UTF-8
     * @param bytes what it holds; not to be changed
     */
    record File(String name, String type, byte[] bytes) implements Destination {}
}
