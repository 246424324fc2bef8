// SPDX-License-Identifier: Apache-2.0
package org.icddesk.testing.browser;

import com.deque.html.axecore.args.AxeRunOnlyOptions;
import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.time.Duration;
import java.util.List;
import org.icddesk.testing.Guard;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.chrome.ChromeDriver;

/** What axe-core finds wrong with a page as a browser shows it. */
public final class Axe {

    private static final List<String> STANDARDS =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");
    private static final Duration PATIENCE = Guard.HANGING.multipliedBy(3);
    private static final List<String> OF_COLOUR = List.of("color-contrast", "link-in-text-block");

    private Axe() {}

    /** {@return the violations that depend on colours, on a page whose {@link #violations} were asked for before} */
    @SuppressWarnings("unchecked")
    public static List<String> violationsOfColour(ChromeDriver browser) {
        browser.manage().timeouts().scriptTimeout(PATIENCE);
        // NOTE: axe is in the page since then; half of a second run would go into bringing it there again.
        return (List<String>) browser.executeAsyncScript("""
                const [rules, done] = arguments;
                const words = (found) => `${found.id}: ${found.nodes.slice(0, 5).map((one) => `${one.target} ${one.html}`)}`;
                axe.run({ runOnly: { type: "rule", values: rules }, resultTypes: ["violations"] }).then(
                  (results) => done(results.violations.map(words)),
                  (error) => done([`axe failed: ${error}`]));
                """, OF_COLOUR);
    }

    /** {@return the violations of WCAG 2.2 A and AA and of good practice, with the elements} */
    @SuppressWarnings(
            "deprecation") // The way that replaces this one opens a window, and takes the focus from this one.
    public static List<String> violations(WebDriver browser) {
        AxeRunOnlyOptions only = new AxeRunOnlyOptions();
        only.setType("tag");
        only.setValues(STANDARDS);
        AxeRunOptions options = new AxeRunOptions();
        options.setRunOnly(only);
        // What is in order is not told: most of the time of a run went into telling it.
        options.setResultTypes(List.of("violations"));
        return new AxeBuilder()
                        .setLegacyMode(true)
                        .setTimeout((int) PATIENCE.toSeconds())
                        .withOptions(options)
                        .analyze(browser)
                        .getViolations()
                        .stream()
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
