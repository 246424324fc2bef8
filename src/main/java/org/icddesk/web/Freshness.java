// SPDX-License-Identifier: Apache-2.0
package org.icddesk.web;

/** Tells how long a rendered page stays current: until anything on it changes. */
public interface Freshness {

    /** {@return a watch on everything that the current thread uses for a page from now on} */
    Watch begin();

    /** Watches what one page depends on. */
    interface Watch extends AutoCloseable {

        /** {@return whether rendering the page now would give the same result; on any thread, at any time} */
        boolean isUnchanged();

        /** Ends the watch. */
        @Override
        void close();
    }
}
