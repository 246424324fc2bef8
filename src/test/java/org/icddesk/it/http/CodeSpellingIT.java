// SPDX-License-Identifier: Apache-2.0
package org.icddesk.it.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.icddesk.testing.TestHttp;
import org.icddesk.testing.http.ProgramClient;
import org.icddesk.testing.http.RawHttp;
import org.icddesk.testing.server.SharedDesk;
import org.icddesk.testing.server.TestDesk;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Codes in any spelling, typed anywhere. */
class CodeSpellingIT {

    /** On each tab; ten for each second that load lasts. */
    private static final int DRAWN = 10 * Integer.getInteger("load.seconds", 6);

    private final TestDesk desk = SharedDesk.get();
    private final ProgramClient programs = new ProgramClient(desk);

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Document search(String text, String classification) {
        return desk.page("/search?lang=en&linearization=" + classification + "&q=" + encoded(text));
    }

    private static List<JsonObject> items(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return TestHttp.json(response).getJsonArray("codes").getValuesAs(JsonValue::asJsonObject);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mms", "icf", "foundation", "icd10"})
    void codesOfEveryClassificationAreFoundOnEveryTabWithTheirClassification(String tab) {
        Document icd10 = search("b20", tab);
        Document icd11 = search("1A00", tab);
        Document functioning = search("B110", tab);

        assertThat(icd10.select("main a.row[href*=/icd/release/10/2019/B20] .code")
                        .text())
                .isEqualTo("B20");
        assertThat(icd10.select("main a.row .row-where").text()).isEqualTo(tab.equals("icd10") ? "" : "ICD-10 2019");
        assertThat(icd11.select("main a.row[href*=/mms/257068234]")).hasSize(1);
        assertThat(icd11.select("main a.row .row-where").text().isEmpty()).isEqualTo(tab.equals("mms"));
        assertThat(functioning.select("main a.row[href*=/icf/] .code").text()).isEqualTo("b110");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mms", "icf", "foundation"})
    void theSearchBoxSuggestsCodesOfEveryClassification(String tab) {
        JsonObject suggestion = TestHttp.json(desk.get("/api/suggest?lang=en&linearization=" + tab + "&q=b201"))
                .getJsonArray("hits")
                .getJsonObject(0);

        assertThat(suggestion.getString("code")).isEqualTo("B20.1");
        assertThat(suggestion.getString("chapter")).isEqualTo("ICD-10 2019");
        assertThat(suggestion.getString("address")).contains("/icd/release/10/2019/B20.1");
    }

    @ParameterizedTest
    @CsvSource({
        "A00.-, A00",
        "'A00.1,', A00.1",
        "A001, A00.1",
        "A00.1†, A00.1",
        "A00.1X, A00.1",
        "ICD-10: A00.1, A00.1",
        "Ａ００．１, A00.1",
        "A00\u200B.1, A00.1",
        "https://icd.who.int/browse10/2019/en#/A00.1, A00.1",
        "http://apps.who.int/classifications/icd10/browse/2019/en#/A00.1, A00.1",
        "A00 to A09, A00-A09"
    })
    void everySpellingLeadsToTheEntity(String typed, String code) {
        assertThat(search(typed, "mms").select("main a.row .code").eachText())
                .as(typed)
                .containsExactly(code);
        assertThat(desk.get("/code/" + encoded(typed).replace("+", "%20").replace("%2F", "%252F"))
                        .statusCode())
                .as(typed)
                .isIn(302, 400, 404);
        HttpResponse<String> direct = desk.get("/code?code=" + encoded(typed));
        assertThat(direct.statusCode()).as(typed).isEqualTo(302);
        assertThat(direct.headers().firstValue("Location").orElseThrow()).contains("/icd/release/10/2019/" + code);
    }

    @Test
    void aPairIsBothCodesTheDaggerFirst() {
        assertThat(search("A00.1* A00.0†", "mms").select("main a.row .code").eachText())
                .containsExactly("A00.0", "A00.1");
        assertThat(desk.page("/code?lang=en&code=" + encoded("A00.0†A00.1*"))
                        .select("main a.row .code")
                        .eachText())
                .containsExactly("A00.0", "A00.1");
    }

    @Test
    void releaseAndLanguageOfAnAddressAreKept() {
        Document page = search("https://icd.who.int/browse/2024-01/mms/es#257068234", "mms");

        assertThat(page.select("main a.row").attr("href"))
                .contains("/2024-01/mms/257068234")
                .contains("lang=es");
    }

    @Test
    void ofACodeThatDoesNotExistTheNearestIsSaid() {
        Document page = search("A00.15", "mms");

        assertThat(page.select("main .notice").text())
                .contains("A00.15 is not in WHO’s ICD-10 2019.")
                .contains("It may be from a national extension.")
                .contains("A00.1");
        assertThat(page.select("h1").text()).isEqualTo("No results for A00.15");
        assertThat(page.select("main .notice a").attr("href")).contains("/icd/release/10/2019/A00.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/code/A00.15", "/code/A00.15XA", "/icd/release/10/2019/A00.15", "/code/A00.15?lang=en"})
    void anAddressWithACodeThatDoesNotExistLeadsToTheNearest(String path) {
        HttpResponse<String> answer = desk.get(path, "Accept-Language", "en");

        assertThat(answer.statusCode()).isEqualTo(404);
        Document page = Jsoup.parse(answer.body());
        assertThat(page.select("main").text()).contains("is not in WHO’s ICD-10 2019", "Nearest");
        assertThat(page.select("main .releases a").attr("href")).contains("/icd/release/10/2019/A00.1");
    }

    @Test
    void anAddressOfICD10InAnotherSpellingIsCorrected() {
        HttpResponse<String> answer = desk.get("/icd/release/10/2019/A00.-");

        assertThat(answer.statusCode()).isEqualTo(301);
        assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/icd/release/10/2019/A00");
    }

    @Test
    void programsAreToldTheKindOfFaultTheNearestCodeAndWhatTheySent() {
        List<JsonObject> items = items(programs.post(
                "/codes",
                "application/json",
                "[\" A00.15\\r\\n\",\"cholera\",\"1A00\",\"A00\",\"A00.0\\u2020A00.1*\"]"));

        assertThat(items.get(0).getString("asked")).isEqualTo(" A00.15\r\n");
        assertThat(items.get(0).getString("faultKind")).isEqualTo("not-in-release");
        assertThat(items.get(0).getJsonObject("nearest").getString("code")).isEqualTo("A00.1");
        assertThat(items.get(1).getString("faultKind")).isEqualTo("malformed");
        assertThat(items.get(1)).doesNotContainKey("nearest");
        assertThat(items.get(2).getString("linearization")).isEqualTo("mms");
        assertThat(items.get(3).getString("linearization")).isEqualTo("icd10");
        assertThat(items.get(3).getBoolean("leaf")).isFalse();
        assertThat(items.get(3).getString("parent")).endsWith("/icd/release/10/2019/A00-A09");
        assertThat(items.get(4).getString("kind")).isEqualTo("pair");
        assertThat(items.get(4).getJsonArray("codes")).hasSize(2);
    }

    @Test
    void anOptionThatCannotBeRightIsRefusedAndNotChargedToEachCode() {
        desk.withoutAskingWho(() -> {
            HttpResponse<String> unknown = programs.get("/codes?code=1A00&release=2030-01");
            HttpResponse<String> other = programs.get("/codes?code=A00&linearization=icd10&release=2024-01");

            assertThat(unknown.statusCode()).isEqualTo(404);
            assertThat(unknown.body()).contains("2030-01");
            assertThat(other.statusCode()).isEqualTo(404);
            assertThat(other.body()).contains("icd10 has no release 2024-01", "2019");
        });
    }

    @Test
    void aLookupInOneClassificationFindsNoOther() {
        List<JsonObject> items = items(programs.get("/codes?linearization=mms&code=A00&code=1A00"));

        assertThat(items).extracting(item -> item.getBoolean("valid")).containsExactly(false, true);
        assertThat(items.get(0).getString("fault")).contains("mms", "it may be one of icd10");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mms", "icf", "foundation", "icd10"})
    void codesDrawnAtRandomAreFoundOnEveryTab(String tab) throws IOException {
        List<String> codes = drawn(tab.hashCode());
        List<String> missed = Collections.synchronizedList(new ArrayList<>());

        Stream.iterate(0, i -> i + 1).limit(codes.size()).parallel().forEach(i -> {
            // Each from an address of its own, so that the fair share of searches is not what is tested.
            HttpResponse<String> answer = RawHttp.get(
                    desk.server().url(""),
                    "/search?lang=en&linearization=" + tab + "&q=" + encoded(codes.get(i)),
                    "127.0.1." + (1 + i % 200));
            if (!Jsoup.parse(answer.body())
                    .select("main a.row .code")
                    .eachText()
                    .contains(codes.get(i))) {
                missed.add(codes.get(i) + " " + answer.statusCode());
            }
        });

        assertThat(missed).isEmpty();
    }

    /** {@return codes of ICD-10 and ICD-11 from the tables that the sandbox has} */
    private static List<String> drawn(int seed) throws IOException {
        List<String> codes = new ArrayList<>();
        for (String[] table :
                new String[][] {{"icd10-2019.tsv", "icd10.tsv"}, {"icd11-mms-2024-01.tsv", "icd11.tsv"}}) {
            Path full = Path.of(System.getProperty("icd.shared", "../shared"), "icd-api", "tables", table[0]);
            codes.addAll(column(Files.exists(full) ? Files.readAllLines(full) : own(table[1])));
        }
        Collections.shuffle(codes, new Random(seed));
        return codes.subList(0, Math.min(DRAWN, codes.size()));
    }

    private static List<String> column(List<String> lines) {
        int column = List.of(lines.get(0).split("\t")).indexOf("code");
        return lines.stream()
                .skip(1)
                .map(line -> line.split("\t", -1)[column])
                // Chapters have numbers, and the sandbox's newest release lacks the one entity.
                .filter(code -> code.length() > 2 && !code.equals("RA26"))
                .toList();
    }

    private static List<String> own(String name) throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(CodeSpellingIT.class.getResourceAsStream("/sandbox/" + name)),
                StandardCharsets.UTF_8))) {
            return lines.lines().toList();
        }
    }
}
