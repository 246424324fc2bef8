// SPDX-License-Identifier: Apache-2.0
package org.icddesk.it.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import org.icddesk.sandbox.fault.Fault;
import org.icddesk.testing.TestHttp;
import org.icddesk.testing.server.IndexedTest;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What programs, the search box and the tabs of classifications ask of the index. */
class SearchForProgramsIT extends IndexedTest {

    private JsonObject ask(String path) {
        HttpResponse<String> answer = desk.get("/api" + path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
        return TestHttp.json(answer);
    }

    private static List<JsonObject> objects(JsonObject in, String name) {
        return in.getJsonArray(name).getValuesAs(JsonValue::asJsonObject);
    }

    private static List<String> codes(JsonObject found) {
        return objects(found, "hits").stream().map(hit -> hit.getString("code")).toList();
    }

    private int count(String query) {
        return ask("/search/count?" + query).getInt("count");
    }

    /** {@return what a page of results counts} */
    private int counted(String query) {
        Document page = desk.page("/search?lang=en&" + query);
        String heading = page.select("h1").text();
        if (heading.endsWith(":")) {
            // What is only like the words has a heading that says so, without a number.
            return page.select("a.hit").size();
        }
        return Integer.parseInt(heading.replaceAll("^No .*", "0").replaceAll("\\D.*", ""));
    }

    @Test
    void aSearchAnswersWithAllThatThePageShows() {
        JsonObject found = ask("/search?q=cholera");

        assertThat(found.getString("classification")).isEqualTo("icd10");
        assertThat(found.getString("release")).isEqualTo("2019");
        assertThat(found.getString("language")).isEqualTo("en");
        assertThat(found.getString("query")).isEqualTo("cholera");
        assertThat(found.getString("match")).isEqualTo("all-words");
        assertThat(found.getInt("total")).isEqualTo(4);
        assertThat(found.getInt("offset")).isZero();
        assertThat(Instant.parse(found.getString("asOf"))).isBefore(Instant.now());
        assertThat(found.getJsonObject("coverage").getBoolean("complete")).isTrue();
        assertThat(found.getJsonObject("coverage").getInt("done"))
                .isEqualTo(found.getJsonObject("coverage").getInt("total"));
        assertThat(found.getJsonObject("chapters").getInt("I")).isEqualTo(4);
        assertThat(found.getJsonArray("exclusions")).isEmpty();
        assertThat(codes(found)).isEqualTo(codes(search("cholera", "")));
        JsonObject hit = objects(found, "hits").get(0);
        assertThat(hit.getString("title")).isEqualTo("Cholera");
        assertThat(hit.getString("uri")).isEqualTo("http://id.who.int/icd/release/10/2019/A00");
        assertThat(hit.getString("chapter")).isEqualTo("I");
        assertThat(hit.getString("kind")).isEqualTo("category");
        assertThat(hit.getBoolean("leaf")).isFalse();
        assertThat(objects(found, "hits").get(1).getBoolean("leaf")).isTrue();
        assertThat(objects(hit.getJsonObject("why"), "words").get(0).getString("kind"))
                .isEqualTo("exact");
        assertThat(hit.getJsonObject("why")).doesNotContainKey("synonym");
    }

    @Test
    void everydayWordsSimilarWordsAndExclusionsAreToldForWhatTheyAre() {
        JsonObject everyday = objects(ask("/search?q=heart+attack"), "hits").get(0);
        assertThat(everyday.getString("code")).isEqualTo("I21");
        assertThat(everyday.getJsonObject("why").getJsonObject("synonym").getString("means"))
                .isEqualTo("myocardial infarction");

        assertThat(ask("/search?q=cholrea").getString("match")).isEqualTo("similar-words");
        assertThat(ask("/search?q=asthma+qzxqzx").getString("match")).isEqualTo("all-but-one");
        JsonObject exclusion = objects(ask("/search?q=chronic+obstructive+asthma"), "exclusions")
                .get(0);
        assertThat(exclusion.getString("code")).isEqualTo("J45");
        assertThat(exclusion.getJsonArray("see").getString(0)).isEqualTo("http://id.who.int/icd/release/10/2019/J44");
    }

    @Test
    void partsOfTheHitsMakeTheWhole() {
        JsonObject whole = ask("/search?q=disease&limit=500");
        JsonObject first = ask("/search?q=disease");
        JsonObject second = ask("/search?q=disease&offset=50&limit=500");

        assertThat(first.getInt("total")).isEqualTo(whole.getInt("total")).isGreaterThan(50);
        assertThat(codes(first)).hasSize(50).isEqualTo(codes(whole).subList(0, 50));
        assertThat(codes(second))
                .isEqualTo(codes(whole).subList(50, codes(whole).size()));
        assertThat(second.getInt("offset")).isEqualTo(50);
        assertThat(codes(ask("/search?q=disease&offset=500"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "q=asthma&limit=0",
                "q=asthma&limit=501",
                "q=asthma&limit=-1",
                "q=asthma&limit=ten",
                "q=asthma&limit=1e1",
                "q=asthma&limit=99999999999",
                "q=asthma&limit=",
                "q=asthma&offset=-1",
                "q=asthma&offset=501",
                "q=asthma&offset=0x1",
                "q=asthma&chapter=ZZ",
                "q=asthma&chapter=IX&chapter=%3Cb%3E",
                "q=asthma&subtree=nonsense",
                "q=asthma&subtree=http%3A%2F%2Fid.who.int.evil%2Ficd%2Frelease%2F10%2F2019%2FE11",
                "q=asthma&classification=icd9",
                "q=asthma&classification=ICD10",
                "q=a",
                "q=",
                "limit=5"
            })
    void whatCannotBeMeantIsRefusedInWords(String query) {
        HttpResponse<String> answer = desk.get("/api/search?" + query);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).isEqualTo("application/problem+json");
        assertThat(TestHttp.json(answer).getString("detail")).isNotBlank().doesNotContain("<", "Exception");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "release=2050",
                "release=soon",
                "release=2010",
                "classification=foundation",
                "classification=icf",
                "classification=mms&release=2024-01"
            })
    void whatIsNotIndexedIsNotFound(String query) {
        HttpResponse<String> answer = desk.get("/api/search?q=asthma&" + query);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).isEqualTo("application/problem+json");
    }

