// SPDX-License-Identifier: Apache-2.0
package org.icddesk.it.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.icddesk.reliability.Reliability;
import org.icddesk.sandbox.Sandbox;
import org.icddesk.sandbox.fault.Fault;
import org.icddesk.testing.TestHttp;
import org.icddesk.testing.http.ProgramClient;
import org.icddesk.testing.server.SharedDesk;
import org.icddesk.testing.server.TestDesk;
import org.junit.jupiter.api.Test;

class CodesIT {

    private static final String JSON = "application/json";

    private final TestDesk desk = SharedDesk.get();
    private final ProgramClient programs = new ProgramClient(desk);

    private static List<JsonObject> items(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return TestHttp.json(response).getJsonArray("codes").getValuesAs(JsonValue::asJsonObject);
    }

    @Test
    void eachItemIsAnsweredInItsPlaceWhateverTheOthersAre() {
        List<JsonObject> items = items(programs.post(
                "/codes?release=2024-01",
                JSON,
                "[\"1a00\",\"nonsense\",\"1A00&XN62R&OOO\",\"http://id.who.int/icd/release/11/2024-01/mms/344162786/other\","
                        + "\"http://id.who.int.evil/icd/entity/1\",\"9Z99\",\"1A00\",\"<b>\"]"));

        assertThat(items)
                .extracting(item -> item.getBoolean("valid"))
                .containsExactly(true, false, false, true, false, false, true, false);
        assertThat(items.get(0))
                .containsEntry("title", items.get(6).get("title"))
                .extracting(
                        item -> ((JsonObject) item).getString("title"), item -> ((JsonObject) item).getString("kind"))
                .containsExactly("Cholera", "category");
        assertThat(items.get(2).getString("fault")).contains("part 3 (OOO)");
        assertThat(items.get(3).getString("code")).isEqualTo("1A03.Y");
        assertThat(items.get(7).getString("asked")).isEqualTo("&lt;b>");
    }

    @Test
    void codesOfIcd10AndAFormAreUnderstoodToo() {
        List<JsonObject> byGet = items(programs.get("/codes?linearization=icd10&release=2019&code=A00&code=a000"));
        List<JsonObject> byForm = items(programs.post(
                "/codes?linearization=icd10&release=2019", "application/x-www-form-urlencoded", "code=A00&code=a000"));

        assertThat(byGet)
                .isEqualTo(byForm)
                .extracting(item -> item.getString("code"))
                .containsExactly("A00", "A00.0");
    }

    @Test
    void B25_aThousandCodesAreAnsweredAndOneMoreIsRefused() {
        String thousand = IntStream.range(0, 1000)
                .mapToObj(i -> i % 2 == 0 ? "\"1A00\"" : "\"1A0" + i % 10 + "\"")
                .collect(Collectors.joining(",", "{\"codes\":[", "]}"));

        assertThat(items(programs.post("/codes?release=2024-01", JSON, thousand)))
                .hasSize(1000);
        HttpResponse<String> refused =
                programs.post("/codes", JSON, "[" + String.join(",", Collections.nCopies(1001, "\"1A00\"")) + "]");
        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(refused.body()).contains("1000 codes");
    }

    @Test
    void B25_fiveMegabytesAreRefusedWithTheLimit() {
        String large = "[\"" + "x".repeat(5 << 20) + "\"]";
        desk.withoutAskingWho(() -> {
            HttpResponse<String> refused = programs.post("/codes?release=2024-01", JSON, large);
            assertThat(refused.statusCode()).isEqualTo(413);
            assertThat(refused.body()).contains("at most 1048576 bytes");
        });
    }

    @Test
    void B25_whatEditorsPutAroundCodesDoesNoHarm() {
        String saved = "\uFEFF[\r\n\t\"1A00\",\r\n\t\" 1A00\\r\\n\"\r\n]\r\n";

        assertThat(items(programs.post("/codes?release=2024-01", JSON, saved)))
                .hasSize(2)
                .allMatch(item -> item.getBoolean("valid"));
    }

