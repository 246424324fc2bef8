// SPDX-License-Identifier: Apache-2.0
package org.icddesk.it.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.icddesk.export.Workbook;
import org.icddesk.sandbox.fault.Fault;
import org.icddesk.testing.TestHttp;
import org.icddesk.testing.http.ProgramClient;
import org.icddesk.testing.server.SharedDesk;
import org.icddesk.testing.server.TestDesk;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

/** Lists as files, one level of them or all. */
class ListFilesIT {

    private static final String MMS = "/icd/release/11/2024-01/mms";
    private static final String CHAPTER = MMS + "/1435254666";
    private static final String BLOCK = MMS + "/588616678";
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final TestDesk desk = SharedDesk.get();

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    private HttpResponse<byte[]> ask(String method, String path, String... headers) {
        return TestHttp.send(
                TestHttp.request(desk.server().url(path), headers).method(method, BodyPublishers.noBody()),
                BodyHandlers.ofByteArray());
    }

    private Workbook workbook(String path) {
        HttpResponse<byte[]> answer = ask("GET", path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return Workbook.open(answer.body());
    }

    private List<JsonObject> lines(String path) {
        return TestHttp.json(desk.get(path)).getJsonArray("lines").getValuesAs(JsonValue::asJsonObject);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr", "es", "ar"})
    void F7_xlsxIsOfferedFirstAndThePageSaysHowCsvIsOpened(String language) {
        for (String list : List.of(CHAPTER + "?lang=" + language, "/search?q=cholera&lang=" + language)) {
            Document page = desk.page(list);

            assertThat(page.select(".takeaways").first().select("a").eachText())
                    .as(list)
                    .containsExactly("XLSX", "CSV", "JSON");
            assertThat(page.select(".takeaways-hint").text()).contains("1E30", "XLSX", "CSV");
            String help = page.select(".takeaways-hint a").attr("href");
            assertThat(help).contains("/help").endsWith("#files").contains("lang=" + language);
        }
        assertThat(desk.page("/help?lang=" + language).select("#files + ul").text())
                .contains("Excel", "LibreOffice", "depth=all");
    }

    @Test
    void F7_theCodesOfAWorkbookAreText() {
        HttpResponse<byte[]> answer = ask("GET", MMS + "?format=xlsx");

        assertThat(header(answer, "Content-Type")).isEqualTo(XLSX);
        assertThat(header(answer, "Content-Disposition"))
                .isEqualTo("attachment; filename=\"icd-mms-2024-01-mms-children.xlsx\"");
        Map<String, Workbook.StoredCell> chapter =
                Workbook.open(answer.body()).rows(0).get(1);
        assertThat(chapter.get("A")).isEqualTo(new Workbook.StoredCell("text", "01", 49));
        assertThat(chapter.get("E").value()).isEqualTo("http://id.who.int" + CHAPTER);
    }

    @Test
    void F7_theScoresOfAWorkbookAreNumbersAndASecondSheetSaysWhereTheyAreFrom() {
        Workbook workbook = workbook("/search?q=cholera&release=2024-01&format=xlsx&lang=en");

        assertThat(workbook.rows(0)).hasSizeGreaterThan(1);
        assertThat(workbook.rows(0).stream().skip(1).map(row -> row.get("E")))
                .allMatch(score -> score.type().equals("number"));
        assertThat(workbook.column(1, "A"))
                .containsExactly("source", "licence", "classification", "release", "language", "query", "complete");
        assertThat(workbook.column(1, "B"))
                .contains("mms", "2024-01", "en", "cholera")
                .anyMatch(licence -> licence.contains("CC BY-ND 3.0 IGO"));
        assertThat(lines("/search?q=cholera&release=2024-01&format=json"))
                .allMatch(line -> line.get("score").getValueType() == JsonValue.ValueType.NUMBER);
    }

    @Test
    void aWorkbookInArabicIsReadFromTheRight() {
        Workbook workbook = workbook(CHAPTER + "?format=xlsx&lang=ar");

        assertThat(((Element) workbook.sheet(0)
                                .getElementsByTagNameNS("*", "sheetView")
                                .item(0))
                        .getAttribute("rightToLeft"))
                .isEqualTo("1");
        assertThat(workbook.sheets()).doesNotContain("List");
    }

    @ParameterizedTest
    @CsvSource({"xlsx", "csv", "json", "xlsx&depth=all", "csv&depth=all", "json&depth=all"})
    void aFileIsTheSameEachTimeAndHeadTellsAllButTheContent(String format) {
        String path = BLOCK + "?lang=en&format=" + format;
        HttpResponse<byte[]> whole = ask("GET", path);
        HttpResponse<byte[]> head = ask("HEAD", path);

        assertThat(whole.statusCode()).isEqualTo(200);
        assertThat(whole.body()).isNotEmpty();
        assertThat(head.body()).isEmpty();
        for (String name : List.of("ETag", "Content-Type", "Content-Disposition", "Content-Length")) {
            assertThat(header(head, name)).as(name).isNotEmpty().isEqualTo(header(whole, name));
        }
        assertThat(ask("GET", path, "If-None-Match", header(whole, "ETag")).statusCode())
                .isEqualTo(304);
    }

    @Test
    void N16_aWholeSubtreeHasEveryEntityOnceUnderItsParent() {
        int below = TestHttp.json(new ProgramClient(desk).get(BLOCK + "?include=descendant"))
                .getJsonArray("descendant")
                .size();

        List<JsonObject> lines = lines(BLOCK + "?format=json&depth=all&lang=en");

        assertThat(lines).hasSize(below + 1);
        Map<String, Integer> depths =
                lines.stream().collect(Collectors.toMap(line -> line.getString("uri"), line -> line.getInt("depth")));
        assertThat(depths).hasSize(below + 1).containsEntry("http://id.who.int" + BLOCK, 0);
        assertThat(lines.stream().skip(1)).allSatisfy(line -> assertThat(depths.get(line.getString("parent")))
                .isEqualTo(line.getInt("depth") - 1));
        List<String> parents =
                lines.stream().map(line -> line.getString("parent", "")).toList();
        assertThat(lines).allSatisfy(line -> assertThat(parents.contains(line.getString("uri")))
                .isNotEqualTo(line.getBoolean("leaf")));
        assertThat(lines).anySatisfy(line -> {
            assertThat(line.getString("code", "")).isEqualTo("1A00");
            assertThat(line.getString("kind")).isEqualTo("category");
            assertThat(line.getString("title")).isEqualTo("Cholera");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "/icd/release/10/2019/A00-A09, icd-icd10-2019-A00-A09-subtree, A00.0",
        "/icd/release/11/2024-01/mms/257068234, icd-mms-2024-01-257068234-subtree, 1A00",
        "/icd/entity/257068234?release=2024-01, icd-foundation-2024-01-257068234-subtree, ''"
    })
    void N16_everyClassificationHasWholeSubtrees(String path, String name, String code) {
        HttpResponse<String> answer =
                desk.get(path + (path.contains("?") ? "&" : "?") + "format=csv&depth=all&lang=en");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "Content-Disposition")).isEqualTo("attachment; filename=\"" + name + ".csv\"");
        assertThat(answer.body()).startsWith("\uFEFFdepth,code,title,kind,uri,parent,leaf,range,language\r\n0,");
        assertThat(answer.body()).contains("," + code + ",").contains("Cholera");
    }

    @Test
    void anEntityOffersAllLevelsBelowItButAClassificationThatIsTooLargeDoesNot() {
        assertThat(desk.page("/icd/release/11/2025-01/mms/588616678")
                        .select(".takeaways a[href*='depth=all']")
                        .eachText())
                .containsExactly("XLSX", "CSV", "JSON");
        assertThat(desk.page(MMS).select(".takeaways a[href*='depth=all']")).isEmpty();
        assertThat(desk.get(BLOCK + "?format=csv&depth=3").statusCode()).isEqualTo(400);
    }

    @Test
    void whatIsNotYetLoadedIsAPageThatSaysHowFarItIsAndAsksAgain() {
        String path = "/icd/release/11/2023-01/mms/588616678?format=xlsx&depth=all&lang=es";
        desk.sandbox().misbehave(Fault.apiStatus(500).onPath("2023-01/mms/1688127370$"));

        HttpResponse<String> held = desk.get(path);

        assertThat(held.statusCode()).isEqualTo(202);
        assertThat(header(held, "Retry-After")).isEqualTo("1");
        assertThat(header(held, "Refresh")).isEqualTo("1");
        assertThat(header(held, "Content-Disposition")).isEmpty();
        Document page = Jsoup.parse(held.body());
        assertThat(page.select("html").attr("lang")).isEqualTo("es");
        int loaded = Integer.parseInt(page.select("progress").attr("value"));
        int expected = Integer.parseInt(page.select("progress").attr("max"));
        assertThat(loaded).isBetween(1, expected - 1);
        assertThat(page.select(".notice-warning")).isEmpty();
        assertThat(page.select("#subtree-words").text()).isEqualTo(loaded + " de " + expected + " entradas");
        assertThat(page.select("main a[href$='/icd/release/11/2023-01/mms/588616678?lang=es']"))
                .hasSize(1);

        HttpResponse<String> again =
                await().until(() -> desk.get(path), next -> next.body().contains("notice-warning"));
        assertThat(again.statusCode()).isEqualTo(202);
        assertThat(header(again, "Retry-After")).isEqualTo("5");

        desk.sandbox().behave();
        desk.askWhoNow();
        await().until(() -> desk.get(path).statusCode() == 200);
        assertThat(workbook(path).rows(0)).hasSize(expected + 1);
    }

    @Test
    void aSubtreeThatIsTooLargeIsRefusedWithItsSizeAndItsParts() {
        String large = MMS + "/999000002";
        String uris = IntStream.range(0, 5_000)
                .mapToObj(i -> "\"http://id.who.int%s/%d\"".formatted(MMS, 999_200_000 + i))
                .collect(Collectors.joining(","));
        String children = "\"http://id.who.int%s/999200000\", \"http://id.who.int%1$s/999200001\"".formatted(MMS);
        String title = "\"title\": {\"@language\": \"en\", \"@value\": \"Large disease\"}";
        desk.sandbox()
                .misbehave(Fault.api(Fault.Kind.STATUS)
                        .onPath("mms/999000002$")
                        .withBody(
                                "{%s, \"code\": \"ZZ00\", \"child\": [%s], \"descendant\": [%s]}"
                                        .formatted(title, children, uris),
                                "application/json"));
        desk.sandbox()
                .misbehave(Fault.api(Fault.Kind.STATUS)
                        .onPath("mms/9992\\d{5}$")
                        .withBody("{" + title + ", \"code\": \"ZZ00.0\"}", "application/json"));

        HttpResponse<String> answer = desk.get(large + "?format=csv&depth=all&lang=en");

        assertThat(answer.statusCode()).isEqualTo(400);
        Document page = Jsoup.parse(answer.body());
        assertThat(page.select("main").text()).contains("5001", "5000");
        assertThat(page.select("main a[href*='format=csv&depth=all']").eachText())
                .containsExactly("ZZ00.0 Large disease", "ZZ00.0 Large disease");
    }

    @Test
    void whileWhoDoesNotAnswerAFileSaysHowOldItIs() {
        String list = BLOCK + "?format=json&lang=en";
        assertThat(TestHttp.json(desk.get(list)).containsKey("asOf")).isFalse();
        desk.sandbox().misbehave(Fault.apiStatus(503));
        try {
            assertThat(desk.get(MMS + "/999000003").statusCode()).isEqualTo(503);

            assertThat(Instant.parse(TestHttp.json(desk.get(list)).getString("asOf")))
                    .isBefore(Instant.now());
            assertThat(workbook(BLOCK + "?format=xlsx&lang=en").column(1, "A")).contains("asOf");
        } finally {
            desk.sandbox().behave();
            desk.askWhoNow();
        }
    }
}
