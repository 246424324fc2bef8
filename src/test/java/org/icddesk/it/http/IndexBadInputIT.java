// SPDX-License-Identifier: Apache-2.0
package org.icddesk.it.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.icddesk.testing.TestHttp;
import org.icddesk.testing.http.RawHttp;
import org.icddesk.testing.server.IndexedTest;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rows of bad input that the index meets: any text is words or refused, at once, and never markup. */
class IndexBadInputIT extends IndexedTest {

    /** Where a query is searched for in the index; the first is a page. */
    private static final List<String> PLACES = List.of(
            "/search?linearization=icd10&q=",
            "/api/search?q=",
            "/api/suggest?linearization=icd10&q=",
            "/api/search/count?linearization=icd10&q=");

    /** Far above what it takes, however busy the machine. */
    private static final Duration AT_ONCE = Duration.ofSeconds(10);

    /** Asks everywhere, and checks what is promised whatever the text; {@return the answers, that of the page first} */
    private List<HttpResponse<String>> ask(String encoded) {
        return PLACES.stream().map(place -> answer(place + encoded)).toList();
    }

    private HttpResponse<String> answer(String path) {
        long begun = System.nanoTime();
        HttpResponse<String> answer = RawHttp.get(desk.server().url(""), path);
        String asked = path.substring(0, Math.min(100, path.length()));
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).as(asked).isLessThan(AT_ONCE);
        assertThat(answer.statusCode()).as(asked).isIn(200, 400, 414);
        assertThat(answer.body()).as(asked).doesNotContain("\tat org.", "\tat java.", "Exception");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        return answer;
    }

    private static List<Integer> statuses(List<HttpResponse<String>> answers) {
        return answers.stream().map(HttpResponse::statusCode).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "%", "*", "%%", "a"})
    void B01_B02_whatIsNothingToSearchForIsAHintOrRefused(String query) {
        desk.withoutAskingWho(() -> assertThat(statuses(ask(encode(query)))).containsExactly(200, 400, 200, 400));
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 1_000, 7_000})
    void B03_anOverlongQueryIsRefused(int length) {
        assertThat(statuses(ask("x".repeat(length)))).containsExactly(400, 400, 200, 400);
    }

    @Test
    void B03_tenThousandLettersAreRefused() {
        assertThat(statuses(ask("x".repeat(10_000))).get(0)).isIn(400, 414);
    }

    @Test
    void B03_twoHundredLettersAreAWordLikeAnother() {
        assertThat(statuses(ask("x".repeat(200)))).containsOnly(200);
        assertThat(statuses(ask(encode("ab ".repeat(66))))).containsOnly(200);
        assertThat(statuses(ask(encode("a b ".repeat(50).strip())))).containsOnly(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "cholera\"><img src=x onerror=alert(1)>",
                "cholera' onfocus='alert(1)",
                "</title><script>alert(1)</script>"
            })
    void B04_markupIsShownAsText(String query) {
        List<HttpResponse<String>> answers = ask(encode(query));

        assertThat(statuses(answers)).containsOnly(200);
        assertHarmless(answers.get(0));
        assertThat(Jsoup.parse(answers.get(0).body())
                        .select("form[role=search] input[name=q]")
                        .val())
                .isEqualTo(query);
        assertThat(answers.get(1).body()).doesNotContainPattern("<[A-Za-z/!?]");
    }

    private static void assertHarmless(HttpResponse<String> answer) {
        Document page = Jsoup.parse(answer.body());
        assertThat(page.select("script:not([src])")).isEmpty();
        assertThat(page.select("[onerror], [onfocus], [onclick], img[src=x]")).isEmpty();
    }

    @Test
    void B04_markupInWhosTextsIsShownAsText() {
        for (String words : List.of("planted psoriasis", "sown markup", "dug")) {
            HttpResponse<String> page = desk.get(address(words, "&release=2016"));
            assertHarmless(page);
            assertThat(Jsoup.parse(page.body()).select("main").text())
                    .as(words)
                    .containsAnyOf("<script>alert(1)</script>", "<b onclick=alert(2)>", "<script>alert(3)</script>");
            HttpResponse<String> json = desk.get("/api/search?release=2016&q=" + encode(words));
            assertThat(json.body()).contains("alert(").doesNotContainPattern("<[A-Za-z/!?]");
        }
        JsonObject suggestion = TestHttp.json(desk.get("/api/suggest?linearization=icd10&release=2016&q=planted"))
                .getJsonArray("hits")
                .getJsonObject(0);
        assertThat(suggestion.getString("code"))
                .as("text, which the search box shows as such")
                .isEqualTo("L40");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%00", "%ff", "%C0%AF", "%ED%A0%80", "a%00b", "chol%01era", "chol%ffera"})
    void B05_whatIsNoTextIsRefused(String query) {
        assertThat(statuses(ask(query))).containsOnly(400);
    }

    @Test
    void B06_lineBreaksReachNoHeader() {
        for (HttpResponse<String> answer : ask("cholera%0d%0aSet-Cookie:x")) {
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"${jndi:ldap://x}", "#{7*7}", "${7*7}", "{{7*7}}", "{0}", "cholera {1,number}"})
    void B07_expressionsStayText(String query) {
        List<HttpResponse<String>> answers = ask(encode(query));

        assertThat(statuses(answers)).containsOnly(200);
        Document page = Jsoup.parse(answers.get(0).body());
        assertThat(page.select("form[role=search] input[name=q]").val()).isEqualTo(query);
        assertThat(page.select("main").text()).doesNotContain("49");
        assertThat(TestHttp.json(answers.get(1)).getString("query")).isEqualTo(query);
    }

    static Stream<String> textsOfAnyScript() {
        return Stream.of(
                "كوليرا",
                "\u202Echolera",
                "cholera \u2066مرض\u2069",
                "שָׁלוֹם cholera",
                "🦠 cholera",
                "👩‍⚕️👨🏽‍⚕️",
                "cho\u0301le\u0300ra",
                "霍乱",
                "ｃｈｏｌｅｒａ",
                "\u200Bcholera\u200D",
                "z̷̢̛͔̳̬̹̥̬̯̥̈́ͅalgo",
                "\uD83D\uDE00".repeat(90));
    }

    @ParameterizedTest
    @MethodSource("textsOfAnyScript")
    void B08_anyScriptIsWords(String query) {
        List<HttpResponse<String>> answers = ask(encode(query));

        assertThat(statuses(answers)).containsOnly(200);
        assertHarmless(answers.get(0));
    }

    @Test
    void B08_composedAndDecomposedLettersFindTheSame() {
        assertThat(codes(search("Meni\u00e8re cho\u0301lera", "&flexible=true")))
                .isEqualTo(codes(search("Menie\u0300re ch\u00f3lera", "&flexible=true")))
                .isNotEmpty();
    }

    @Test
    void B09_ofSeveralQueriesTheFirstCountsAndAThousandParametersAreRefused() {
        assertThat(codes(desk.page("/search?linearization=icd10&q=cholera&q=stroke")))
                .first()
                .isEqualTo("A00");
        assertThat(TestHttp.json(desk.get("/api/search?q=cholera&q=stroke")).getString("query"))
                .isEqualTo("cholera");
        assertThat(statuses(ask("cholera" + "&chapter=IX".repeat(1_000)))).containsOnly(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a OR b)",
                "*:*",
                "a~~~",
                "[* TO *]",
                "title:\"x",
                "+-&&||!(){}^\\",
                "cholera AND NOT asthma",
                "\"cholera",
                "chol?ra",
                "/chol.*/",
                "cholera^1e9",
                "'; DROP TABLE icd; --"
            })
    void B10_queryLanguagesAreWords(String query) {
        desk.withoutAskingWho(() -> {
            List<HttpResponse<String>> answers = ask(encode(query));
            assertThat(statuses(answers)).containsOnly(200);
            assertThat(Jsoup.parse(answers.get(0).body())
                            .select("form[role=search] input[name=q]")
                            .val())
                    .isEqualTo(query);
        });
    }

    @Test
    void B10_threeHundredWildcardsAreNothingToSearchForOrTooLong() {
        assertThat(statuses(ask("*".repeat(300)))).containsExactly(200, 400, 200, 400);
        assertThat(statuses(ask("a*".repeat(150)))).containsExactly(400, 400, 200, 400);
        assertThat(statuses(ask("a*".repeat(99)))).containsOnly(200);
        assertThat(statuses(ask(encode("* ".repeat(99) + "x")))).containsOnly(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(a+)+$", "(a|aa)+b", "((a{1,99}){1,99}){1,99}", "^(([a-z])+.)+[A-Z]([a-z])+$"})
    void B11_regularExpressionsAreWords(String query) {
        assertThat(statuses(ask(encode(query)))).containsOnly(200);
        assertThat(statuses(ask(encode(query + "a".repeat(200 - query.length())))))
                .containsOnly(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"di", "a%25", "disease", "di&flexible=true", "o%20r&flexible=true", "in", "of%20the"})
    void B12_theWidestQueriesAreLimited(String query) {
        List<HttpResponse<String>> answers = ask(query);

        assertThat(statuses(answers)).containsOnly(200);
        assertThat(answers.get(0).body()).hasSizeLessThan(400_000);
        assertThat(Jsoup.parse(answers.get(0).body()).select("a.hit")).hasSizeLessThanOrEqualTo(25);
        assertThat(TestHttp.json(answers.get(1)).getJsonArray("hits")).hasSizeLessThanOrEqualTo(50);
        assertThat(TestHttp.json(answers.get(2)).getJsonArray("hits")).hasSizeLessThanOrEqualTo(10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"99", "ZZ", "01%3B02", "ix"})
    void B23_whatIsNoChapterIsDroppedAndThePageSaysSo(String chapter) {
        Document page = search("cholera", "&chapter=" + chapter);

        assertThat(page.select("a.hit")).isNotEmpty();
        assertThat(page.select(".notice").text()).contains("An unknown chapter in the address was ignored.");
    }
}
