// SPDX-License-Identifier: Apache-2.0
package org.icddesk.web;

import java.time.Duration;

/** The result of routing an address. */
public sealed interface RouteResult {

    /**
     * A page of the site.
     *
     * @param name the Facelet under {@code /WEB-INF/pages}, without its extension
     */
    record View(String name) implements RouteResult {}

    /**
     * Another address of the site.
     *
     * @param address the other address
     * @param permanent true for 301, false for 302
     */
    record Redirect(Address address, boolean permanent) implements RouteResult {}

    /**
     * A download.
     *
     * @param name its file name: letters, digits, dots and hyphens
     * @param type its media type; of text with the charset
     * @param bytes its content; not to be modified
     */
    record File(String name, String type, byte[] bytes) implements RouteResult {}

    /**
     * A document that is no page of the site and no download, such as a feed.
     *
     * @param type its media type; of text with the charset
     * @param bytes its content; not to be modified
     */
    record Document(String type, byte[] bytes) implements RouteResult {}

    /**
     * A page that says how far something is that takes longer; 202. Browsers ask for the same address again by
     * themselves, until it gives another result.
     *
     * @param name the Facelet under {@code /WEB-INF/pages}, without its extension
     * @param retryAfter when to ask again, in whole seconds
     * @param byHeader whether a header has browsers ask again; false where the page itself does
     */
    record Pending(String name, Duration retryAfter, boolean byHeader) implements RouteResult {

        /** Holds a page that browsers ask for again because a header says so. */
        public Pending(String name, Duration retryAfter) {
            this(name, retryAfter, true);
        }
    }
}
