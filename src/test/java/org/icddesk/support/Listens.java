// SPDX-License-Identifier: Apache-2.0
package org.icddesk.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Tests that look at what is logged, and so have the log to themselves. */
@ResourceLock(Listens.LOG)
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Listens {

    /** The name of the lock. */
    String LOG = "log";
}
