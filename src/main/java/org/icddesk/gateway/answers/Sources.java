// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.answers;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.icddesk.gateway.Trail;

/** Records the cached answers that the current thread uses, as dependencies of what it renders. */
final class Sources implements Trail {

    private static final ThreadLocal<Sources> PRESENT = new ThreadLocal<>();

    private final List<BooleanSupplier> checks = new ArrayList<>();

    /** Starts recording on the current thread. */
    Sources() {
        PRESENT.set(this);
    }

    /**
     * Records a dependency.
     *
     * @param holds tells later whether it is unchanged
     */
    static void take(BooleanSupplier holds) {
        Sources present = PRESENT.get();
        if (present != null) {
            present.checks.add(holds);
        }
    }

    /** Records a dependency that is never reusable. */
    static void takeOnce() {
        take(() -> false);
    }

    @Override
    public boolean isUnchanged() {
        return checks.stream().allMatch(BooleanSupplier::getAsBoolean);
    }

    @Override
    public void close() {
        PRESENT.remove();
    }
}
