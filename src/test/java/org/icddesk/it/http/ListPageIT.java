// SPDX-License-Identifier: Apache-2.0
package org.icddesk.it.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.icddesk.testing.TestHttp;
import org.icddesk.testing.http.ProgramClient;
import org.icddesk.testing.server.SharedDesk;
import org.icddesk.testing.server.TestDesk;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** The page of lists without JavaScript. */
class ListPageIT {

    private final TestDesk desk = SharedDesk.get();
    private final ProgramClient programs = new ProgramClient(desk);

    private HttpResponse<String> post(Map<String, String> fields) {
        return TestHttp.send(
                TestHttp.request(desk.server().url("/list?lang=en"), "Content-Type", ProgramClient.partsType())
                        .POST(BodyPublishers.ofString(ProgramClient.parts(fields))));
    }

    private Document answer(Map<String, String> fields) {
        HttpResponse<String> response = post(fields);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return Jsoup.parse(response.body());
    }

    @Test
    void theFormIsThereAndNamesReleasesByTheirClassification() {
        Document page = desk.page("/list?lang=en");

        assertThat(page.select("#list-form textarea[name=text], #list-form input[name=file]"))
                .hasSize(2);
        assertThat(page.select("select[name=classification] option").eachAttr("value"))
                .containsExactly("mms", "icf", "icd10");
        assertThat(page.select("select[name=release] option").eachAttr("value")).contains("latest", "2024-01", "2019");
        assertThat(page.select("select[name=release] option.icd10").eachAttr("value"))
                .contains("2019");
        assertThat(page.select("select[name=lang] option[selected]").eachAttr("value"))
                .containsExactly("en");
    }

    @Test
    void aListIsAnsweredWithATableAndItsFiles() {
        Document page = answer(Map.of(
                "text",
                "diagnosis;n\ncholera;3\n1A99;1\n<script>alert(1)</script>qzx;2",
                "release",
                "2024-01",
                "lang",
                "en"));

        assertThat(page.select("table thead th").get(0).text()).isEqualTo("diagnosis");
        assertThat(page.select("table tbody tr")).hasSize(3);
        assertThat(page.select("table tbody tr").get(0).select("a").get(0).attr("href"))
                .isEqualTo("/icd-desk/icd/release/11/2024-01/mms/257068234?lang=en");
        assertThat(page.select("table tbody tr").get(1).text())
                .contains("Not valid")
                .contains("1A99");
        assertThat(page.select("table script")).isEmpty();
        Map<String, String> again = new LinkedHashMap<>();
        Element form = page.select("form:has(button[name=format])").first();
        form.select("input[type=hidden]").forEach(field -> again.put(field.attr("name"), field.val()));
        assertThat(form.select("button[name=format]").eachAttr("value")).containsExactly("xlsx", "csv", "tsv", "json");
        again.put("format", "csv");
        HttpResponse<String> csv = post(again);
        assertThat(csv.headers().firstValue("Content-Disposition")).contains("attachment; filename=\"list.csv\"");
        assertThat(csv.body())
                .contains("diagnosis,n,code,title,uri,release,language,score,how,state,comment,as of")
                .contains("cholera,3,1A00,Cholera,");
    }

    @Test
    void noMoreThanTwoHundredRowsAreAnswered() {
        String list = IntStream.range(0, 205).mapToObj(i -> "cholera").collect(Collectors.joining("\n"));

        Document page = answer(Map.of("text", list));

        assertThat(page.select("table tbody tr")).hasSize(200);
        assertThat(page.select(".notice").text()).contains("first 200 of 205 rows");
    }

    @Test
    void whatCannotBeReadIsSaidOnThePage() {
        assertThat(answer(Map.of("text", "%PDF-1.4 x")).select("[role=alert]").text())
                .contains("PDF");
        assertThat(answer(Map.of("text", "")).select("[role=alert]").text()).contains("no list yet");
        assertThat(post(Map.of("text", "a", "format", "exe")).statusCode()).isEqualTo(400);
    }

    @Test
    void B29_noOtherPageTakesForms() {
        HttpResponse<String> refused =
                TestHttp.send(TestHttp.request(desk.server().url("/help")).POST(BodyPublishers.ofString("a=b")));

        assertThat(refused.statusCode()).isEqualTo(405);
        assertThat(desk.send("POST", "/list/x").statusCode()).isEqualTo(404);
    }

    @Test
    void aTableWrittenAsAFileIsReadAgainAsItWas() {
        for (String format : List.of("csv", "tsv", "json")) {
            HttpResponse<String> file = programs.post(
                    "/list/file?format=" + format + "&name=my%20list",
                    "application/json",
                    "{\"columns\":[\"diagnosis\",\"n\"],\"rows\":[[\"Ménière, old\",\"3\"]],\"about\":{\"release\":\"2024-01\"}}");
            assertThat(file.statusCode()).as(file.body()).isEqualTo(200);
            assertThat(file.headers().firstValue("Content-Disposition"))
                    .contains("attachment; filename=\"my-list." + format + "\"");
            JsonObject table = TestHttp.json(
                    programs.post("/list/read?name=my-list." + format, "application/octet-stream", file.body()));
            assertThat(table.getJsonArray("rows").getJsonArray(0).getValuesAs(JsonString::getString))
                    .as(format)
                    .containsExactly("Ménière, old", "3");
        }
    }
}
