// SPDX-License-Identifier: Apache-2.0
package org.icddesk.it.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.icddesk.sandbox.fault.Fault;
import org.icddesk.testing.TestHttp;
import org.icddesk.testing.http.ProgramClient;
import org.icddesk.testing.server.SharedDesk;
import org.icddesk.testing.server.TestDesk;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The death certificate over HTTP, as a browser without JavaScript sends it. */
class DorisPageIT {

    private static final String DORIS = "/icd/release/11/2024-01/doris";
    private static final String SEARCH = "/icd/release/11/2024-01/mms/search";
    private static final String REQUEST = "/doris?lang=en";

    private final TestDesk desk = SharedDesk.get();

    private HttpResponse<String> post(String path, Map<String, String> fields) {
        return TestHttp.send(TestHttp.request(desk.server().url(path), "Content-Type", ProgramClient.partsType())
                .POST(BodyPublishers.ofString(ProgramClient.parts(fields))));
    }

    private static Map<String, String> fields(String... pairs) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("icd-minor-version", "2024-01");
        fields.put("do", "check");
        for (int at = 0; at < pairs.length; at += 2) {
            fields.put(pairs[at], pairs[at + 1]);
        }
        return fields;
    }

    private Document check(String... pairs) {
        HttpResponse<String> answer = post(REQUEST, fields(pairs));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Jsoup.parse(answer.body());
    }

    /** What a browser sends again of a page's form. */
    private static Map<String, String> again(Document page) {
        Map<String, String> fields = new LinkedHashMap<>();
        page.select(
                        "#certificate input[name]:not([type=radio]), #certificate textarea[name], #certificate input[checked]")
                .forEach(field -> fields.put(field.attr("name"), field.val()));
        page.select("#certificate select[name]")
                .forEach(select -> fields.put(
                        select.attr("name"), select.select("option[selected]").val()));
        return fields;
    }

    @Test
    void theFormHasWhosFieldsAndIsSentByPost() {
        Document page = desk.page(REQUEST);
        Element form = page.selectFirst("#certificate");

        assertThat(form.attr("method")).isEqualTo("post");
        assertThat(form.select("[data-line]").eachAttr("data-line")).containsExactly("a", "b", "c", "d", "e", "part2");
        assertThat(form.select("[name=icd-minor-version] option").eachAttr("value"))
                .contains("2024-01")
                .doesNotContain("2022-02");
        assertThat(form.select("fieldset, input, select, textarea").eachAttr("name"))
                .contains("sex", "date-birth", "manner-of-death", "birth-weight", "pregnancy-contribute");
        assertThat(page.select(".site-foot a[href*='/doris']")).hasSize(1);
        assertThat(desk.page("/help?lang=en").select("#doris + ul").text()).contains("JSON", "CSV");
    }

    @Test
    void theRecordedCertificateHasItsUnderlyingCauseWithAReport() {
        Document page = check("a", "GB61.Z", "b", "GB60.Z", "c", "5A11", "part2", "BA00.Z, BC45", "sex", "1");

        assertThat(page.select("#cause .doris-cause-code").text()).isEqualTo("5A11/BA00.Z");
        assertThat(page.select("#cause-link").attr("href"))
                .startsWith("/icd-desk/icd/release/11/2024-01/mms/119724091");
        assertThat(page.select("#cause-link").text()).contains("Type 2 diabetes mellitus");
        assertThat(page.select(".doris-report").text()).contains("Sandbox, not WHO's DORIS", "SP4");
        assertThat(page.select("#checks").text()).contains("no issues");
        assertThat(page.select("#reject, #errors, #warnings, #doris-failure")).isEmpty();
        assertThat(page.select("[data-line=c] .chip").text()).contains("5A11", "Type 2 diabetes mellitus");
        assertThat(page.select("[data-line=c] input[type=hidden]").val())
                .contains("http://id.who.int/icd/release/11/2024-01/mms/119724091");
        Document twice =
                Jsoup.parse(post(REQUEST, with(again(page), "do", "check")).body());
        assertThat(twice.select("#cause").text())
                .isEqualTo(page.select("#cause").text());
    }

    @Test
    void eachConditionOfPart2HasItsOwnInterval() {
        Document page = check("a", "GB61.Z", "a-interval", "3", "a-interval-unit", "D", "part2", "5A11; BA00.Z");
        assertThat(page.select("[data-line=part2] .chip .field-input > input").eachAttr("name"))
                .containsExactly("part2.0-interval", "part2.1-interval");
        assertThat(page.select("[data-line=part2] .cause-interval input")).isEmpty();

        Map<String, String> fields = with(again(page), "part2.0-interval", "12");
        fields.put("part2.0-interval-unit", "Y");
        fields.put("part2.1-interval", "6");
        fields.put("part2.1-interval-unit", "M");
        HttpResponse<String> file = post(REQUEST, with(fields, "do", "json"));
        JsonObject part2 = Json.createReader(new StringReader(file.body()))
                .readArray()
                .getJsonObject(0)
                .getJsonObject("Part2");
        assertThat(part2.getJsonArray("Conditions").getValuesAs(JsonObject.class))
                .extracting(one -> one.getString("Code") + " " + one.getString("Interval"))
                .containsExactly("5A11 P12Y", "BA00.Z P6M");
        Document less = Jsoup.parse(post(REQUEST, with(with(fields, "do", "show"), "remove", "part2.0"))
                .body());
        assertThat(less.select("[name='part2.0-interval']").val()).isEqualTo("6");
        assertThat(less.select("[name='part2.0-interval-unit'] [selected]").val())
                .isEqualTo("M");
        assertThat(less.select("[name='part2.1-interval']")).isEmpty();
        Document wrong = Jsoup.parse(post(REQUEST, with(with(fields, "part2.1-interval", "x y"), "do", "check"))
                .body());
        assertThat(wrong.select("#result a").eachAttr("href")).contains("#f-part2-interval");
        assertThat(wrong.select("input#f-part2-interval[aria-invalid=true]"))
                .as("the link leads into the field")
                .hasSize(1);
        assertThat(wrong.getElementById(wrong.getElementById("f-part2-interval").attr("aria-describedby")))
                .isNotNull();
    }

    private static Map<String, String> with(Map<String, String> fields, String name, String value) {
        fields.put(name, value);
        return fields;
    }

    @Test
    void wordsAreResolvedWhereTheyMeanOneEntityAndElseThereIsAChoice() {
        Document page = check("a", "Cholera", "b", "hypertension secondary");

        assertThat(page.select("[data-line=a] .chip .code").text()).isEqualTo("1A00");
        assertThat(page.select("[data-line=b] .candidate")).isNotEmpty();
        assertThat(page.select("#result a").eachAttr("href")).containsExactly("#f-b");
        assertThat(page.select("[name=b]").val()).isEqualTo("hypertension secondary");

        Element choice = page.selectFirst("[data-line=b] .candidate");
        Document chosen = Jsoup.parse(
                post(REQUEST, with(again(page), "pick", choice.attr("value"))).body());
        assertThat(chosen.select("[data-line=b] .chip .code").text())
                .isEqualTo(choice.select(".code").text());
        assertThat(chosen.select("[name=b]").val()).isEmpty();
        Document less =
                Jsoup.parse(post(REQUEST, with(again(chosen), "remove", "a.0")).body());
        assertThat(less.select("[data-line=a] .chip")).isEmpty();
        assertThat(less.select("[data-line=b] .chip")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "a, '', f-a",
        "a, A00.9, f-a",
        "date-death, 2023-02-30, f-date-death",
        "date-birth, 2999, f-date-birth",
        "a-interval, soon, f-a-interval",
        "birth-weight, heavy, f-birth-weight"
    })
    void whatCannotBeTrueIsSaidAtItsFieldAndNobodyIsAsked(String name, String value, String place) {
        desk.page(REQUEST);
        desk.withoutAskingWho(() -> {
            Map<String, String> fields = fields("a", "1A00");
            fields.put(name, value);
            Document page = Jsoup.parse(post(REQUEST, fields).body());
            assertThat(page.select("#result a").eachAttr("href")).contains("#" + place);
            assertThat(page.select("#" + place)).hasSize(1);
            assertThat(page.select(".field-fault").text()).isNotBlank();
        });
    }

    @Test
    void aHundredCausesAreTooMany() {
        Document page = check("b", "1A00;".repeat(100), "a", "1A00");

        assertThat(page.select("#fault-b").text()).contains("40", "101");
        assertThat(page.select("#cause")).isEmpty();
    }

    @Test
    void nothingOfACertificateIsKeptCachedOrLogged() throws IOException {
        String planted = "planted" + Long.toHexString(System.nanoTime());
        Map<String, String> fields = fields(
                "a", "1A00", "certificate-key", planted + "key", "external-description", planted, "part2", planted);
        int before = desk.sandbox().counters().ofPath(SEARCH);

        HttpResponse<String> first = post(REQUEST, fields);
        HttpResponse<String> second = post(REQUEST, fields);
        fields.remove("part2");
        int asked = desk.sandbox().counters().ofPath(DORIS);
        post(REQUEST, fields);
        post(REQUEST, fields);
        HttpResponse<String> suggested = post("/doris/suggest?lang=en", Map.of("q", planted, "release", "2024-01"));

        assertThat(first.body()).contains(planted).isEqualTo(second.body());
        assertThat(desk.sandbox().counters().ofPath(SEARCH) - before)
                .as(
                        "searched each time, since no answer is cached: all words and some of them, twice, and a suggestion")
                .isEqualTo(5);
        assertThat(desk.sandbox().counters().ofPath(DORIS) - asked).isEqualTo(2);
        for (HttpResponse<String> answer : List.of(first, suggested, post(REQUEST, with(fields, "do", "csv")))) {
            assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store");
            assertThat(answer.headers().allValues("ETag")).isEmpty();
            assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
        }
        assertThat(desk.log()).doesNotContain(planted);
        assertThat(filesWith(planted)).isEmpty();
    }

    private List<Path> filesWith(String text) throws IOException {
        try (Stream<Path> files = Files.walk(desk.server().setup().base())) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> contains(file, text))
                    .toList();
        }
    }

    private static boolean contains(Path file, String text) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text);
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {501, 404})
    void aServiceWithoutDorisIsToldInWords(int status) {
        desk.sandbox().misbehave(Fault.apiStatus(status).onPath("/2024-01/(doris|codedit)$"));

        Document page = check("a", "1A00", "surgery-reason", "kept & shown");

        assertThat(page.select("#doris-failure").text()).contains("ICD API", "DORIS");
        assertThat(page.select("#check-failure").text()).contains("CODEDIT");
        assertThat(page.select("[name=surgery-reason]").val()).isEqualTo("kept & shown");
        assertThat(page.select("[data-line=a] .chip")).hasSize(1);
    }

    @Test
    void whileWhoIsAwayEverythingThatWasTypedIsKept() {
        desk.sandbox().misbehave(Fault.apiStatus(503));
        try {
            Document page = check(
                    "a", "never asked for words", "sex", "2", "b-interval", "3", "b-interval-unit", "D", "b", "1A00");

            assertThat(page.select("#result").text()).contains("not answering");
            assertThat(page.select("[name=a]").val()).isEqualTo("never asked for words");
            assertThat(page.select("[name=sex][checked]").val()).isEqualTo("2");
            assertThat(page.select("[name=b-interval]").val()).isEqualTo("3");
        } finally {
            desk.sandbox().behave();
            desk.askWhoNow();
        }
    }

    @Test
    void rejectionErrorsAndWarningsStandApartAndLeadToTheirFields() {
        desk.sandbox()
                .misbehave(Fault.api(Fault.Kind.STATUS)
                        .onPath("/doris$")
                        .withBody(
                                "{\"code\":null,\"reject\":true,\"error\":\"1A00 <script>steal()</script>cannot cause this\","
                                        + "\"warning\":\"Sex is not given\",\"report\":\"<p onclick=x>Seen</p><table><tr><th>Step</th></tr>"
                                        + "<tr><td>SP1</td></tr></table><img src=x onerror=steal()>\",\"tabularReport\":\"Step;Message\\nSP1;no\"}",
                                "application/json"));

        Document page = check("a", "1A00");

        assertThat(page.select("#reject").text()).contains("Rejected");
        assertThat(page.select("#errors .doris-place").eachAttr("href")).containsExactly("#f-a");
        assertThat(page.select("#warnings .doris-place").eachAttr("href")).containsExactly("#f-sex");
        assertThat(page.select(".doris-report table")).hasSize(2);
        assertThat(page.select(".doris-report th").eachText()).containsExactly("Step", "Step", "Message");
        assertThat(page.select(".doris script, .doris img, .doris [onclick]")).isEmpty();
        assertThat(page.select(".doris").text()).doesNotContain("steal");
        assertThat(page.select("#cause")).isEmpty();
    }

    @Test
    void filesComeInAndGoOutInWhosFormats() {
        String json =
                "[{\"CertificateKey\":\"77\",\"Comments\":\"seen\",\"ICDVersion\":\"ICD11\",\"ICDMinorVersion\":\"2024-01\","
                        + "\"AdministrativeData\":{\"Sex\":2,\"EstimatedAge\":\"P1Y6M\"},\"Part1\":[{\"Conditions\":[{\"Code\":\"5A11\","
                        + "\"LinearizationURI\":\"http://id.who.int/icd/release/11/2024-01/mms/119724091\",\"Interval\":\"P3Y\"}]}],"
                        + "\"Part2\":{\"Conditions\":[]}}]";
        Document page =
                Jsoup.parse(post(REQUEST, Map.of("do", "open", "file", json)).body());
        assertThat(page.select("[name=certificate-key]").val()).isEqualTo("77");
        assertThat(page.select("[name=a-interval]").val()).isEqualTo("3");

        HttpResponse<String> file = post(REQUEST, with(again(page), "do", "json"));
        assertThat(file.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"certificate.json\"");
        assertThat(array(file.body())).isEqualTo(array(json));
        HttpResponse<String> csv = post(REQUEST, with(again(page), "do", "csv"));
        Document fromCsv = Jsoup.parse(
                post(REQUEST, Map.of("do", "open", "file", csv.body())).body());
        assertThat(again(fromCsv)).isEqualTo(again(page));

        Document several = Jsoup.parse(post(
                        REQUEST,
                        Map.of("do", "open", "file", "[" + json.substring(1, json.length() - 1) + ",{\"Part1\":[]}]"))
                .body());
        assertThat(several.select(".doris-several button")).hasSize(2);
        for (String wrong : List.of("%PDF-1.7", "{\"Part1\":", "a;b\n1;2\n", "PK\u0003\u0004nothing")) {
            Document refused = Jsoup.parse(
                    post(REQUEST, Map.of("do", "open", "file", wrong)).body());
            assertThat(refused.select("[role=alert]").text()).as(wrong).isNotBlank();
        }
        assertThat(post(REQUEST, fields("a-chosen", "no json")).statusCode()).isEqualTo(400);
    }

    private static JsonArray array(String json) {
        return Json.createReader(new StringReader(json)).readArray();
    }

    @Test
    void suggestionsHaveCodesTitlesAndIdentifiers() {
        for (String typed : List.of("5a11", "type 2 diab", "5A11/BA00.Z")) {
            JsonObject answer = TestHttp.json(post("/doris/suggest?lang=en", Map.of("q", typed, "release", "2024-01")));
            JsonObject first = answer.getJsonArray("hits").getJsonObject(0);
            assertThat(first.getString("code")).as(typed).startsWith("5A11");
            assertThat(first.getString("uri")).startsWith("http://id.who.int/icd/release/11/2024-01/mms/119724091");
        }
        assertThat(desk.get("/doris/suggest?q=cholera").statusCode()).isEqualTo(404);
        assertThat(desk.get("/doris/other").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"fr, Certificat de décès, ltr", "es, Certificado de defunción, ltr", "ar, شهادة الوفاة, rtl"})
    void thePageSpeaksItsLanguages(String language, String heading, String direction) {
        Document page =
                Jsoup.parse(post("/doris?lang=" + language, fields("a", "1A00")).body());

        assertThat(page.select("html").attr("dir")).isEqualTo(direction);
        assertThat(page.select("h1").text()).startsWith(heading);
        assertThat(page.select("#cause .code").text()).contains("1A00");
    }
}
