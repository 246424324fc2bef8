// SPDX-License-Identifier: Apache-2.0
package org.icddesk.server;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import javax.management.JMException;
import javax.management.ObjectName;
import org.icddesk.time.TimeSource;

/**
 * Whether an administrator has suspended the server: then it takes no new requests, and its timers wait, but threads of the
 * application run on unless they ask here. A server that does not tell counts as running.
 */
public final class SuspendState {

    private static final String MODEL = "jboss.as:management-root=server";
    private static final String ATTRIBUTE = "suspendState";
    private static final Set<String> SUSPENDED = Set.of("PRE_SUSPEND", "SUSPENDING", "SUSPENDED");
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final Callable<Object> attribute;
    private final TimeSource time;
    private Optional<Long> readAt = Optional.empty();
    private boolean suspended;

    /** Reads the state of the server that this runs in. */
    public SuspendState() {
        this(
                () -> ManagementFactory.getPlatformMBeanServer().getAttribute(new ObjectName(MODEL), ATTRIBUTE),
                TimeSource.SYSTEM);
    }

    /**
     * Reads a state, once a second at most.
     *
     * @param attribute the state in the server's words
     */
    SuspendState(Callable<Object> attribute, TimeSource time) {
        this.attribute = attribute;
        this.time = time;
    }

    /** {@return whether the server is suspended, or about to be} */
    public synchronized boolean isSuspended() {
        if (readAt.filter(at -> time.since(at).compareTo(FRESH) < 0).isEmpty()) {
            readAt = Optional.of(time.nanos());
            suspended = read();
        }
        return suspended;
    }

    private boolean read() {
        try {
            return SUSPENDED.contains(String.valueOf(attribute.call()));
        } catch (JMException | RuntimeException notTold) {
            return false;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
