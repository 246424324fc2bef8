// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway;

/** The answers that one thread has used between the creation of this object and {@link #close()}. */
public interface Trail extends AutoCloseable {

    /**
     * Tells, on any thread and at any later time, whether asking all the same again would give the very same answers
     * without asking WHO.
     *
     * @return whether it would; always false once an answer was outdated or missing when it was taken
     */
    boolean isUnchanged();

    /** Stops recording. */
    @Override
    void close();
}
