// SPDX-License-Identifier: Apache-2.0
package org.icddesk.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.icddesk.testing.browser.BrowserTest;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** A cluster built by keyboard alone, and the page in all its looks. */
class ClusterBuilderIT extends BrowserTest {

    private static final String FRACTURE = "/icd/release/11/2024-01/mms/398412176?lang=en";

    private int keys;

    private void press(CharSequence key) {
        keys++;
        new Actions(browser).sendKeys(key).perform();
    }

    private void untilCode(String code) {
        until(code, () -> find("#cluster-code").getText().equals(code));
    }

    private WebElement focused() {
        return browser.switchTo().activeElement();
    }

    @Test
    void row41_threePartsFromAnEntityTakeEightKeysAtMost() {
        open(FRACTURE);
        press("b");
        until(
                "the first value of the first axis has the focus",
                () -> focused().getAttribute("id").equals("axis-1-fractureOpenOrClosed-XJ44E"));
        press(Keys.ENTER);
        untilCode("NC72.2&XJ44E");
        until(
                "the value keeps the focus",
                () -> focused().getAttribute("id").equals("axis-1-fractureOpenOrClosed-XJ44E"));
        assertThat(focused().getAttribute("aria-pressed")).isEqualTo("true");
        press(Keys.TAB);
        press(Keys.ARROW_RIGHT);
        assertThat(focused().getText()).contains("XK8G");
        press(Keys.ENTER);
        untilCode("NC72.2&XJ44E&XK8G");

        assertThat(keys).isLessThanOrEqualTo(8);
        assertThat(browser.getCurrentUrl()).contains("/code/NC72.2%26XJ44E%26XK8G");
        assertThat(find("#desk-status").getAttribute("textContent"))
                .contains("NC72.2&XJ44E&XK8G", "WHO accepts this combination");
        assertThat(find("#copy-code").isDisplayed()).isTrue();

        browser.navigate().back();
        untilCode("NC72.2&XJ44E");
        browser.navigate().refresh();
        untilCode("NC72.2&XJ44E");
    }

    @Test
    void aLongScaleIsSearchedAsOneTypes() {
        open("/code/MG50.3?build=on&release=2024-01&lang=en#build");
        until("the search of the axis has the focus", () -> "search"
                .equals(focused().getAttribute("type")));
        WebElement box = focused();
        assertThat(box.getAttribute("role")).isEqualTo("combobox");
        press("choler");
        until("found", () -> "true".equals(focused().getAttribute("aria-expanded")));
        press(Keys.ARROW_DOWN);
        String active = focused().getAttribute("aria-activedescendant");
        assertThat(find("#" + active).getAttribute("aria-selected")).isEqualTo("true");
        assertThat(find("#" + active + " .code").getText()).startsWith("1A00");
        press(Keys.ESCAPE);
        assertThat(focused().getAttribute("aria-expanded")).isEqualTo("false");
        press(Keys.ARROW_DOWN);
        press(Keys.ENTER);
        untilCode("MG50.3/1A00");
        until("the search has the focus again", () -> "search".equals(focused().getAttribute("type")));
    }

    @Test
    void aCodeIsTakenAwayAndCopiedAfterAChange() {
        open("/code/1A00%26XN62R?release=2024-01&lang=en");
        find("#remove-2").click();
        untilCode("1A00");
        assertThat(find("#copy-code").getAttribute("data-copy")).isEqualTo("1A00");
        find("#copy-code").click();
        until("copied", () -> find("#desk-status").getAttribute("textContent").contains("1A00"));
    }

    @Test
    void axeFindsNothingAndNothingScrollsSideways() {
        for (String path : List.of(
                "/code/NC72.2%26XK8G?release=2024-01",
                "/code/1A00%26XN62R%26XK9J?release=2024-01", "/code/MG50.3?build=on&release=2024-01")) {
            for (String language : List.of("en", "ar")) {
                look(320, 800, "light");
                open(path + "&lang=" + language);
                assertThat(violations()).as(path + language).isEmpty();
                look(320, 800, "dark");
                assertThat(violationsOfColour()).as(path + language + " dark").isEmpty();
                Long wide = ask("return document.documentElement.scrollWidth");
                assertThat(wide).as(path + language).isLessThanOrEqualTo(320);
            }
        }
    }
}
