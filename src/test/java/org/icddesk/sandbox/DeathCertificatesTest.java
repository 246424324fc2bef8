// SPDX-License-Identifier: Apache-2.0
package org.icddesk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class DeathCertificatesTest {

    private static final String DORIS = "/icd/release/11/2025-01/doris";

    @AutoClose
    private static final Sandbox sandbox = Sandbox.start();

    private static final Caller caller = new Caller(sandbox);

    @Test
    void theFirstCodeOfTheLowestLineIsTheCauseAndTheReportSaysThatThisIsSimplified() {
        JsonObject answer = caller.get(
                DORIS + "?causeOfDeathCodeA=GB61.Z&causeOfDeathCodeB=5A11%2FBA00,BC45&causeOfDeathCodePart2=CA40");
        assertThat(answer.getString("code")).isEqualTo("5A11/BA00");
        assertThat(answer.getString("stemCode")).isEqualTo("5A11");
        assertThat(answer.getString("stemURI")).isEqualTo("http://id.who.int/icd/entity/119724091");
        assertThat(answer.getString("uri"))
                .isEqualTo("http://id.who.int/icd/release/11/mms/119724091 / "
                        + "http://id.who.int/icd/release/11/mms/761947693");
        assertThat(answer.getBoolean("reject")).isFalse();
        assertThat(answer.getString("report")).contains("sandbox's simplification");
    }

    @Test
    void theRecordedCertificateIsAnsweredAsItWas() {
        JsonObject answer = caller.get(
                DORIS
                        + "?causeOfDeathCodeA=GB61.Z&causeOfDeathCodeB=GB60.Z&causeOfDeathCodeC=5A11&causeOfDeathCodePart2=BA00.Z,BC45");
        assertThat(answer.getString("code")).isEqualTo("5A11/BA00.Z");
        assertThat(answer.getString("report"))
                .startsWith("Sandbox, not WHO's DORIS: a recorded answer")
                .contains("SP4: 5A11");
    }

    @Test
    void aSingleCauseIsTheUnderlyingCause() {
        assertThat(caller.get(DORIS + "?causeOfDeathCodeA=1A00").getString("report"))
                .startsWith("Sandbox, not WHO's DORIS: the certificate has one cause");
    }

    @Test
    void aCertificateIsTakenAsJson() {
        HttpResponse<byte[]> response =
                post(DORIS, "{\"ICDVersion\":\"ICD11\",\"Part1\":[{\"Conditions\":[{\"Code\":\"BA41.Z\"}]}]}");
        assertThat(Caller.json(response).getString("stemURI"))
                .isEqualTo("http://id.who.int/icd/entity/1334938734/mms/unspecified");
        HttpResponse<byte[]> byUri = post(
                DORIS,
                "{\"Part1\":[{\"Conditions\":[{\"FoundationURI\":\"http://id.who.int/icd/entity/257068234\"}]}]}");
        assertThat(Caller.json(byUri).getString("code")).isEqualTo("1A00");
    }

    @Test
    void anEmptyCertificateIsRejectedWith200() {
        JsonObject answer = Caller.json(post(DORIS, "{\"Part1\":[]}"));
        assertThat(answer.getBoolean("reject")).isTrue();
        assertThat(answer.get("code")).isEqualTo(JsonValue.NULL);
        assertThat(caller.get(DORIS + "?causeOfDeathCodeA=QQ").getString("error"))
                .contains("QQ");
    }

    @Test
    void somethingElseThanACertificateAnswers400() {
        assertThat(post(DORIS, "[]").statusCode()).isEqualTo(400);
        assertThat(post(DORIS, "{").statusCode()).isEqualTo(400);
        assertThat(post(DORIS, "{\"Part1\":3}").statusCode()).isEqualTo(400);
    }

    @Test
    void codeditTellsUnknownCodes() {
        String codedit = "/icd/release/11/2025-01/codedit";
        assertThat(caller.get(codedit + "?causeOfDeathCodeA=BA41.Z").getString("issueIds"))
                .isEmpty();
        JsonObject answer = caller.get(codedit + "?causeOfDeathCodeA=QQ");
        assertThat(answer.getString("issueIds")).isEqualTo("UNKNOWN_CODE");
        assertThat(answer.getString("report")).contains("QQ");
    }

    private static HttpResponse<byte[]> post(String path, String json) {
        return Caller.send(caller.api(path, "en")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }
}
