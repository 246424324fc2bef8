// SPDX-License-Identifier: Apache-2.0
package org.icddesk.it.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import org.icddesk.sandbox.fault.Fault;
import org.icddesk.testing.TestHttp;
import org.icddesk.testing.server.SharedDesk;
import org.icddesk.testing.server.TestDesk;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists as files, whatever their address asks for: a valid file or a refusal in words. */
class DownloadsIT {

    private static final String MMS = "/icd/release/11/2024-01/mms";
    private static final String IDENTIFIER = "http%3A%2F%2Fid.who.int";

    private final TestDesk desk = SharedDesk.get();

    /** Gets both files of a list; {@return the identifiers of its lines, which are the same in both}. */
    private List<String> uris(String path) {
        String list = path + (path.contains("?") ? "&" : "?") + "format=";
        HttpResponse<String> csv = desk.get(list + "csv");
        HttpResponse<String> json = desk.get(list + "json");

        assertThat(List.of(csv, json)).as(path).allSatisfy(file -> {
            assertThat(file.statusCode()).isEqualTo(200);
            assertThat(file.headers().firstValue("Content-Disposition").orElse(""))
                    .matches("attachment; filename=\"[A-Za-z0-9][A-Za-z0-9.-]+\\.(csv|json)\"");
        });
        JsonObject whole = TestHttp.json(json);
        assertThat(whole.keySet()).contains("source", "classification", "release", "language");
        List<String> uris = whole.getJsonArray("lines").getValuesAs(JsonValue::asJsonObject).stream()
                .map(line -> line.getString("uri"))
                .toList();
        assertThat(csv.body()).startsWith("\uFEFFcode,");
        assertThat(csv.body().lines().skip(1).map(line -> line.replaceAll(".*,", "")))
                .as(path)
                .containsExactlyElementsOf(uris);
        return uris;
    }

    @ParameterizedTest
    @CsvSource({
        "/icd/entity/257068234, '', /icd/entity/257068234",
        "/icd/release/11/2024-01/mms/257068234, '', /icd/release/11/2024-01/mms/257068234",
        "/icd/release/11/2024-01/mms/344162786/other, '', /icd/release/11/2024-01/mms/344162786/other",
        "/icd/release/11/2024-01/mms, '', /icd/release/11/2024-01/mms",
        "/icd/release/11/mms, '', /icd/release/11/mms",
        "/icd/release/11/mms/257068234, &release=2024-01, /icd/release/11/2024-01/mms/257068234",
        "/icd/entity, '', /icd/entity",
        "/icd/entity/999999999, '', /icd/entity/999999999",
        "/icd/release/10/2019/A00, '', /icd/release/10/2019/A00",
        "/icd/release/10/2019, '', /icd/release/10/2019",
        "/icd/entity/257068234, &linearization=foundation, /icd/entity/257068234",
        "/icd/entity/257068234, &linearization=icd10, /icd/entity/257068234",
        "/icd/release/10/2019/A00, &linearization=icd10, /icd/release/10/2019/A00"
    })
    void aPastedIdentifierIsAListOfOneLine(String identifier, String where, String uri) {
        String pasted = IDENTIFIER + identifier.replace("/", "%2F");

        assertThat(uris("/search?q=" + pasted + where)).containsExactly("http://id.who.int" + uri);
    }

    @ParameterizedTest
    @CsvSource({
        "q=257068234&release=2024-01, /icd/release/11/2024-01/mms/257068234",
        "q=257068234&linearization=foundation, /icd/entity/257068234",
        "q=1A00&release=2024-01, /icd/release/11/2024-01/mms/257068234",
        "q=1A00%26XN8P1&release=2024-01, /icd/release/11/2024-01/mms/257068234",
        "q=A00&linearization=icd10, /icd/release/10/2019/A00",
        "q=cholera&linearization=foundation, /icd/entity/257068234",
        "q=cholera&release=2024-01&chapter=01&page=99, /icd/release/11/2024-01/mms/257068234"
    })
    void whatIsFoundStandsInTheList(String query, String uri) {
        assertThat(uris("/search?" + query)).contains("http://id.who.int" + uri);
    }

    @ParameterizedTest
    @ValueSource(strings = {"q=qzxqzxqzx", "q=qzxqzxqzx&linearization=foundation", "q=cholera&chapter=22"})
    void whatIsNotFoundIsAnEmptyList(String query) {
        assertThat(uris("/search?release=2024-01&" + query)).isEmpty();
    }

    static Stream<String> nothingToSearchFor() {
        return Stream.of("", "&q=", "&q=+", "&q=%25", "&q=**", "&q=a", "&q=A%25")
                .flatMap(query -> Stream.of("", "&linearization=foundation", "&linearization=icd10", "&chapter=01")
                        .map(where -> query + where));
    }