    @Test
    void B25_separatorsInsideACodeMakeItNoListAndNotValid() {
        List<String> mixed = List.of("1A00;1A01", "1A00, 1A01", "1A00\\t1A01", "1A00\\r\\n1A01", "1A00|1A01");
        String body = mixed.stream().collect(Collectors.joining("\",\"", "[\"", "\"]"));

        assertThat(items(programs.post("/codes?release=2024-01", JSON, body)))
                .hasSameSizeAs(mixed)
                .noneMatch(item -> item.getBoolean("valid"));
    }

    @Test
    void B25_aThousandCodesNeverAskedBeforeAreAnsweredAFewAtATimeAndFailOneByOne() {
        List<String> codes = IntStream.range(0, 1000)
                .mapToObj(i -> i * 37 % 1000)
                .map(i -> "%c%c%02d".formatted("12345".charAt(i / 200), "ABCDE".charAt(i / 40 % 5), i % 40))
                .toList();
        String body = codes.stream().collect(Collectors.joining("\",\"", "[\"", "\"]"));
        Sandbox sandbox = desk.sandbox();
        sandbox.counters().reset();
        sandbox.misbehave(Fault.apiStatus(500).onPath("codeinfo/3A"));
        sandbox.misbehave(Fault.api(Fault.Kind.DELAY).withDelay(Duration.ofMillis(10)));

        long begun = System.nanoTime();
        List<JsonObject> cold = items(programs.post("/codes?release=2024-01", JSON, body));
        Duration coldTook = Duration.ofNanos(System.nanoTime() - begun);

        assertThat(cold).extracting(item -> item.getString("asked")).isEqualTo(codes);
        assertThat(cold).allSatisfy(item -> assertThat(item.containsKey("failure"))
                .as(item.toString())
                .isEqualTo(item.getString("asked").startsWith("3A")));
        assertThat(cold).filteredOn(item -> item.getBoolean("valid", false)).hasSizeGreaterThan(2);
        assertThat(sandbox.counters().ofKind("codeinfo")).isGreaterThanOrEqualTo(900);
        int most = sandbox.counters().maxInFlight();
        assertThat(most).isBetween(2, 16);
        assertThat(coldTook).isLessThan(Duration.ofMinutes(2));

        sandbox.behave();
        sandbox.counters().reset();
        begun = System.nanoTime();
        List<JsonObject> warm = items(programs.post("/codes?release=2024-01", JSON, body));
        Duration warmTook = Duration.ofNanos(System.nanoTime() - begun);

        assertThat(warm).allSatisfy(item -> assertThat(item).containsKey("valid"));
        assertThat(sandbox.counters().ofKind("codeinfo"))
                .as("what failed is asked again, and little else")
                .isLessThanOrEqualTo(100);
        assertThat(warmTook).isLessThan(coldTook.plusSeconds(3));
        Reliability.measured(
                "B25",
                "1,000 codes never asked before in " + coldTook.toMillis() + " ms, at most "
                        + most + " questions at a time; again in " + warmTook.toMillis()
                        + " ms");
    }

    @Test
    void whatCannotBeAskedFailsForItselfAlone() {
        desk.sandbox().misbehave(Fault.apiStatus(500).onPath("codeinfo/1A40$").times(2));

        List<JsonObject> items = items(programs.get("/codes?release=2024-01&code=1A40&code=1A00"));

        assertThat(items.get(0).getString("failure")).isNotEmpty();
        assertThat(items.get(0)).doesNotContainKey("valid");
        assertThat(items.get(1).getBoolean("valid")).isTrue();
    }

    @Test
    void badInputIsRefused() {
        assertThat(programs.get("/codes").statusCode()).isEqualTo(400);
        assertThat(programs.get("/codes?code=1A00&release=soon").statusCode()).isEqualTo(400);
        assertThat(programs.get("/codes?code=1A00&linearization=foundation").statusCode())
                .isEqualTo(400);
        assertThat(programs.get("/codes?code=1A00&lang=../..").statusCode()).isEqualTo(400);
        assertThat(programs.post("/codes", JSON, "{}").statusCode()).isEqualTo(400);
        assertThat(programs.post("/codes", JSON, "[1]").statusCode()).isEqualTo(400);
        assertThat(programs.post("/codes", JSON, "nonsense").statusCode()).isEqualTo(400);
        assertThat(programs.post("/codes", "text/plain", "1A00").statusCode()).isEqualTo(415);
    }
}
