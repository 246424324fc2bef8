// SPDX-License-Identifier: Apache-2.0
package org.icddesk.it.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.util.List;
import org.icddesk.testing.server.IndexedTest;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Plain text for spreadsheets (N33), OpenSearch for address bars (N34), and calls counted by kind of client. */
class PlainTextIT extends IndexedTest {

    private HttpResponse<String> ask(String path) {
        HttpResponse<String> answer = desk.get("/api/text/" + path);
        assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                .as(path)
                .isEqualToIgnoringCase("text/plain;charset=UTF-8");
        assertThat(answer.body()).doesNotContain("\n", "<", "{", "Exception");
        return answer;
    }

    private String line(String path) {
        HttpResponse<String> answer = ask(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    @ParameterizedTest
    @CsvSource({
        "title?code=1A00&lang=en, Cholera",
        "title?code=1a00&lang=en&release=2024-01, Cholera",
        "title?code=a000&lang=en, 'Cholera due to Vibrio cholerae 01, biovar cholerae'",
        "title?code=A00&release=2019&lang=en, Cholera",
        "title?code=A00&classification=icd10&lang=en, Cholera",
        "title?code=A00-A09&classification=icd10&lang=en, Intestinal infectious diseases",
        "title?code=http%3A%2F%2Fid.who.int%2Ficd%2Fentity%2F257068234&lang=en, Cholera",
        "title?code=, ''",
        "title?code=%20%09, ''",
        "code?text=Cholera&lang=en, 1A00",
        "code?text=%20chOLera.%20&lang=en, 1A00",
        "code?text=cholera&classification=icd10, A00",
        "code?text=cholera&release=2019, A00",
        "code?text=a00.0&classification=icd10, A00.0",
        "code?text=acute%20myocardial%20infarction&classification=icd10, I21",
        "code?text=heart%20attack&classification=icd10, ''",
        "code?text=choler&classification=icd10, ''",
        "code?text=cholrea&classification=icd10, ''",
        "code?text=c, ''",
        "code?text=, ''"
    })
    void N33_aCellGetsItsTitleOrItsCode(String path, String line) {
        assertThat(line(path)).isEqualTo(line);
    }

    @ParameterizedTest
    @CsvSource({
        "title, 400",
        "code, 400",
        "title?code=not%20a%20code%20at%20all, 404",
        "title?code=S72.99&classification=icd10, 404",
        "title?code=1A00&classification=icd9, 400",
        "title?code=1A00&classification=foundation, 400",
        "title?code=1A00&release=2050-01, 404",
        "title?code=1A00&release=soon, 404",
        "title?code=1A00%00, 400",
        "title?code=%ff, 400",
        "code?text=asthma&classification=icd10&release=2010, 404",
        "title?code=%3Cscript%3Ealert(1)%3C/script%3E, 404",
        "code?text=%0d%0aSet-Cookie:x, 400"
    })
    void N33_whatCannotBeAnsweredIsOneLineToo(String path, int status) {
        HttpResponse<String> answer = ask(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).isNotBlank();
    }

    @Test
    void N33_tenThousandLettersAreRefused() {
        String letters = "a".repeat(10_000);
        assertThat(ask("title?code=" + letters).statusCode()).isEqualTo(400);
        assertThat(ask("code?text=" + letters).statusCode()).isEqualTo(400);
        assertThat(line("code?text=" + "a".repeat(900))).isEmpty();
    }

    @Test
    void N33_whatIsNearestIsNamedAndTheAnswerHasItsAge() {
        assertThat(ask("title?code=I10.99&classification=icd10&lang=en").body())
                .isEqualTo("I10.99 is not in icd10 2019. Nearest: I10 Essential (primary) hypertension.");
        HttpResponse<String> answer = ask("title?code=1A00&lang=en");
        assertThat(answer.headers().firstValue("ICD-Desk-As-Of")).isPresent();
        String tag = answer.headers().firstValue("ETag").orElseThrow();
        assertThat(desk.get("/api/text/title?code=1A00&lang=en", "If-None-Match", tag)
                        .statusCode())
                .isEqualTo(304);
    }

    @Test
    void N34_everyPageNamesTheDescriptionWhichHasTheAddressesOfTheClient() {
        for (String path : List.of("/", "/help", "/search?q=cholera", "/my", "/api", "/nothing-here")) {
            Document page = Jsoup.parse(desk.get(path).body());
            assertThat(page.select("head > link[rel=search][type=application/opensearchdescription+xml]")
                            .eachAttr("href"))
                    .as(path)
                    .containsExactly("/icd-desk/api/opensearch/description.xml");
        }
        HttpResponse<String> answer = desk.get("/api/opensearch/description.xml");
        assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                .startsWith("application/opensearchdescription+xml");
        Document description = Jsoup.parse(answer.body(), "", Parser.xmlParser());
        assertThat(description.select("ShortName").text()).hasSizeLessThanOrEqualTo(16);
        String base = desk.server().url("").toString();
        assertThat(description.select("Url").eachAttr("template"))
                .hasSize(3)
                .allMatch(template -> template.startsWith(base));
        String results = description.select("Url[type=text/html]").attr("template");
        assertThat(desk.page(results.substring(base.length()).replace("{searchTerms}", "1A00%20Cholera"))
                        .select("main a[href*=257068234]"))
                .isNotEmpty();
    }

    @Test
    void N34_suggestionsAreThoseOfTheSearchBox() {
        HttpResponse<String> answer = desk.get("/api/opensearch/suggestions?q=cholera&lang=en");
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/x-suggestions+json");
        JsonArray lists = Json.createReader(new StringReader(answer.body())).readArray();
        assertThat(lists.getString(0)).isEqualTo("cholera");
        assertThat(lists.getJsonArray(1).getString(0)).isEqualTo("1A00 Cholera");
        assertThat(lists.getJsonArray(2)).hasSameSizeAs(lists.getJsonArray(1));
        assertThat(lists.getJsonArray(3).getString(0))
                .startsWith(desk.server().url("/icd/release/11/").toString());
        assertThat(desk.get("/api/opensearch/suggestions?q=c").body()).isEqualTo("[\"c\",[],[],[]]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%00", "%ff", "%0d%0a"})
    void N34_malformedWordsAreRefused(String words) {
        assertThat(desk.get("/api/opensearch/suggestions?q=" + words).statusCode())
                .isEqualTo(400);
    }

    @Test
    void callsAreCountedByKindOfClient() {
        long texts = calls("text");
        long fhir = calls("fhir");
        desk.get("/api/text/title?code=");
        desk.get("/fhir/r4/metadata");
        assertThat(calls("text")).isEqualTo(texts + 1);
        assertThat(calls("fhir")).isEqualTo(fhir + 1);
    }

    private long calls(String kind) {
        return desk.status("index-watcher")
                .getJsonObject("calls")
                .getJsonNumber(kind)
                .longValue();
    }
}
