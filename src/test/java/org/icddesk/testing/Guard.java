// SPDX-License-Identifier: Apache-2.0
package org.icddesk.testing;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestPlan;

/**
 * How long tests wait for what is bound to come: far longer than it takes where others keep every processor busy, so that
 * the end of that time means that it will never come.
 */
public final class Guard implements TestExecutionListener {

    /** The guard of everything that takes seconds at most. */
    public static final Duration HANGING = Duration.ofMinutes(1);

    /** The same in milliseconds. */
    public static final int MILLIS = (int) HANGING.toMillis();

    @Override
    public void testPlanExecutionStarted(TestPlan plan) {
        Awaitility.setDefaultTimeout(HANGING);
    }
}
