// SPDX-License-Identifier: Apache-2.0
package org.icddesk.tracking;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Records what the work of one thread depends on, from {@link #start()} until {@link #close()}.
 *
 * <p>The answer cache registers each answer it gives; the cache of what is derived from answers asks {@link
 * #isUnchanged()}. Neither knows the other.
 */
public final class DependencyTracker implements AutoCloseable {

    private static final ThreadLocal<DependencyTracker> CURRENT = new ThreadLocal<>();

    private final List<BooleanSupplier> dependencies = new ArrayList<>();

    private DependencyTracker() {}

    /** {@return a tracker of the current thread, replacing an earlier one} */
    public static DependencyTracker start() {
        DependencyTracker tracker = new DependencyTracker();
        CURRENT.set(tracker);
        return tracker;
    }

    /**
     * Registers a dependency of the current thread's work, if it is tracked.
     *
     * @param unchanged whether the dependency is unchanged; called later, on any thread
     */
    public static void dependOn(BooleanSupplier unchanged) {
        DependencyTracker current = CURRENT.get();
        if (current != null) {
            current.dependencies.add(unchanged);
        }
    }

    /** Registers that the current thread's work used something stale, missing or specific to one caller. */
    public static void markVolatile() {
        dependOn(() -> false);
    }

    /** {@return whether the same work would give the same result now; callable from any thread} */
    public boolean isUnchanged() {
        return dependencies.stream().allMatch(BooleanSupplier::getAsBoolean);
    }

    /** Stops tracking; what was registered stays. */
    @Override
    public void close() {
        CURRENT.remove();
    }
}
