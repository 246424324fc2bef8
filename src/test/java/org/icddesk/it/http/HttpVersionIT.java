// SPDX-License-Identifier: Apache-2.0
package org.icddesk.it.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.icddesk.testing.TestHttp;
import org.icddesk.testing.server.SharedDesk;
import org.icddesk.testing.server.TestDesk;
import org.junit.jupiter.api.Test;

/** The version of HTTP that clients get without TLS, as headers-and-limits.cli sets it. */
class HttpVersionIT {

    private static final String STYLE_SHEET = "/assets/desk.css";

    private final TestDesk desk = SharedDesk.get();

    @Test
    void javasDefaultClientAsksForHttp2AndGetsTheWholeStyleSheetOverHttp11() {
        String whole = desk.get(STYLE_SHEET).body();

        // Each on a connection of its own, as only the first request on one asks for another version.
        List<CompletableFuture<HttpResponse<String>>> answers = Stream.generate(HttpClient::newHttpClient)
                .limit(40)
                .map(this::askForTheStyleSheet)
                .toList();

        assertThat(answers).extracting(CompletableFuture::join).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.version()).isEqualTo(Version.HTTP_1_1);
            assertThat(answer.body()).isEqualTo(whole);
        });
    }

    private CompletableFuture<HttpResponse<String>> askForTheStyleSheet(HttpClient client) {
        assertThat(client.version()).isEqualTo(Version.HTTP_2);
        return client.sendAsync(TestHttp.request(desk.server().url(STYLE_SHEET)).build(), BodyHandlers.ofString());
    }
}
