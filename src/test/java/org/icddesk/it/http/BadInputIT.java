// SPDX-License-Identifier: Apache-2.0
package org.icddesk.it.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.icddesk.testing.http.RawHttp;
import org.icddesk.testing.server.SharedDesk;
import org.icddesk.testing.server.TestDesk;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rows of bad input that pages meet: right status, the site's own page, no upstream request, nothing executed. */
class BadInputIT {

    private static final String CHOLERA = "/icd/release/11/2024-01/mms/257068234";

    private final TestDesk desk = SharedDesk.get();

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Asks, and checks what is promised for every rejected input. */
    private void refused(String path, int status) {
        desk.withoutAskingWho(() -> {
            HttpResponse<String> answer = desk.get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(status);
            assertSitesOwnPage(answer);
        });
    }

    private static void assertSitesOwnPage(HttpResponse<String> answer) {
        Document page = Jsoup.parse(answer.body());
        assertThat(page.select("form[role=search] input[name=q]"))
                .as("the search box")
                .hasSize(1);
        assertThat(page.select("h1").text()).isNotBlank();
        assertThat(answer.body()).doesNotContain("\tat org.", "\tat java.", "Exception", "WFLY", "JBWEB");
        assertThat(answer.headers().firstValue("Content-Security-Policy")).isPresent();
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "%", "*", "%%"})
    void B01_anEmptyQueryIsAHintAndNoRequest(String query) {
        refused("/search?q=" + encode(query), 200);
        assertThat(desk.page("/search?lang=en&q=" + encode(query))
                        .select("main")
                        .text())
                .contains("Type a diagnosis, a code or an identifier into the search box.");
    }

    @Test
    void B02_oneLatinLetterIsAskedForMore() {
        refused("/search?q=a", 200);
        assertThat(desk.page("/search?lang=en&q=a").select("main").text()).contains("Type 2 or more letters.");
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 1000, 7000})
    void B03_anOverlongQueryIsRefused(int length) {
        refused("/search?q=" + "x".repeat(length), 400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "\"><img src=x onerror=alert(1)>",
                "' onfocus='alert(1)",
                "</title><script>alert(1)</script>"
            })
    void B04_markupIsShownAsText(String query) {
        HttpResponse<String> answer = desk.get("/search?q=" + encode(query));

        assertThat(answer.statusCode()).isEqualTo(200);
        Document page = Jsoup.parse(answer.body());
        assertThat(page.select("script:not([src])")).isEmpty();
        assertThat(page.select("[onerror], [onfocus], img[src=x]")).isEmpty();
        assertThat(page.select("form[role=search] input[name=q]").val()).isEqualTo(query);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%00", "%ff", "%C0%AF", "%ED%A0%80", "a%00b", "chol%01era"})
    void B05_whatIsNoTextIsRefused(String query) {
        refused("/search?q=" + query, 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a%00b", "chol%ffera", "%C0%AFab", "ab%ED%A0%80", "chol%01era"})
    void B05_whatIsNoTextIsNotSuggestedTo(String query) {
        desk.withoutAskingWho(() ->
                assertThat(desk.get("/api/suggest?q=" + query).statusCode()).isEqualTo(400));
    }

    @Test
    void B11_manySignsOfTruncationAreRefusedAtOnce() {
        desk.withoutAskingWho(() -> {
            String signs = "*".repeat(60_000) + "x";
            long start = System.nanoTime();
            HttpResponse<String> answer = desk.get("/search?q=" + signs);
            HttpResponse<String> suggestion = desk.get("/api/suggest?q=" + signs);
            assertThat(answer.statusCode()).isIn(400, 414);
            assertThat(suggestion.statusCode()).isIn(200, 414);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"99", "01%3B02", "01'%3B--", "1"})
    void B23_whatIsNoChapterIsDroppedAndThePageSaysSo(String chapter) {
        HttpResponse<String> answer = desk.get("/search?lang=en&release=2024-01&q=cholera&chapter=" + chapter);

        Document page = Jsoup.parse(answer.body());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(page.select("a.hit")).isNotEmpty();
        assertThat(page.select(".notice").text()).contains("An unknown chapter in the address was ignored.");
    }

    @Test
    void B23_chaptersAreNarrowedToOneByOne() {
        Document page = desk.page("/search?lang=en&release=2024-01&q=cholera&chapter=01&chapter=99");

        assertThat(page.select("a.hit")).isNotEmpty();
        assertThat(page.select(".notice").text()).contains("An unknown chapter in the address was ignored.");
    }

    @Test
    void B23_fiveHundredChaptersAreRefused() {
        refused("/search?q=cholera" + "&chapter=01".repeat(500), 400);
    }

    @Test
    void B06_lineBreaksReachNoHeaderAndNoLogLine() {
        int before = desk.log().length();
        HttpResponse<String> query = desk.get("/search?q=abc%0d%0aSet-Cookie:x&lang=en%0d%0aX-Injected:1");
        HttpResponse<String> path =
                RawHttp.get(desk.server().url(""), "/icd/release/11/2024-01/mms/broken%0d%0aX-Injected:%20line");

        for (HttpResponse<String> answer : List.of(query, path)) {
            assertThat(answer.statusCode()).isIn(400, 404);
            assertThat(answer.headers().firstValue("X-Injected")).isEmpty();
            assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        }
        assertThat(query.statusCode()).isEqualTo(400);
        List<String> lines = desk.log().substring(before).lines().toList();
        assertThat(lines)
                .filteredOn(line -> line.contains("ICDDESK-W002 Refused with 400: GET ") && line.endsWith("/search"))
                .hasSize(1);
        assertThat(lines)
                .filteredOn(line -> line.contains("ICDDESK-W002") && line.contains("/mms/broken"))
                .hasSize(1);
        assertThat(lines).noneMatch(line -> line.startsWith("Set-Cookie") || line.startsWith("X-Injected"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"${jndi:ldap://x}", "#{7*7}", "${7*7}", "{{7*7}}"})
    void B07_expressionsStayText(String query) {
        Document page = Jsoup.parse(desk.get("/search?q=" + encode(query)).body());

        assertThat(page.select("form[role=search] input[name=q]").val()).isEqualTo(query);
        assertThat(page.text()).doesNotContain("49");
    }

    @Test
    void B08_composedAndDecomposedLettersFindTheSame() {
        String composed = hits("c\u00f3lera");
        String decomposed = hits("co\u0301lera");

        assertThat(composed).isNotBlank().isEqualTo(decomposed);
    }

    /** {@return the hits of a search that has some, once a busy machine answers it within the deadline of a page} */
    private String hits(String words) {
        return await().until(
                        () -> desk.page("/search?lang=es&q=" + encode(words))
                                .select("a.hit .hit-title")
                                .text(),
                        text -> !text.isBlank());
    }

    static Stream<String> identifiersThatAreNone() {
        return Stream.of(
                "0257",
                "-1",
                "1e9",
                "1".repeat(30),
                "abc",
                "1%2f..",
                "%EF%BC%91%EF%BC%92%EF%BC%93",
                "257068234%00",
                "257068234%20");
    }

    @ParameterizedTest
    @MethodSource("identifiersThatAreNone")
    void B13_whatIsNoIdentifierIsNotFound(String id) {
        String path = "/icd/release/11/2024-01/mms/" + id;

        desk.withoutAskingWho(() -> {
            HttpResponse<String> answer = RawHttp.get(desk.server().url(""), path);

            assertThat(answer.statusCode()).as(path).isIn(400, 404);
            assertSitesOwnPage(answer);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"Other", "foo", "other/other", "unspecified/x"})
    void B14_whatIsNoResidualIsNotFound(String residual) {
        refused("/icd/release/11/2024-01/mms/1435254666/" + residual, 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-13", "9999-99", "20", "2024-1", "x"})
    void B15_whatIsNoReleaseIsNotFound(String release) {
        refused("/icd/release/11/" + release + "/mms/257068234", 404);
    }

    @Test
    void B15_aReleaseThatThereIsNotLeadsToThoseThereAre() {
        String path = "/icd/release/11/2035-05/mms/257068234";

        refused(path, 404);

        assertThat(desk.page(path).select("main a[href*=/icd/release/11/]").eachAttr("href"))
                .hasSizeGreaterThan(1)
                .anyMatch(address -> address.contains("/2024-01/mms"))
                .noneMatch(address -> address.contains("2035-05"));
    }

    @Test
    void B16_aLinearizationInCapitalsMovesToItsAddress() {
        HttpResponse<String> answer = desk.get("/icd/release/11/2024-01/MMS/257068234");

        assertThat(answer.statusCode()).isEqualTo(301);
        assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith(CHOLERA);
    }

    @Test
    void B16_anUnknownLinearizationIsNotFound() {
        refused("/icd/release/11/2024-01/xyz/257068234", 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"xx", "EN", "..%2f..%2f", "en;q=0.1"})
    void B17_anUnknownLanguageFallsBack(String language) {
        HttpResponse<String> answer = desk.get(CHOLERA + "?lang=" + language);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Jsoup.parse(answer.body()).select("html").attr("lang")).isEqualTo("en");
        assertThat(answer.body()).contains("Cholera");
        assertThat(Jsoup.parse(answer.body()).select(".notice").text())
                .contains("is not available here. Shown in: English");
    }

    @ParameterizedTest
    @ValueSource(strings = {"xx", "EN", "..%2f..%2f", "en;q=0.1", "en%0d%0aX:y"})
    void B17_whoIsAskedForKnownLanguagesAlone(String language) {
        desk.sandbox().counters().reset();

        desk.get("/search?q=fever" + System.nanoTime() + "&lang=" + language);
        desk.get("/api/suggest?q=fever" + System.nanoTime() + "&lang=" + language);
        desk.get("/api/children?uri=/icd/release/11/2024-01/mms/1435254666&lang=" + language);

        assertThat(desk.sandbox().counters().asked())
                .filteredOn(asked -> !asked.kind().equals("token"))
                .extracting(asked -> asked.header("Accept-Language"))
                .allMatch(header -> header.equals("en"));
    }

    @Test
    void B17_anOverlongLanguageFallsBack() {
        assertThat(desk.get(CHOLERA + "?lang=" + "e".repeat(200)).statusCode()).isEqualTo(200);
    }

    @Test
    void B18_garbageInAcceptLanguageMeansTheDefault() {
        String garbage = IntStream.range(0, 900).mapToObj(i -> "x" + i + ";q=").collect(Collectors.joining(","));

        HttpResponse<String> answer = desk.get(CHOLERA, "Accept-Language", garbage);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Jsoup.parse(answer.body()).select("html").attr("lang")).isEqualTo("en");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "OPTIONS", "PROPFIND"})
    void B27_pagesKnowGetAndHeadAlone(String method) {
        HttpResponse<String> answer = desk.send(method, "/search?q=cholera");

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow").orElseThrow()).contains("GET", "HEAD");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/WEB-INF/web.xml",
                "/..%2f",
                "/%2e%2e/",
                "/;/WEB-INF/web.xml",
                "/WEB-INF/templates/page.xhtml",
                "/pages/search.xhtml",
                "/pages/search.xhtml%00.css",
                "/META-INF/MANIFEST.MF",
                "/nowhere",
                "/search/nowhere"
            })
    void B28_whatIsNoAddressIsNotFound(String path) {
        HttpResponse<String> answer = RawHttp.get(desk.server().url(""), path);

        assertThat(answer.statusCode()).as(path).isIn(400, 404);
        assertThat(answer.body()).doesNotContain("<web-app", "ui:composition", "\tat ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"partial/ajax", "partial/process"})
    void B26_B29_noHeaderMakesAPartOfAPageOfWhichOthersGetACopy(String part) {
        String page = "/help?lang=fr&once=" + part.hashCode();

        HttpResponse<String> asked = desk.get(page, "Faces-Request", part);
        HttpResponse<String> others = desk.get(page);

        for (HttpResponse<String> answer : List.of(asked, others)) {
            assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
            assertThat(answer.body()).startsWith("<!DOCTYPE html>").doesNotContain("partial-response");
        }
        assertThat(others.body()).isEqualTo(asked.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/status", "/status/renew"})
    void B29_B32_noForgedStateOfFacesOpensAProtectedPage(String path) {
        HttpResponse<String> answer = desk.get(path + "?jakarta.faces.ViewState=1:2&javax.faces.ViewState=stateless");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("<!DOCTYPE html>").doesNotContain("Exception");
    }

    @Test
    void B29_whatFacesWouldTakeForAStateIsNotRead() {
        String form = "jakarta.faces.ViewState=" + encode("rO0ABXNyABFqYXZhLnV0aWwuSGFzaFNldA==") + "&q=cholera";
        URI base = desk.server().url("");
        String answer = RawHttp.exchange(
                base,
                "POST " + base.getRawPath() + "/search HTTP/1.1\r\nHost: " + base.getAuthority()
                        + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: " + form.length()
                        + "\r\nConnection: close\r\n\r\n" + form);

        assertThat(answer).startsWith("HTTP/1.1 405 ");
        assertThat(answer).doesNotContain("Exception", "\tat ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/jakarta.faces.resource/x.xhtml?ln=../WEB-INF",
                "/jakarta.faces.resource/web.xml.xhtml?ln=../WEB-INF",
                "/jakarta.faces.resource/web.xml.xhtml?con=../WEB-INF",
                "/jakarta.faces.resource/web.xml.xhtml?loc=../WEB-INF",
                "/jakarta.faces.resource/../WEB-INF/web.xml.xhtml",
                "/jakarta.faces.resource/faces.js.xhtml?ln=jakarta.faces",
                "/javax.faces.resource/web.xml.xhtml?ln=../WEB-INF"
            })
    void B29_facesGivesNoResources(String path) {
        HttpResponse<String> answer = RawHttp.get(desk.server().url(""), path);

        assertThat(answer.statusCode()).as(path).isEqualTo(404);
        assertThat(answer.body()).doesNotContain("<web-app", "ui:composition", "\tat ");
    }
}
