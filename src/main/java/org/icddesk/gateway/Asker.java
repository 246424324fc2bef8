// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway;

import java.util.Optional;

/** Who asks on the present thread, so that nobody takes the others' share of searches. */
public final class Asker {

    private static final ThreadLocal<String> PRESENT = new ThreadLocal<>();

    private Asker() {}

    /**
     * Begins to ask for somebody, until {@link #leave()} on the same thread.
     *
     * @param name tells askers apart, such as a network address; never logged
     */
    public static void enter(String name) {
        PRESENT.set(name);
    }

    /** Ends asking for somebody. */
    public static void leave() {
        PRESENT.remove();
    }

    /** {@return who asks; empty if the server itself does} */
    static Optional<String> present() {
        return Optional.ofNullable(PRESENT.get());
    }
}