    @Test
    void aSearchIsNarrowedToChaptersAndToWhatIsBelowAnEntity() {
        JsonObject ninth = ask("/search?q=disease&chapter=IX&limit=500");

        assertThat(objects(ninth, "hits")).isNotEmpty().allMatch(hit -> hit.getString("chapter")
                .equals("IX"));
        assertThat(ninth.getInt("total"))
                .isEqualTo(ninth.getJsonObject("chapters").getInt("IX"));
        assertThat(ninth.getJsonObject("chapters")).as("the others are counted").hasSizeGreaterThan(1);
        assertThat(codes(ask("/search?q=coma&subtree=E11"))).containsExactly("E11.0");
        assertThat(codes(ask("/search?q=coma&subtree=http%3A%2F%2Fid.who.int%2Ficd%2Frelease%2F10%2F2019%2FE11")))
                .containsExactly("E11.0");
        assertThat(codes(ask("/search?q=coma&subtree=A00"))).isEmpty();
        assertThat(codes(ask("/search?q=cholera+stroke+asthma"))).isEmpty();
        assertThat(codes(ask("/search?q=cholera+stroke+asthma&flexible=true"))).contains("A00", "I64", "J45");
    }

    @Test
    void otherReleasesAndChaptersOfIcd11AreSearchedWhereTheyAreIndexed() {
        JsonObject older = ask("/search?q=asthma&release=2016");
        JsonObject mms = ask("/search?q=cholera&classification=mms");

        assertThat(older.getString("release")).isEqualTo("2016");
        assertThat(older.getJsonObject("coverage").getBoolean("complete")).isFalse();
        assertThat(older.getJsonObject("coverage").getJsonArray("finished").toString())
                .contains("\"XVIII\",\"XX\"");
        assertThat(mms.getString("classification")).isEqualTo("mms");
        assertThat(objects(mms, "hits").get(0).getString("uri"))
                .matches("http://id.who.int/icd/release/11/.*/257068234");
    }

    @Test
    void theLanguageIsThatOfTheIndex() {
        HttpResponse<String> answer = desk.get("/api/search?q=asthma&lang=fr", "Accept-Language", "ar");

        assertThat(TestHttp.json(answer).getString("language")).isEqualTo("en");
        assertThat(answer.headers().firstValue("Vary").orElse("")).contains("Accept-Language");
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-cache");
    }

