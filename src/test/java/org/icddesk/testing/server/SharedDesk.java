// SPDX-License-Identifier: Apache-2.0
package org.icddesk.testing.server;

import java.util.List;
import java.util.Map;
import org.icddesk.testing.Lane;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** The one {@link TestDesk} that the integration tests of a run share, started before the first and ended after the last. */
public final class SharedDesk implements TestExecutionListener {

    private static final boolean WANTED = Boolean.getBoolean("desk.shared");

    /** So slow that one request after the other, on a busy machine too, uses a share up. */
    private static final Map<String, String> SLOW_SEARCHES = Map.of("ICD_LIMITS_SEARCHES", "5/s burst 100");

    /** From so many classes with servers of their own on it pays to write an archive for these. */
    private static final long ENOUGH_SERVERS = 5;

    private static TestDesk desk;

    /** {@return the desk of the run} */
    public static TestDesk get() {
        if (desk == null) {
            throw new IllegalStateException(
                    WANTED ? "The shared desk did not start; see above" : "The shared desk is for mvn verify alone");
        }
        return desk;
    }

    @Override
    public void testPlanExecutionStarted(TestPlan plan) {
        if (WANTED) {
            boolean archives = plan.countTestIdentifiers(SharedDesk::hasOtherServer) >= ENOUGH_SERVERS;
            desk = TestDesk.start(
                    "shared",
                    TestDesk.fullSandbox(),
                    SLOW_SEARCHES,
                    archives ? List.of("-Xmx768m", ClassArchive.RECORDING) : List.of("-Xmx768m"));
            System.setProperty(
                    "desk.management.port",
                    String.valueOf(desk.server().setup().ports().management()));
            desk.awaitToken();
            if (archives) {
                ClassArchive.write(desk.server());
            }
        }
    }

    @Override
    public void executionStarted(TestIdentifier test) {
        if (desk != null && test.isTest() && !leavesItAlone(test)) {
            desk.sandbox().behave();
        }
    }

    private static boolean hasOtherServer(TestIdentifier test) {
        return test.getSource()
                .filter(ClassSource.class::isInstance)
                .<Class<?>>map(source -> ((ClassSource) source).getJavaClass())
                .filter(type -> type.isAnnotationPresent(Lane.class) && !type.isAnnotationPresent(ArquillianTest.class))
                .isPresent();
    }

    private static boolean leavesItAlone(TestIdentifier test) {
        Class<?> outermost = test.getSource()
                .filter(MethodSource.class::isInstance)
                .<Class<?>>map(source -> ((MethodSource) source).getJavaClass())
                .orElse(Object.class);
        while (outermost.getEnclosingClass() != null) {
            outermost = outermost.getEnclosingClass();
        }
        return outermost.isAnnotationPresent(Lane.class);
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        if (desk != null) {
            desk.close();
            desk = null;
        }
    }
}
