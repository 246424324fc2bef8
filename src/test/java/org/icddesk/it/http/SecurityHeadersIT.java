// SPDX-License-Identifier: Apache-2.0
package org.icddesk.it.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.icddesk.testing.server.SharedDesk;
import org.icddesk.testing.server.TestDesk;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands on every answer, whatever it is. */
class SecurityHeadersIT {

    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self';"
                    + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private final TestDesk desk = SharedDesk.get();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/search?q=cholera",
                "/search?q=%00",
                "/icd/release/11/2024-01/mms/257068234",
                "/icd/release/11/2024-01/mms/999999999",
                "/icd/release/10/2019/A00",
                "/code/1A00",
                "/help",
                "/nowhere",
                "/assets/desk.js",
                "/assets/icons.svg",
                "/assets/nowhere.css",
                "/api/suggest?q=chol"
            })
    void everyAnswerCarriesThem(String path) {
        HttpResponse<String> answer = desk.get(path);

        assertThat(answer.headers().firstValue("Content-Security-Policy")).contains(POLICY);
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.headers().firstValue("Referrer-Policy")).isPresent();
        assertThat(answer.headers().firstValue("Cross-Origin-Opener-Policy")).contains("same-origin");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(answer.headers().firstValue("X-Powered-By")).isEmpty();
        assertThat(answer.body()).doesNotContain("jsessionid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/search?q=cholera", "/icd/release/11/2024-01/mms/257068234", "/help"})
    void aHeadHasTheHeadersOfTheGet(String path) {
        HttpResponse<String> head = desk.send("HEAD", path);

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValue("ETag"))
                .isEqualTo(desk.get(path).headers().firstValue("ETag"))
                .isPresent();
    }
}
