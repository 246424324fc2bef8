// SPDX-License-Identifier: Apache-2.0
package org.icddesk.tracking;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Records what the work of one thread depends on, from {@link #start()} until {@link #close()}.
 *
 * <p>Whoever gives an answer registers it; whoever keeps what was made of answers asks {@link #isUnchanged()}. Neither
 * knows the other.
 */
public final class DependencyTracker implements AutoCloseable {

    private static final ThreadLocal<DependencyTracker> CURRENT = new ThreadLocal<>();

    private final List<BooleanSupplier> dependencies = new ArrayList<>();

    private DependencyTracker() {}

    /** {@return a tracker that follows the present thread from now on, in the place of an earlier one} */
    public static DependencyTracker start() {
        DependencyTracker tracker = new DependencyTracker();
        CURRENT.set(tracker);
        return tracker;
    }

    /**
     * Registers a dependency of the present thread's work, if somebody tracks it.
     *
     * @param unchanged tells, on any thread and at any later time, whether the dependency is as it was
     */
    public static void dependOn(BooleanSupplier unchanged) {
        DependencyTracker current = CURRENT.get();
        if (current != null) {
            current.dependencies.add(unchanged);
        }
    }

    /** Registers that the present thread's work used something outdated, missing or meant for one caller alone. */
    public static void markVolatile() {
        dependOn(() -> false);
    }

    /** {@return whether doing the work again now would give the same; asked on any thread, at any later time} */
    public boolean isUnchanged() {
        return dependencies.stream().allMatch(BooleanSupplier::getAsBoolean);
    }

    /** Ends following the thread; what was registered stays. */
    @Override
    public void close() {
        CURRENT.remove();
    }
}
