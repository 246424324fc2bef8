// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.answers;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.icddesk.gateway.Trail;

/** Notes the answers that the present thread takes. */
public final class Sources implements Trail {

    private static final ThreadLocal<Sources> PRESENT = new ThreadLocal<>();

    private final List<BooleanSupplier> checks = new ArrayList<>();

    /** Begins to follow the present thread. */
    public Sources() {
        PRESENT.set(this);
    }

    /**
     * Notes something taken.
     *
     * @param holds tells later whether the same would be taken again
     */
    public static void take(BooleanSupplier holds) {
        Sources present = PRESENT.get();
        if (present != null) {
            present.checks.add(holds);
        }
    }

    /** Notes something taken that will not do a second time. */
    public static void takeOnce() {
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
