// SPDX-License-Identifier: Apache-2.0
package org.icddesk.it.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Stream;
import org.icddesk.reliability.Reliability;
import org.icddesk.testing.http.RawHttp;
import org.icddesk.testing.server.SharedDesk;
import org.icddesk.testing.server.TestDesk;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that are well formed and all the same not what pages are made for: query languages, the widest words, other hosts. */
class StrangeRequestsIT {

    private static final String EVIL = "evil.example";
    private static final String CHOLERA = "/icd/release/11/2024-01/mms/257068234";

    private final TestDesk desk = SharedDesk.get();

    @ParameterizedTest
    @ValueSource(strings = {"a OR b)", "*:*", "a~~~", "[* TO *]", "title:\"x", "+-&&||!(){}^\\", "****"})
    void B10_queryLanguagesAreNoneInIcd10(String query) {
        desk.withoutAskingWho(() -> {
            long begun = System.nanoTime();
            HttpResponse<String> answer = desk.get("/search?linearization=icd10&q=" + encoded(query));
            Duration took = Duration.ofNanos(System.nanoTime() - begun);

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(Jsoup.parse(answer.body())
                            .select("form[role=search] input[name=q]")
                            .val())
                    .isEqualTo(query);
            // A page on an idle machine takes a few milliseconds; the rest is for others on the same processors.
            assertThat(took).isLessThan(Duration.ofSeconds(10));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"cholera OR malaria)", "cholera AND *:*", "cholera~~~", "cholera^9", "NOT cholera"})
    void B10_queryLanguagesAreWordsInIcd11(String query) {
        HttpResponse<String> answer = desk.get("/search?q=" + encoded(query));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Jsoup.parse(answer.body())
                        .select("form[role=search] input[name=q]")
                        .val())
                .isEqualTo(query);
    }

    @Test
    void B10_threeHundredWildcardsAreNoWordOrTooLong() {
        desk.withoutAskingWho(
                () -> assertThat(desk.get("/search?q=" + "*".repeat(300)).statusCode())
                        .isEqualTo(200));
        desk.withoutAskingWho(
                () -> assertThat(desk.get("/search?q=" + "a*".repeat(150)).statusCode())
                        .isEqualTo(400));
    }

    @ParameterizedTest
    @ValueSource(strings = {"q=a%25", "q=di", "q=disease", "q=di&flexible=true", "q=o%20r&flexible=true"})
    void B12_theWidestQueriesAreLimitedAndSaySo(String query) {
        long begun = System.nanoTime();
        HttpResponse<String> answer = desk.get("/search?" + query);
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        Document page = Jsoup.parse(answer.body());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(page.select("a.hit").size()).isLessThanOrEqualTo(200);
        assertThat(answer.body()).hasSizeLessThan(400_000);
        assertThat(took).isLessThan(Duration.ofSeconds(30));
        Reliability.measured("B12", query + ": " + page.select("a.hit").size() + " hits on the page");
    }

    @Test
    void B12_moreThanWhoListsIsSaid() {
        assertThat(desk.page("/search?q=disease").text()).contains("more matches than WHO lists");
        assertThat(desk.page("/search?q=cholera").text()).doesNotContain("more matches than WHO lists");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: " + EVIL,
                "Host: localhost\r\nX-Forwarded-Host: " + EVIL,
                "Host: localhost\r\nX-Forwarded-Proto: https\r\nX-Forwarded-Prefix: /" + EVIL,
                "Host: localhost\r\nForwarded: host=" + EVIL + ";proto=https",
                "Host: localhost\r\nX-Original-URL: http://" + EVIL + "/"
            })
    void B26_whatARequestSaysOfTheHostIsRepeatedNowhere(String headers) {
        URI base = desk.server().url("");
        for (String path : new String[] {CHOLERA, "/search?q=cholera", "/help", "/api"}) {
            HttpResponse<String> odd = RawHttp.send(base, "GET " + base.getRawPath() + path + " HTTP/1.1", headers);

            assertThat(odd.statusCode()).isEqualTo(200);
            assertThat(odd.body()).doesNotContain(EVIL);
            assertThat(odd.headers().map().toString()).doesNotContain(EVIL);
            assertThat(desk.get(path).body()).as("what others get afterwards").doesNotContain(EVIL);
        }
        HttpResponse<String> moved =
                RawHttp.send(base, "GET " + base.getRawPath() + CHOLERA.replace("mms", "MMS") + " HTTP/1.1", headers);
        assertThat(moved.statusCode()).isEqualTo(301);
        assertThat(moved.headers().firstValue("Location")).contains(base.getRawPath() + CHOLERA);
    }

    @Test
    void B26_anAddressWithAHostIsThisServersOwn() {
        URI base = desk.server().url("");
        String line = "GET http://" + EVIL + base.getRawPath() + "/search?q=cholera HTTP/1.1";

        HttpResponse<String> answer = RawHttp.send(base, line, "Host: " + EVIL);

        assertThat(answer.statusCode()).isIn(200, 400);
        assertThat(answer.body()).doesNotContain(EVIL);
    }

    @Test
    void L12_whatOneReaderWasRefusedIsNotThePageOfOthers() {
        URI base = desk.server().url("");
        String refused = Stream.of("BA41.Z", "CA22.Z", "NE6Z", "1A36.0Z", "4A44.A0", "1A07.0", "1A00")
                .map(code -> "/search?release=2024-01&q=" + code)
                .filter(path -> {
                    useUpTheShareOf("127.0.0.3");
                    return RawHttp.get(base, path, "127.0.0.3").body().contains("Text search is not answering");
                })
                .findFirst()
                .orElseThrow();

        HttpResponse<String> others = RawHttp.get(base, refused, "127.0.0.4");

        assertThat(others.statusCode()).isEqualTo(200);
        assertThat(others.body()).doesNotContain("Text search is not answering");
    }

    private void useUpTheShareOf(String address) {
        Stream.generate(() -> "/api/icd/release/11/2024-01/mms/search?q=hurry" + System.nanoTime())
                .limit(10_000)
                .filter(path ->
                        RawHttp.get(desk.server().url(""), path, address).statusCode() == 429)
                .findFirst()
                .orElseThrow();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
