// SPDX-License-Identifier: Apache-2.0
package org.icddesk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What all answers of the API have in common. */
class ServingTest {

    private static final String CHOLERA = "/icd/release/11/2025-01/mms/257068234";

    @AutoClose
    private static final Sandbox sandbox = Sandbox.start();

    private static final Caller caller = new Caller(sandbox);

    @Test
    void withoutATokenOrWithABadOneAnswers401WithoutABody() {
        HttpRequest.Builder none =
                caller.to(CHOLERA).header("API-Version", "v2").header("Accept-Language", "en");
        assertEmpty(Caller.send(none), 401);
        assertEmpty(Caller.send(none.header("Authorization", "Bearer a.b.c")), 401);
    }

    @Test
    void withoutItsRequiredHeadersAnswers400() {
        assertThat(Caller.send(caller.api(CHOLERA, "en").setHeader("API-Version", "v1"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(Caller.send(caller.api(CHOLERA, "")).statusCode()).isEqualTo(400);
    }

    @Test
    void withoutTokensActsAsALocalApi() {
        try (Sandbox local = Sandbox.start(SandboxOptions.defaults().withoutToken())) {
            HttpResponse<byte[]> response = Caller.send(
                    new Caller(local).to(CHOLERA).header("API-Version", "v2").header("Accept-Language", "en"));
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(Caller.json(response).getString("@id")).startsWith("http://id.who.int/");
        }
    }

    @Test
    void unknownThingsAnswer404WithoutABody() {
        for (String path : new String[] {
            "/icd/release/11/2025-01/mms/99",
            "/icd/release/11/2025-01/mms/257068234/unspecified",
            "/icd/release/11/2025-01/mms/761947693/Other",
            "/icd/release/11/2025-01/foundation/257068234",
            "/icd/release/11/2001-01/mms",
            "/icd/release/11/2023-01/icf",
            "/icd/release/11/2025-01/nothing",
            "/icd/release/11/foundation",
            "/icd/release/12",
            "/icd/entity/99",
            "/icd/entity/761947693/unspecified",
            "/icd/entity?releaseId=2001-01",
            "/icd/release/10/2019/Q00.99",
            "/"
        }) {
            assertEmpty(caller.response(path), 404);
        }
    }

    @Test
    void everyAnswerTellsTheVersionOfTheApi() {
        assertThat(caller.response(CHOLERA).headers().firstValue("API-Version")).hasValue("v2.6.0");
        assertThat(caller.response("/icd/entity/99").headers().firstValue("API-Version"))
                .hasValue("v2.6.0");
    }

    @Test
    void compressesForClientsThatTakeIt() throws IOException {
        HttpResponse<byte[]> plain = caller.response(CHOLERA);
        HttpResponse<byte[]> zipped = Caller.send(caller.api(CHOLERA, "en").header("Accept-Encoding", "gzip"));
        assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(zipped.headers().firstValue("Content-Encoding")).hasValue("gzip");
        byte[] unzipped = new GZIPInputStream(new ByteArrayInputStream(zipped.body())).readAllBytes();
        assertThat(unzipped).isEqualTo(plain.body());
        assertThat(Caller.send(caller.api(CHOLERA, "en").header("Accept-Encoding", "gzip;q=0"))
                        .headers()
                        .firstValue("Content-Encoding"))
                .isEmpty();
    }

    @Test
    void refusesHeadAndOtherMethods() {
        HttpRequest.BodyPublisher none = HttpRequest.BodyPublishers.noBody();
        assertThat(Caller.send(caller.api("/icd/entity", "en").method("HEAD", none))
                        .statusCode())
                .isEqualTo(405);
        assertThat(Caller.send(caller.api(CHOLERA, "en").DELETE()).statusCode()).isEqualTo(405);
        assertThat(Caller.send(caller.api(CHOLERA, "en").POST(none)).statusCode())
                .isEqualTo(405);
    }

    @Test
    void letsPagesOfOtherOriginsIn() {
        HttpResponse<byte[]> preflight =
                Caller.send(caller.to("/anything").method("OPTIONS", HttpRequest.BodyPublishers.noBody()));
        assertThat(preflight.statusCode()).isEqualTo(204);
        assertThat(preflight
                        .headers()
                        .firstValue("Access-Control-Allow-Headers")
                        .orElse(""))
                .contains("Authorization", "API-Version", "Accept-Language", "Content-Type", "Accept");
        assertThat(caller.response(CHOLERA).headers().firstValue("Access-Control-Expose-Headers"))
                .hasValue("API-Version");
        assertThat(caller.response(CHOLERA).headers().firstValue("Access-Control-Allow-Origin"))
                .hasValue("*");
    }

    private static void assertEmpty(HttpResponse<byte[]> response, int status) {
        assertThat(response.statusCode()).as(response.uri().toString()).isEqualTo(status);
        assertThat(response.body()).isEmpty();
    }
}