    @Test
    void neitherASearchNorASuggestionNorACountInIcd10AsksWho() {
        desk.get("/api/suggest?q=hypertens&linearization=icd10");
        desk.withoutAskingWho(() -> {
            assertThat(codes(ask("/search?q=hypertension"))).contains("I10");
            assertThat(ask("/suggest?q=hypertens&linearization=icd10").getJsonArray("hits"))
                    .isNotEmpty();
            assertThat(count("q=hypertension&linearization=icd10")).isPositive();
        });
    }

    @Test
    void suggestionsOfIcd10AreTheFirstHitsAsTextAlone() {
        JsonObject list = ask("/suggest?q=pneumo&linearization=icd10");
        List<JsonObject> hits = objects(list, "hits");

        assertThat(hits).hasSizeBetween(3, 10);
        assertThat(hits.stream().map(hit -> hit.getString("code")))
                .containsExactlyElementsOf(codes(search("pneumo", "")).subList(0, hits.size()));
        assertThat(hits.get(0).getString("address")).matches("/icd-desk/icd/release/10/2019/J18(\\..)?");
        assertThat(hits.get(0).getString("chapter")).isEqualTo("X");
        assertThat(list.toString()).doesNotContain("<em", "</em>");
        assertThat(objects(hits.get(0), "title")).anyMatch(part -> part.getBoolean("marked"));
        assertThat(objects(ask("/suggest?q=heart+atta&linearization=icd10"), "hits"))
                .extracting(hit -> hit.getString("code"))
                .as("an everyday word is known by its whole")
                .doesNotContain("A00");
        assertThat(objects(ask("/suggest?q=heart+attack&linearization=icd10"), "hits")
                        .get(0)
                        .getString("code"))
                .isEqualTo("I21");
        assertThat(objects(ask("/suggest?q=diabetic+polyneu&linearization=icd10"), "hits")
                        .get(0)
                        .getJsonArray("term"))
                .as("the inclusion that matched")
                .isNotEmpty();
    }

    @Test
    void aCodeIsSuggestedOnce() {
        assertThat(objects(ask("/suggest?q=j459&linearization=icd10"), "hits"))
                .extracting(hit -> hit.getString("code"))
                .containsExactly("J45.9");
        assertThat(objects(ask("/suggest?q=asthma&linearization=icd10&release=2008"), "hits"))
                .as("without an index")
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "q=cholera&linearization=icd10",
        "q=cholrea&linearization=icd10",
        "q=E11+ophthalmic&linearization=icd10",
        "q=E11+cholera&linearization=icd10",
        "q=cholera+stroke+asthma&flexible=true&linearization=icd10",
        "q=qzxqzx&linearization=icd10",
        "q=cholera&linearization=mms",
        "q=tuberculosis&linearization=mms&mode=browse",
        "q=1A00+cholera&linearization=mms",
        "q=walking&linearization=icf",
        "q=cholera&linearization=foundation"
    })
    void aTabCountsWhatItsPageLists(String query) {
        assertThat(count(query)).isEqualTo(counted(query));
    }

    @Test
    void whatNobodyCanCountIsNotFoundOrRefused() {
        assertThat(desk.get("/api/search/count?q=a&linearization=icd10").statusCode())
                .isEqualTo(400);
        assertThat(desk.get("/api/search/count?q=cholera&linearization=icd9").statusCode())
                .isEqualTo(400);
        assertThat(desk.get("/api/search/count?linearization=icd10").statusCode())
                .isEqualTo(400);
    }

    @Test
    void A10_whileWhoFailsIcd10IsCountedAsEverAndTheOthersAreErrors() {
        count("q=cholera&linearization=mms");
        during(Fault.apiStatus(503), () -> {
            assertThat(count("q=cholera&linearization=icd10")).isEqualTo(4);
            assertThat(count("q=mumps&linearization=icd10")).isEqualTo(counted("q=mumps&linearization=icd10"));
            for (String other : List.of("mms", "icf", "foundation")) {
                HttpResponse<String> answer = desk.get("/api/search/count?q=never" + other + "&linearization=" + other);
                assertThat(answer.statusCode()).as(other).isEqualTo(503);
                assertThat(answer.headers().firstValue("Retry-After")).as(other).isPresent();
            }
            assertThat(count("q=cholera&linearization=mms"))
                    .as("what was counted before")
                    .isPositive();
        });
    }
}