    @ParameterizedTest
    @MethodSource("nothingToSearchFor")
    void withNothingToSearchForThereIsNoListAndThePageOfTheRefusalSaysWhatToType(String query) {
        for (String format : List.of("csv", "json")) {
            desk.withoutAskingWho(() -> assertThat(refusal("/search?lang=fr&format=" + format + query))
                    .contains("Aucune liste à télécharger", "Saisissez"));
        }
    }

    @Test
    void wordsInIcd10AreNoEmptyListWhereThereIsNoIndex() {
        for (String format : List.of("csv", "json")) {
            assertThat(refusal("/search?lang=en&linearization=icd10&q=cholera&format=" + format))
                    .contains("No list to download", "ICD-10 has no index on this server yet");
        }
    }

    @Test
    void aCodeThatDoesNotExistIsNoEmptyList() {
        for (String format : List.of("csv", "json")) {
            assertThat(refusal("/search?lang=en&linearization=icd10&q=Z99.99&format=" + format, 404))
                    .contains("No list to download", "Z99.99 is not in WHO’s ICD-10 2019.");
        }
    }

    @ParameterizedTest
    @CsvSource({"1A00, /mms/257068234", "257068234, /mms/257068234", "IX, /icd/release/10/2019/IX"})
    void whatACodeNamesInIcd10IsAListOfOneLine(String typed, String uri) {
        assertThat(uris("/search?linearization=icd10&q=" + typed))
                .singleElement()
                .asString()
                .endsWith(uri);
    }

    private String refusal(String path) {
        return refusal(path, 400);
    }

    /** {@return the words of a page that refuses} */
    private String refusal(String path, int status) {
        HttpResponse<String> answer = desk.get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Disposition")).isEmpty();
        return Jsoup.parse(answer.body()).select("main").text();
    }

    @ParameterizedTest
    @CsvSource({
        MMS + "/1435254666, 2",
        MMS + "/257068234, 0",
        MMS + "/344162786/other, 0",
        MMS + ", 2",
        "/icd/entity, 2",
        "/icd/entity/135352227, 1",
        "/icd/release/10/2019, 2",
        "/icd/release/10/2019/I, 1",
        "/icd/release/10/2019/A00-A09, 1",
        "/icd/release/10/2019/A00, 1",
        "/icd/release/10/2019/A00.0, 0"
    })
    void theChildrenOfAnEntityAreAListThoughItHasNone(String entity, int atLeast) {
        for (String page : List.of(entity, entity + "?lang=ar&page=7", entity + "?lang=xx")) {
            assertThat(uris(page)).hasSizeGreaterThanOrEqualTo(atLeast).hasSizeLessThanOrEqualTo(atLeast * 1_000);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/search?release=2035-05&q=cholera&format=csv, 404",
        "/search?q=cholera&format=ods, 400",
        "/search?q=&format=ods, 400",
        "/search?q=cholera&format=CSV, 400",
        "/search.csv?q=cholera, 404",
        "/icd/release/11/2024-01/mms/257068234?format=ods, 400",
        "/icd/release/11/2024-01/mms/999999999?format=csv, 404",
        "/icd/release/11/2035-05/mms/257068234?format=json, 404",
        "/icd/release/10/2019/A00.99?format=json, 404",
        "/search?q=cholera&format=, 200",
        "/search?q=cholera&format=html, 200",
        "/?format=csv, 200",
        "/help?format=csv, 200"
    })
    void whatIsNoFileIsAPageInWords(String path, int status) {
        HttpResponse<String> answer = desk.get(path);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(Jsoup.parse(answer.body()).select("h1").text()).isNotBlank();
    }

    @Test
    void anAddressWithoutAReleaseLeadsToTheFileOfTheLatest() {
        HttpResponse<String> answer = desk.get("/icd/release/11/mms/257068234?format=csv");

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElse("")).endsWith("/mms/257068234?format=csv");
    }

    @Test
    void aSearchOfWhichAPartFailedIsAPageThatSaysSoButNoFileThatDoesNot() {
        String search = "/search?lang=en&release=2024-01&q=588616678";
        desk.sandbox().misbehave(Fault.apiStatus(503).onPath("/search$"));
        try {
            HttpResponse<String> page = desk.get(search);
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(Jsoup.parse(page.body()).select("main a[href*=588616678]"))
                    .isNotEmpty();
            assertThat(Jsoup.parse(page.body()).select(".notice").text()).isNotBlank();
            for (String format : List.of("csv", "json")) {
                HttpResponse<String> file = desk.get(search + "&format=" + format);
                assertThat(file.statusCode()).isEqualTo(503);
                assertThat(file.headers().firstValue("Retry-After")).isPresent();
            }
        } finally {
            desk.sandbox().behave();
            desk.askWhoNow();
        }
        assertThat(uris(search)).contains("http://id.who.int" + MMS + "/588616678");
    }
}
