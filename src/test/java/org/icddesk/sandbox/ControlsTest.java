// SPDX-License-Identifier: Apache-2.0
package org.icddesk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The sandbox's own addresses, and requests it cannot read. */
class ControlsTest {

    private static final String CHOLERA = "/icd/release/11/2025-01/mms/257068234";

    @AutoClose
    private static final Sandbox sandbox =
            Sandbox.start(SandboxOptions.defaults().withoutToken());

    private static final Caller caller = new Caller(sandbox);

    @AfterEach
    void behave() {
        sandbox.behave();
    }

    @Test
    void faultsAreToldAndEndedOverHttp() {
        tell("{\"target\":\"api\",\"path\":\"mms\",\"times\":1,\"status\":503,"
                + "\"headers\":{\"Retry-After\":\"9\"},\"body\":\"<h1>no</h1>\",\"kind\":\"status\"}");
        HttpResponse<byte[]> spoiled = caller.response(CHOLERA);
        assertThat(spoiled.statusCode()).isEqualTo(503);
        assertThat(spoiled.headers().firstValue("Content-Type")).hasValue("text/html");
        assertThat(Caller.text(spoiled)).isEqualTo("<h1>no</h1>");
        assertThat(caller.response(CHOLERA).statusCode()).isEqualTo(200);
        tell("{\"target\":\"token\",\"kind\":\"tokenLifetime\",\"lifetime\":2,\"seconds\":60}");
        assertThat(Caller.json(caller.askForToken()).getInt("expires_in")).isEqualTo(2);
        assertThat(Caller.send(caller.to("/sandbox/faults").DELETE()).statusCode())
                .isEqualTo(204);
        assertThat(Caller.json(caller.askForToken()).getInt("expires_in")).isEqualTo(3600);
    }

    @Test
    void aBodyThatCannotBeReadAnswers400() {
        HttpResponse<byte[]> response = Caller.send(caller.api("/icd/release/11/2025-01/mms/search", "en")
                .header("Content-Type", "multipart/form-data; boundary=xyz")
                .POST(HttpRequest.BodyPublishers.ofString("--xyz\r\nContent-Disposition: form-data; name=\"q\"")));
        assertThat(response.statusCode()).isEqualTo(400);
    }

    @Test
    void anUnknownFaultIsRefused() {
        HttpResponse<byte[]> response = Caller.send(
                caller.to("/sandbox/faults").POST(HttpRequest.BodyPublishers.ofString("{\"kind\":\"nonsense\"}")));
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(Caller.text(response)).contains("NONSENSE");
    }

    private static void tell(String fault) {
        HttpResponse<byte[]> response =
                Caller.send(caller.to("/sandbox/faults").POST(HttpRequest.BodyPublishers.ofString(fault)));
        assertThat(response.statusCode()).isEqualTo(204);
    }

    @Test
    void countersAreReadAndResetOverHttp() {
        Caller.send(caller.to("/sandbox/counters").DELETE());
        caller.response(CHOLERA);
        JsonObject counters = Caller.json(Caller.send(caller.to("/sandbox/counters")));
        assertThat(counters.getInt("apiRequests")).isEqualTo(1);
        assertThat(counters.getJsonObject("byKind").getInt("entity")).isEqualTo(1);
        assertThat(counters.getJsonObject("byPath").getInt(CHOLERA)).isEqualTo(1);
    }
}
