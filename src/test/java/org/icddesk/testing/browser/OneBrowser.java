// SPDX-License-Identifier: Apache-2.0
package org.icddesk.testing.browser;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.icddesk.testing.Lane;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.openqa.selenium.chrome.ChromeDriver;

/** Lends one browser to all tests of a lane, or of none, and leaves them out where {@code -Dbrowser.tests=false} says so. */
final class OneBrowser implements ExecutionCondition, BeforeAllCallback {

    private static final String NO_LANE = "none";

    private static final Map<String, ChromeDriver> BROWSERS = new ConcurrentHashMap<>();

    /** {@return the browser that a test shares with those that never run beside it} */
    static ChromeDriver of(Class<?> test) {
        Lane lane = test.getAnnotation(Lane.class);
        return BROWSERS.computeIfAbsent(lane == null ? NO_LANE : lane.value(), name -> Browser.open(true));
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return "false".equals(System.getProperty("browser.tests"))
                ? ConditionEvaluationResult.disabled("left out by choice: browser.tests=false")
                : ConditionEvaluationResult.enabled("with a browser");
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getRoot()
                .getStore(Namespace.create(OneBrowser.class))
                .getOrComputeIfAbsent(End.class, key -> new End(), End.class);
    }

    /** Comes after the last test of the run. */
    private static final class End implements AutoCloseable {

        @Override
        public void close() {
            BROWSERS.values().forEach(ChromeDriver::quit);
            BROWSERS.clear();
        }
    }
}
