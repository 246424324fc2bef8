// SPDX-License-Identifier: Apache-2.0
package org.icddesk.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Set;
import org.icddesk.testing.server.SharedDesk;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.ResourceLocksProvider;

/**
 * Tests that leave ICD Desk on the {@link SharedDesk} alone, and so run beside those on it; those of one lane one after the
 * other.
 */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(providers = Lane.Locks.class)
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Lane {

    /** The lane of tests that start a server of their own and end it. */
    String OWN_SERVERS = "own servers";

    /**
     * The other lane of such tests, so that none of the lanes ends long after the rest, with those inside the shared desk's
     * server, which have deployments and a sandbox of their own.
     */
    String OTHER_SERVERS = "other servers";

    /** The lane of tests on the one server that has an index. */
    String INDEX = "index";

    /** {@return the name of the lane} */
    String value();

    /** Finds the lock of a class's lane. */
    final class Locks implements ResourceLocksProvider {

        @Override
        public Set<Lock> provideForClass(Class<?> test) {
            return Set.of(new Lock(test.getAnnotation(Lane.class).value()));
        }
    }
}
