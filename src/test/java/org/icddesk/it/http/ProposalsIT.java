// SPDX-License-Identifier: Apache-2.0
package org.icddesk.it.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.List;
import org.icddesk.testing.TestHttp;
import org.icddesk.testing.http.ProgramClient;
import org.icddesk.testing.server.SharedDesk;
import org.icddesk.testing.server.TestDesk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Codes proposed for lists, and files of lists read, over HTTP. */
class ProposalsIT {

    private static final String JSON = "application/json";

    private final TestDesk desk = SharedDesk.get();
    private final ProgramClient programs = new ProgramClient(desk);

    private static JsonObject answer(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return TestHttp.json(response);
    }

    @Test
    void eachTextIsAnsweredInItsPlace() {
        JsonObject answer = answer(programs.post(
                "/proposals",
                JSON,
                "{\"classification\":\"icd11\",\"release\":\"2024-01\",\"lang\":\"en\",\"texts\":[\"Cholera\",\"1A00\","
                        + "\"1A00&XN62R\",\"1A99\",\"qzxqzx\",\"<zzqxv>\",\"cholera\"]}"));

        assertThat(answer.getString("classification")).isEqualTo("mms");
        assertThat(answer.getString("release")).isEqualTo("2024-01");
        assertThat(answer.getString("asOf")).endsWith("Z");
        List<JsonObject> items = answer.getJsonArray("items").getValuesAs(JsonValue::asJsonObject);
        assertThat(items)
                .extracting(item -> item.getString("state"))
                .containsExactly("proposed", "proposed", "proposed", "invalid", "unmatched", "unmatched", "proposed");
        assertThat(items)
                .extracting(item -> item.getString("kind"))
                .containsExactly("text", "code", "cluster", "code", "text", "text", "text");
        assertThat(items.get(0).getJsonArray("proposals").getJsonObject(0).getString("how"))
                .isEqualTo("exact");
        assertThat(items.get(3).getString("message")).contains("1A99");
        assertThat(items.get(5).getString("text")).isEqualTo("&lt;zzqxv>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "|",
            value = {
                "[]|400",
                "{\"texts\":[]}|400",
                "{\"texts\":[1]}|400",
                "{\"texts\":\"a\"}|400",
                "{\"texts\":[\"a\"],\"classification\":\"foundation\"}|400",
                "{\"texts\":[\"a\"],\"release\":\"1066\"}|404",
                "{\"texts\":[\"a\"],\"release\":\"2019-03\"}|404",
                "{\"texts\":[\"a\"],\"decisions\":[{\"text\":\"a\"}]}|400",
                "{|400"
            })
    void B25_whatCannotBeAskedIsSaid(String body, int status) {
        HttpResponse<String> refused = programs.post("/proposals", JSON, body);

        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(status);
        assertThat(TestHttp.json(refused).getString("detail")).isNotBlank();
    }

    @Test
    void B25_moreThanAHundredTextsAreRefused() {
        String texts = "{\"texts\":[" + String.join(",", Collections.nCopies(101, "\"asthma\"")) + "]}";

        assertThat(programs.post("/proposals", JSON, texts).statusCode()).isEqualTo(413);
    }

    @Test
    void aFileIsReadAsATable() {
        JsonObject table =
                answer(programs.post("/list/read?name=diagnoses.csv", "text/csv", "diagnosis;n\r\nCholera;3\r\n"));

        assertThat(table.getString("format")).isEqualTo("csv");
        assertThat(table.getString("delimiter")).isEqualTo(";");
        assertThat(table.getBoolean("header")).isTrue();
        assertThat(table.getJsonArray("columns").getValuesAs(JsonString::getString))
                .containsExactly("diagnosis", "n");
        assertThat(table.getJsonArray("rows").getJsonArray(0).getValuesAs(JsonString::getString))
                .containsExactly("Cholera", "3");
        assertThat(table.getJsonArray("notices")).isEmpty();
    }

    @Test
    void B25_aFileOfFiftyMegabytesIsRefusedInWords() {
        HttpResponse<String> refused =
                programs.post("/list/read?name=a.csv", "text/csv", "asthma;1\n".repeat(5_600_000));

        assertThat(refused.statusCode()).as(refused.body() + refused.headers()).isEqualTo(413);
        assertThat(TestHttp.json(refused).getString("detail")).contains("10");
    }
}
