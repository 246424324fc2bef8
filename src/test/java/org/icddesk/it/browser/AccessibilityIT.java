// SPDX-License-Identifier: Apache-2.0
package org.icddesk.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.icddesk.sandbox.fault.Fault;
import org.icddesk.testing.Lane;
import org.icddesk.testing.browser.BrowserTest;
import org.icddesk.testing.server.IndexedDesk;
import org.icddesk.testing.server.TestDesk;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** WCAG 2.2 AA: every page in every state, both themes, both directions, small and zoomed. */
@Lane(Lane.INDEX)
@ExtendWith(IndexedDesk.class)
class AccessibilityIT extends BrowserTest {

    private static final List<String> PAGES = List.of(
            "/",
            "/search?q=tuberculosis",
            "/search?q=xyzzy",
            "/search?q=hemorrhage",
            "/search?q=walking%20short%20distances",
            "/search?q=",
            "/search?q=1A00",
            "/search?q=A00.15",
            "/code?code=A00.0%20A00.1",
            "/search?q=cholera&linearization=foundation",
            "/search?q=cholera&with=es,fr",
            CHOLERA + "?with=fr,es,pt",
            CHOLERA,
            CHAPTER,
            "/icd/release/11/2024-01/mms",
            "/icd/entity/257068234",
            "/icd/release/10/2019",
            "/icd/release/10/2019/A00",
            "/icd/release/10/2019/I10",
            "/code/1A00%26XN8P1",
            "/compare/11/2023-01/2024-01/mms/588616678",
            "/compare/11/2023-01/2024-01/mms/257068234",
            "/help",
            "/list",
            "/my",
            "/doris",
            "/api",
            "/nothing-here",
            "/icd/release/11/2024-01/mms/999999");

    @Override
    protected TestDesk desk() {
        return IndexedDesk.get();
    }

    private static String in(String path, String language) {
        return path + (path.contains("?") ? "&" : "?") + "lang=" + language;
    }

    @TestFactory
    Stream<DynamicTest> axeFindsNothingOnAnyPageInAnyLookAndNoneScrollsSideways() {
        return PAGES.stream().flatMap(path -> Stream.of("en", "ar")
                .map(language -> DynamicTest.dynamicTest(path + " " + language, () -> {
                    expectErrors();
                    look(1280, 900, "light");
                    open(in(path, language));
                    assertThat(violations()).as("light").isEmpty();
                    look(1280, 900, "dark");
                    assertThat(violationsOfColour()).as("dark").isEmpty();
                    doesNotScrollSideways();
                })));
    }

    private void doesNotScrollSideways() {
        for (int width : new int[] {1920, 1024, 768, 360, 320}) {
            look(width, 800, "light");
            Long wide = ask("return document.documentElement.scrollWidth");
            assertThat(wide).as("width at %d", width).isLessThanOrEqualTo(width);
        }
    }

    @Test
    void axeFindsNothingDuringAnOutage() {
        expectErrors();
        desk().sandbox().misbehave(Fault.apiStatus(503));
        open("/icd/release/11/2023-01/mms/21500692");
        assertThat(violations()).isEmpty();
        recover();
    }

    @Test
    void axeFindsNothingWhenMenusAreOpen() {
        open(CHOLERA);
        for (WebElement menu : all("details.menu > summary")) {
            menu.click();
            // What an open menu covers cannot be hit, which is no fault of what is covered.
            assertThat(violations()).allMatch(found -> found.startsWith("target-size") && !found.contains("menu"));
            menu.click();
        }
    }

    /** 1280 pixels at 400 % are 320 by 225 of the page's own (WCAG 1.4.10). */
    @Test
    void fourHundredPerCentLeaveEverythingInReach() {
        look(320, 225, "light");
        open(CHOLERA);
        assertThat((Long) ask("return document.documentElement.scrollWidth")).isLessThanOrEqualTo(320);
        ask("document.querySelector('main a').focus()");
        Boolean hidden = ask("""
                const link = document.activeElement.getBoundingClientRect();
                const head = document.querySelector(".site-head").getBoundingClientRect();
                return head.bottom > 100 && link.top < head.bottom && link.bottom > head.top;
                """);
        assertThat(hidden).isFalse();
    }

    @Test
    void targetsAreTwentyFourPixelsOrStandInAText() {
        look(360, 800, "light");
        for (String path : List.of("/", "/search?q=tuberculosis", CHOLERA)) {
            open(path);
            List<String> small = ask("""
                    const inText = (e) => e.closest("p, .breadcrumb, .terms, .uri, .skip, .above");
                    return [...document.querySelectorAll("a, button, summary, input, [role=treeitem]")]
                      .filter((e) => e.checkVisibility() && !inText(e))
                      .map((e) => [e, e.getBoundingClientRect()])
                      .filter(([, box]) => box.width > 1 && (box.width < 24 || box.height < 24))
                      .map(([e, box]) => `${e.outerHTML.slice(0, 120)} ${box.width}x${box.height}`);
                    """);
            assertThat(small).as(path).isEmpty();
        }
    }

    @Test
    void theFirstStopOfTheKeyboardLeadsToTheContent() {
        open(CHOLERA);
        new Actions(browser).sendKeys(Keys.TAB).perform();
        WebElement first = browser.switchTo().activeElement();
        assertThat(first.getAttribute("class")).contains("skip");
        first.sendKeys(Keys.ENTER);
        until("in the content", () -> "content"
                .equals(browser.switchTo().activeElement().getAttribute("id")));
    }

    @Test
    void everyStopOfTheKeyboardCanBeSeen() {
        open(CHOLERA);
        for (int i = 0; i < 25; i++) {
            new Actions(browser).sendKeys(Keys.TAB).perform();
            Boolean seen = ask("""
                    const style = getComputedStyle(document.activeElement);
                    return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0 || style.boxShadow !== "none";
                    """);
            assertThat(seen)
                    .as(browser.switchTo().activeElement().getAttribute("outerHTML"))
                    .isTrue();
        }
    }

    @Test
    void reducedMotionIsRespected() {
        browser.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
        open(CHOLERA);
        List<String> moving = ask("""
                return [...document.querySelectorAll("*")].filter((e) => {
                  const style = getComputedStyle(e);
                  return style.animationName !== "none" || style.transitionDuration.split(",").some((t) => parseFloat(t) > 0.01);
                }).map((e) => e.outerHTML.slice(0, 100));
                """);
        assertThat(moving).isEmpty();
    }
}
