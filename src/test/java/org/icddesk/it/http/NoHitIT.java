// SPDX-License-Identifier: Apache-2.0
package org.icddesk.it.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.icddesk.sandbox.fault.Fault;
import org.icddesk.testing.server.SharedDesk;
import org.icddesk.testing.server.TestDesk;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a search without hits advises. */
class NoHitIT {

    private static final AtomicInteger WORDS = new AtomicInteger();

    private final TestDesk desk = SharedDesk.get();

    private static String address(String words, String more) {
        return "/search?lang=en&q=" + URLEncoder.encode(words, StandardCharsets.UTF_8) + more;
    }

    private Document search(String words, String more) {
        return desk.page(address(words, more));
    }

    private Document follow(Element link) {
        assertThat(link).isNotNull();
        return desk.page(link.attr("href").replaceFirst("^/icd-desk", ""));
    }

    private static List<String> codes(Document page) {
        return page.select("a.hit > .code").eachText();
    }

    private static String heading(Document page) {
        return page.select("h1").text().replaceAll("[\u2066-\u2069]", "");
    }

    private static List<String> offers(Document page) {
        return page.select(".message li a").eachText();
    }

    /** {@return a word that is none, and begins like no other} */
    private static String gibberish() {
        return "qz" + (char) ('a' + WORDS.getAndIncrement() % 26) + "wqjxkvzqwx";
    }

    /** {@return the words of the searches that WHO was asked for with these letters} */
    private List<String> asked(String letters) {
        return desk.sandbox().counters().asked().stream()
                .map(asked -> URLDecoder.decode(asked.query(), StandardCharsets.UTF_8))
                .filter(query -> query.contains(letters))
                .map(query -> query.replaceAll(".*\\bq=([^&]*).*", "$1"))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "subarachnoid hemorrhage, subarachnoid haemorrhage, 8B01",
        "Diabetic macular edema, diabetic macular oedema, 9B71.02",
        "type II diabetes mellitus, type 2 diabetes mellitus, 5A11",
        "cholrea, cholera, 1A00",
        "diabetis mellitus, diabetes mellitus, 5A11",
        "acute apendectomy, , ''"
    })
    void anotherSpellingIsTriedAndSaidToBe(String typed, String tried, String code) {
        Document page = search(typed, "&release=2024-01");

        if (tried == null) {
            assertThat(heading(page)).isEqualTo("No results for " + typed);
            assertThat(codes(page)).isEmpty();
            return;
        }
        assertThat(heading(page)).startsWith("Nothing for “" + typed + "”; for “" + tried + "”: ");
        assertThat(codes(page)).contains(code);
        Document whole = follow(page.select("a:contains(Search for)").first());
        assertThat(whole.select("input[name=q]").val()).isEqualTo(tried);
        assertThat(heading(page)).contains(whole.select("h1").text().replaceAll(" result.*", "") + " result");
        assertThat(codes(whole)).isEqualTo(codes(page));
        assertThat(codes(search(typed, "&release=2024-01&sort=classification"))).isSorted();
    }

    @Test
    void everyLanguageSaysSo() {
        for (String language : List.of("en", "fr", "es", "ar")) {
            Document page = desk.page("/search?release=2024-01&q=type+II+diabetes+mellitus&lang=" + language);
            assertThat(page.select("h1").text())
                    .as(language)
                    .contains("type II diabetes mellitus")
                    .contains("type 2 diabetes mellitus");
            assertThat(codes(page)).as(language).contains("5A11");
        }
    }

    @Test
    void aClassificationThatHasTheWordsIsNamedWithItsCount() {
        Document page = search("walking short distances", "");

        Element icf = page.selectFirst(".message li a:contains(In ICF)");
        assertThat(icf.text()).matches("In ICF: \\d+ results?");
        assertThat(page.text()).doesNotContain("Check the spelling");
        Document there = follow(icf);
        assertThat(there.select("nav.tabs [aria-current]").text()).isEqualTo("ICF");
        assertThat(there.select("h1").text()).startsWith(icf.text().replaceAll("\\D+(\\d+).*", "$1") + " result");
    }

    @Test
    void aWordByItselfIsNotSearchedFlexibly() {
        String word = gibberish();

        assertThat(search(word, "").select("main a[href*=flexible]")).isEmpty();
        assertThat(search(word, "").text()).contains("Check the spelling");
        assertThat(search(word, "").text()).contains("contains this word").doesNotContain("all these words");
        assertThat(search("cholera " + word, "").select("main a[href*=flexible]"))
                .hasSize(1);
        assertThat(search(word + " " + gibberish(), "&flexible=true").text()).contains("any of these words");
    }

    @Test
    void filtersAreTakenAwayIfThatHelps() {
        Document chapter = search("cholera", "&chapter=05");
        assertThat(offers(chapter).get(0)).matches("All chapters: \\d+ results?");
        assertThat(codes(follow(chapter.selectFirst(".message li a")))).contains("1A00");

        Document below = search("stroke", "&subtree=135352227");
        assertThat(offers(below).get(0)).matches("Without filters: \\d+ results?");
        assertThat(codes(follow(below.selectFirst(".message li a")))).contains("8B11");

        assertThat(offers(search(gibberish(), "&subtree=135352227"))).noneMatch(offer -> offer.contains("filters"));
    }

    @Test
    void filtersStayWhenAnotherSpellingIsTried() {
        Document page = search("hemorrhage", "&chapter=08&release=2024-01");

        assertThat(heading(page)).contains("for “haemorrhage”");
        assertThat(page.select("a.hit .hit-more")).isNotEmpty().allSatisfy(hit -> assertThat(hit.text())
                .contains("Chapter 08"));
    }

    @ParameterizedTest
    @CsvSource({"'', 4", "'edema tumor type II localised fractures ', 5", "'&chapter=05', 5", "'&subtree=135352227', 4"
    })
    void fewFurtherQuestionsAreAskedAndOnlyWithWhatWasTyped(String more, int most) {
        String word = gibberish();
        boolean filtered = more.startsWith("&");
        String typed = filtered ? word : more + word;

        assertThat(desk.get(address(typed, filtered ? more : "")).statusCode()).isEqualTo(200);

        String beginning = word.substring(0, 3);
        assertThat(asked(beginning)).hasSizeBetween(3, most).allSatisfy(query -> assertThat(
                        query.toLowerCase(Locale.ROOT))
                .matches("[a-z0-9 %]+")
                .contains(beginning));
        desk.withoutAskingWho(() -> desk.get(address(typed, filtered ? more : "")));
    }

    @Test
    void whatFindsSomethingAsksNothingFurther() {
        search("cholera", "");
        desk.withoutAskingWho(() -> search("cholera", ""));
        String word = gibberish();
        assertThat(desk.get(address(word, "&format=csv")).statusCode()).isEqualTo(200);
        assertThat(asked(word)).hasSize(1);
    }

    @Test
    void furtherQuestionsThatFailLeaveThePageAsItIs() {
        String word = gibberish();
        desk.sandbox().misbehave(Fault.apiStatus(400).onPath("/(icf|entity)/search"));

        Document page = search(word, "");

        assertThat(heading(page)).isEqualTo("No results for " + word);
        assertThat(offers(page)).noneMatch(offer -> offer.startsWith("In "));
        desk.sandbox().behave();
        desk.askWhoNow();
    }
}
