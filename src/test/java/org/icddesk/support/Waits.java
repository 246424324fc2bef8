// SPDX-License-Identifier: Apache-2.0
package org.icddesk.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Tests that let real seconds pass and share nothing: each runs beside others, but not beside one that {@link Listens}. */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(value = Listens.LOG, mode = ResourceAccessMode.READ)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Waits {}
