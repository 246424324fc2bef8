// SPDX-License-Identifier: Apache-2.0
package org.icddesk.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.icddesk.testing.browser.BrowserTest;
import org.junit.jupiter.api.Test;

/** N34: the bookmarklet of the help page, and what somebody types into the address bar; the page for programmers. */
class AddressBarIT extends BrowserTest {

    /** Keeps what the bookmarklet would open, since a test need not have another window. */
    private static final String KEEP = "window.opened = []; window.open = (...given) => window.opened.push(given);";

    private String bookmarklet() {
        open("/help");
        until("the bookmarklet", () -> find("#bookmarklet").isDisplayed());
        String address = find("#bookmarklet").getDomAttribute("href");
        assertThat(address).startsWith("javascript:");
        return URLDecoder.decode(address.substring("javascript:".length()).replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private List<String> opened() {
        return ask("return window.opened.map(given => given.join(' '))");
    }

    @Test
    void N34_theBookmarkletLooksUpWhatIsSelectedOnAnyPage() {
        String script = bookmarklet();
        String search = desk().server().url("/search?q=").toString();
        browser.get(
                "data:text/html;charset=utf-8,<p id=a>Cholera%20%26<br>typhus</p><input id=b value='the 1A00 code'><p id=c>x</p>");
        ask(KEEP);

        ask("getSelection().selectAllChildren(document.getElementById('a'))");
        ask(script);
        assertThat(opened()).containsExactly(search + "Cholera%20%26%20typhus _blank noopener");

        ask(
                "getSelection().removeAllRanges(); const b = document.getElementById('b'); b.focus(); b.setSelectionRange(4, 8)");
        ask(KEEP + script);
        assertThat(opened()).containsExactly(search + "1A00 _blank noopener");

        ask("document.activeElement.blur(); document.getElementById('c').textContent = 'a\\ud83d' + 'b'.repeat(10000);"
                + "getSelection().selectAllChildren(document.getElementById('c'))");
        ask(KEEP + script);
        assertThat(opened()).containsExactly(search + "a" + "b".repeat(199) + " _blank noopener");

        ask(
                "getSelection().removeAllRanges(); window.prompt = (question) => { window.asked = question; return ' I10 '; }");
        ask(KEEP + script);
        assertThat(opened()).containsExactly(search + "I10 _blank noopener");
        assertThat((String) ask("return window.asked")).contains("ICD Desk");

        ask("window.prompt = () => null");
        ask(KEEP + script);
        assertThat(opened()).isEmpty();
    }

    @Test
    void N34_onOurOwnPageAClickSaysWhatToDoAndBreaksNoPolicy() {
        bookmarklet();
        find("#bookmarklet").click();
        assertThat(find("#bookmarklet-said").getText()).contains("drag it to the bookmarks bar");
        assertThat(browser.getCurrentUrl()).endsWith("/help");
        assertThat(find("#search-address").getText()).isEqualTo(desk().server().url("/search?q=") + "%s");
        assertThat(violations()).isEmpty();
    }

    @Test
    void whatChromiumTypesIntoTheSearchAddressIsAnswered() {
        bookmarklet();
        browser.get(find("#search-address").getText().replace("%s", "1A00"));
        assertThat(browser.getCurrentUrl()).contains("1A00");
        assertThat(find("main").getText()).contains("Cholera");
    }

    @Test
    void thePageForProgrammersHasNothingThatNoKeyReachesAndFitsEveryWindow() {
        open("/api");
        assertThat(violations()).isEmpty();
        look(1280, 900, "dark");
        assertThat(violationsOfColour()).isEmpty();
        for (int width : new int[] {1920, 1024, 768, 360, 320}) {
            look(width, 800, "light");
            assertThat((Long) ask("return document.documentElement.scrollWidth"))
                    .as("width at %d", width)
                    .isLessThanOrEqualTo(width);
            List<String> scrolling = ask("""
                    return [...document.querySelectorAll("main *")]
                      .filter((e) => e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).overflowX !== "visible")
                      .map((e) => e.outerHTML.slice(0, 100));
                    """);
            assertThat(scrolling).as("scrolls at %d", width).isEmpty();
        }
        assertThat(all("main table")).hasSize(2);
    }
}
