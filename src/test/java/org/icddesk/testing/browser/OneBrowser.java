// SPDX-License-Identifier: Apache-2.0
package org.icddesk.testing.browser;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.openqa.selenium.chrome.ChromeDriver;

/** Lends one browser to all tests of a run, and leaves them out where {@code -Dbrowser.tests=false} says so. */
final class OneBrowser implements ExecutionCondition, BeforeAllCallback {

    private static ChromeDriver browser;

    static ChromeDriver get() {
        return browser;
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
                .getOrComputeIfAbsent(Open.class, key -> new Open(), Open.class);
    }

    /** Closed by JUnit after the last test of the run. */
    private static final class Open implements AutoCloseable {

        Open() {
            browser = Browser.open(true);
        }

        @Override
        public void close() {
            browser.quit();
        }
    }
}
