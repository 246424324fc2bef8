// SPDX-License-Identifier: Apache-2.0
package org.icddesk.it.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.icddesk.testing.TestHttp;
import org.icddesk.testing.http.ProgramClient;
import org.icddesk.testing.server.SharedDesk;
import org.icddesk.testing.server.TestDesk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterCheckIT {

    private static final String CHECK = "/clusters/check";
    private static final String JSON = "application/json";
    private static final String MMS = "http://id.who.int/icd/release/11/2024-01/mms/";

    private final TestDesk desk = SharedDesk.get();
    private final ProgramClient programs = new ProgramClient(desk);

    private HttpResponse<String> post(Map<String, Object> asked) {
        return programs.post(
                CHECK, JSON, Json.createObjectBuilder(asked).build().toString());
    }

    private JsonObject check(String code) {
        HttpResponse<String> response = post(Map.of("code", code, "release", "2024-01", "lang", "en"));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return TestHttp.json(response);
    }

    private static List<JsonObject> items(JsonObject answer, String name) {
        return answer.getJsonArray(name).getValuesAs(JsonValue::asJsonObject);
    }

    private static List<String> texts(JsonObject answer, String name) {
        return answer.getJsonArray(name).getValuesAs(JsonString::getString);
    }

    @Test
    void N13_aClusterIsTakenApart() {
        JsonObject answer = check("1a00 & xn62r / mg50");

        assertThat(answer.getBoolean("valid")).isTrue();
        assertThat(answer.getString("code")).isEqualTo("1A00&XN62R/MG50");
        assertThat(answer.getString("uri"))
                .startsWith(MMS + "257068234 & " + MMS)
                .contains(" / ");
        assertThat(items(answer, "parts"))
                .extracting(part -> part.getString("axis", null), part -> part.getString("code"))
                .containsExactly(
                        tuple(null, "1A00"), tuple("infectiousAgent", "XN62R"), tuple("associatedWith", "MG50"));
        assertThat(items(answer, "parts").get(0))
                .containsEntry("title", Json.createValue("Cholera"))
                .containsEntry("uri", Json.createValue(MMS + "257068234"));
        assertThat(answer).containsEntry("simplified", JsonValue.NULL).containsKey("terminal");
        assertThat(texts(answer, "problems")).isEmpty();
    }

    @Test
    void N13_whatIsMissingIsNamedWithWhatToChooseFrom() {
        JsonObject answer = check("NC72.2&XK8G");

        assertThat(answer.getBoolean("valid")).isFalse();
        assertThat(answer.getBoolean("accepted")).isTrue();
        JsonObject missing = items(answer, "missingRequired").get(0);
        assertThat(missing.getString("axis")).isEqualTo("fractureOpenOrClosed");
        assertThat(items(missing, "values"))
                .extracting(value -> value.getString("code"))
                .containsExactly("XJ44E", "XJ7YM");
        assertThat(texts(answer, "problems")).containsExactly("NC72.2 needs a value on fractureOpenOrClosed.");
    }

    @Test
    void B20_whatIsOnNoAxisIsNamedWithTheAxesThatThereAre() {
        JsonObject answer = check("1A00&XN62R&XK9J");

        assertThat(answer.getBoolean("valid")).isFalse();
        JsonObject misfit = items(answer, "notInScale").get(0);
        assertThat(misfit.getInt("part")).isEqualTo(3);
        assertThat(misfit.getString("code")).isEqualTo("XK9J");
        assertThat(texts(misfit, "axes")).containsExactly("infectiousAgent", "associatedWith");
        assertThat(texts(answer, "problems")).first().asString().contains("Part 3 (XK9J)", "no axis of 1A00");
    }

    @Test
    void N13_theSimplerAndTheTerminalCodeAreSaid() {
        assertThat(check("GC08&XN6P4").getString("simplified")).isEqualTo("GC08.0");
        assertThat(check("BA00").getString("terminal")).isEqualTo("BA00.Z");
        assertThat(check("BA00").getBoolean("valid")).isTrue();
    }

    @Test
    void B20_anOpenCodeSaysWhatIsOpenAndAnUnknownOneThatItIs() {
        assertThat(items(check("PE95/"), "missingRequired"))
                .extracting(missing -> missing.getString("axis"))
                .containsExactly("associatedWith");
        assertThat(texts(check("1A00&XN99Z"), "unknown")).containsExactly("XN99Z");
        assertThat(check("1A00&XN99Z").getBoolean("valid")).isFalse();
    }

    @Test
    void identifiersAreCheckedToo() {
        String uri = "http://id.who.int/icd/release/11/2024-01/mms/1442995018 & http://id.who.int/icd/entity/627678743";

        JsonObject answer = TestHttp.json(post(Map.of("uri", uri)));

        assertThat(answer.getString("code")).isEqualTo("8B20&XK9J");
        assertThat(answer.getString("release")).isEqualTo("2024-01");
        assertThat(answer.getBoolean("valid")).isTrue();
        assertThat(post(Map.of("uri", "http://id.who.int/icd/entity/999999999")).statusCode())
                .isEqualTo(404);
    }

    @Test
    void titlesAreInTheLanguageAskedFor() {
        JsonObject answer = TestHttp.json(post(Map.of("code", "1A00", "release", "2024-01", "lang", "es")));

        assertThat(answer.getString("title")).isEqualTo("Cólera");
        assertThat(answer.getString("language")).isEqualTo("es");
    }

    @Test
    void headersAreThoseOfTheOtherResources() {
        HttpResponse<String> answer = post(Map.of("code", "1A00"));

        assertThat(answer.headers().firstValue("ICD-Desk-As-Of")).isPresent();
        assertThat(answer.headers().firstValue("API-Version")).contains("v2.6.0");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(programs.get(CHECK).statusCode()).isEqualTo(405);
        assertThat(programs.post(CHECK, "text/plain", "1A00").statusCode()).isEqualTo(415);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://id.who.int.evil/icd/entity/1",
                "http://id.who.int@evil/icd/entity/1",
                "//evil",
                "file:///etc/passwd",
                "http://127.0.0.1:9990/",
                "http://[::1]/",
                "http://2130706433/",
                "gopher://x"
            })
    void B22_otherAddressesAreRefusedAndNobodyIsAsked(String uri) {
        desk.withoutAskingWho(
                () -> assertThat(post(Map.of("uri", uri)).statusCode()).isEqualTo(400));
    }

    @ParameterizedTest
    @CsvSource({
        "(1A00&XN62R, Codes do not use parentheses.",
        "((((1A00)))&((XN62R), Codes do not use parentheses.",
        "1A00&&XN62R, part 2 is missing",
        "&XN62R, part 1 is missing",
        "1A00&<script>, part 2",
        "1A00/XN62R, part 2 (XN62R) is an extension code",
        "cholera, part 1",
        "A00.0, must be a code or cluster of ICD-11",
        "'', There is no code."
    })
    void B21_whatIsNoClusterIsRefusedWithTheReason(String code, String reason) {
        desk.withoutAskingWho(() -> {
            HttpResponse<String> answer = post(Map.of("code", code));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
            assertThat(TestHttp.json(answer).getString("detail"))
                    .contains(reason)
                    .doesNotContain("<script>");
        });
    }

    @Test
    void B21_aHundredPartsAreRefused() {
        String hundred = "1A00&" + String.join("&", Collections.nCopies(99, "XN62R"));
        String twenty = "1A00" + "/1A00&XN62R".repeat(20);
        desk.withoutAskingWho(() -> {
            for (String code : List.of(hundred, twenty, "1".repeat(10_000))) {
                assertThat(post(Map.of("code", code)).statusCode()).isEqualTo(400);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "\"1A00\"",
                "{}",
                "{\"code\":1}",
                "{\"code\":\"1A00\",\"uri\":\"http://id.who.int/icd/entity/1\"}",
                "{\"code\":\"1A00\",\"release\":\"soon\"}",
                "{\"code\":[\"1A00\"]}",
                "nonsense"
            })
    void badInputIsRefused(String body) {
        assertThat(programs.post(CHECK, JSON, body).statusCode()).isEqualTo(400);
    }

    @Test
    void aReleaseThatDoesNotExistIs404() {
        assertThat(post(Map.of("code", "1A00", "release", "2030-01")).statusCode())
                .isEqualTo(404);
    }
}
