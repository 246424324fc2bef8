// SPDX-License-Identifier: Apache-2.0
package org.icddesk.testing.browser;

import com.deque.html.axecore.args.AxeRunOnlyOptions;
import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.util.List;
import org.openqa.selenium.WebDriver;

/** What axe-core finds wrong with a page as a browser shows it. */
public final class Axe {

    private static final List<String> STANDARDS =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");
    private static final List<String> OF_COLOUR = List.of("color-contrast", "link-in-text-block");

    private Axe() {}

    /** {@return the violations of WCAG 2.2 A and AA and of good practice, with the elements} */
    public static List<String> violations(WebDriver browser) {
        return violations(browser, "tag", STANDARDS);
    }

    /** {@return the violations that depend on colours} */
    public static List<String> violationsOfColour(WebDriver browser) {
        return violations(browser, "rule", OF_COLOUR);
    }

    @SuppressWarnings(
            "deprecation") // The way that replaces this one opens a window, and takes the focus from this one.
    private static List<String> violations(WebDriver browser, String kind, List<String> names) {
        AxeRunOnlyOptions only = new AxeRunOnlyOptions();
        only.setType(kind);
        only.setValues(names);
        AxeRunOptions options = new AxeRunOptions();
        options.setRunOnly(only);
        // What is in order is not told: most of the time of a run went into telling it.
        options.setResultTypes(List.of("violations"));
        return new AxeBuilder()
                .setLegacyMode(true).withOptions(options).analyze(browser).getViolations().stream()
                        .map(Axe::words)
                        .toList();
    }

    private static String words(Rule rule) {
        return rule.getId() + ": "
                + rule.getNodes().stream()
                        .limit(5)
                        .map(node -> node.getTarget() + " " + node.getHtml())
                        .toList();
    }
}
