// SPDX-License-Identifier: Apache-2.0
package org.icddesk.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.icddesk.testing.TestHttp;
import org.icddesk.testing.browser.BrowserTest;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** What a page may weigh, how often it may ask, and whom. */
class BudgetIT extends BrowserTest {

    private static final int STATIC = 25_000;
    private static final int PAGE = 30_000;

    private record Loaded(String name, String kind, long received) {}

    private List<Loaded> loaded() {
        List<Map<String, Object>> entries = ask("""
                return performance.getEntriesByType("resource").map((e) => ({ name: e.name, kind: e.initiatorType, received: e.transferSize }));
                """);
        return entries.stream()
                .map(e -> new Loaded(
                        (String) e.get("name"), (String) e.get("kind"), ((Number) e.get("received")).longValue()))
                .toList();
    }

    private static HttpResponse<byte[]> compressed(URI address) {
        return TestHttp.send(TestHttp.request(address, "Accept-Encoding", "gzip"), BodyHandlers.ofByteArray());
    }

    private int weight(String path) {
        HttpResponse<byte[]> answer = compressed(desk().server().url(path));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
        return answer.body().length;
    }

    @Test
    void P12_N17_styleAndScriptOfAPageAreSmall() {
        Document page = desk().page(CHOLERA);
        int weight = Stream.concat(
                        page.select("link[rel=stylesheet]").stream().map(link -> link.attr("abs:href")),
                        page.select("script[src]").stream().map(script -> script.attr("abs:src")))
                .mapToInt(address -> compressed(URI.create(address)).body().length)
                .sum();
        assertThat(weight).isBetween(5_000, STATIC);
    }

    @Test
    void P12_aPageWithTwoHundredChildrenOrAllHitsIsSmall() {
        assertThat(weight("/search?q=tuberculosis")).isLessThanOrEqualTo(PAGE);
        assertThat(weight("/icd/release/11/2024-01/mms")).isLessThanOrEqualTo(PAGE);
        assertThat(weight("/icd/release/11/2024-01/mms/979408586")).isLessThanOrEqualTo(PAGE);
        assertThat(weight(CHAPTER)).isLessThanOrEqualTo(PAGE);
    }

    @Test
    void P12_aFirstVisitAsksFourTimesAtMostAndASecondForNoFile() {
        browser.executeCdpCommand("Network.clearBrowserCache", Map.of());
        open(CHOLERA);
        assertThat(loaded().stream().map(l -> l.name().replaceFirst("#.*", "")).distinct())
                .as("besides the page itself")
                .hasSizeLessThanOrEqualTo(3);
        open(CHAPTER);
        assertThat(loaded()).allMatch(l -> l.received() == 0, "comes out of the browser's own memory");
    }

    @Test
    void N22_noPageAsksAnyoneElse() {
        String home = desk().server().url("/").toString();
        for (String path : List.of("/", "/search?q=cholera", CHOLERA, "/icd/release/10/2019", "/help")) {
            open(path);
            assertThat(loaded()).allMatch(l -> l.name().startsWith(home));
            assertThat(desk().page(path).select("[src], link[href], form[action]").stream()
                            .map(e -> e.hasAttr("src")
                                    ? e.attr("abs:src")
                                    : e.attr(e.hasAttr("href") ? "abs:href" : "abs:action")))
                    .allMatch(address -> address.startsWith(home));
        }
    }

    @Test
    void anEntityWithAllItsChildrenIsOneRequest() {
        open(CHAPTER);
        assertThat(all("#children a.row").size()).isGreaterThan(10);
        assertThat(loaded()).noneMatch(l -> l.name().contains("/api/"));
    }
}
