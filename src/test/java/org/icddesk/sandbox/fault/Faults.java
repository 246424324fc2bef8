// SPDX-License-Identifier: Apache-2.0
package org.icddesk.sandbox.fault;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** The faults in force; the first that applies to a request spoils it. */
public final class Faults {

    private final List<Active> active = new ArrayList<>();

    private static final class Active {
        final Fault fault;
        final long end;
        int left;

        Active(Fault fault) {
            this.fault = fault;
            this.left = fault.times();
            this.end = System.nanoTime() + fault.during().toNanos();
        }

        boolean isOver() {
            return left <= 0 || !fault.during().isZero() && System.nanoTime() - end > 0;
        }
    }

    public synchronized void add(Fault fault) {
        active.add(new Active(fault));
    }

    public synchronized void clear() {
        active.clear();
    }

    public synchronized Optional<Fault> next(Fault.Target target, String path) {
        for (Iterator<Active> each = active.iterator(); each.hasNext(); ) {
            Active candidate = each.next();
            if (candidate.isOver()) {
                each.remove();
            } else if (candidate.fault.appliesTo(target, path)) {
                if (candidate.left != Fault.ALWAYS) {
                    candidate.left--;
                }
                return Optional.of(candidate.fault);
            }
        }
        return Optional.empty();
    }
}
