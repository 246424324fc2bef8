// SPDX-License-Identifier: Apache-2.0
package org.icddesk.web;

/** Tells how long a rendered page stays current: until anything on it changes. */
public interface Freshness {

    /** {@return what watches, from now on, what the present thread takes to make a page of} */
    Watch begin();

    /** Watches over what went into one page. */
    interface Watch extends AutoCloseable {

        /** {@return whether the page would come out the same if it were made now; asked on any thread, at any time} */
        boolean isUnchanged();

        /** Ends the page: what the thread takes from now on does not belong to it. */
        @Override
        void close();
    }
}
