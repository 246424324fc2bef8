// SPDX-License-Identifier: Apache-2.0
package org.icddesk.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.icddesk.reliability.Reliability;
import org.icddesk.sandbox.SandboxOptions;
import org.icddesk.support.Desk;
import org.icddesk.support.Lane;
import org.junit.jupiter.api.Test;

/** A page of a server that has never reached WHO, since what it sends there gets lost. */
@Lane(Lane.OWN_SERVERS)
class UnreachableIT {

    private static final String CHOLERA = "/icd/release/11/2024-01/mms/257068234";

    @Test
    void A14_aPageWaitsForOneConnectionThatDoesNotComeAbout() throws IOException {
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket first = new Socket(full.getInetAddress(), full.getLocalPort());
                Socket second = new Socket(full.getInetAddress(), full.getLocalPort());
                Desk desk = Desk.start(
                        "unreachable",
                        SandboxOptions.defaults(),
                        Map.of("ICD_API_URL", "http://127.0.0.1:" + full.getLocalPort()),
                        List.of("-Xmx256m"))) {
            assertThat(first.isConnected() && second.isConnected()).isTrue();

            await().atMost(Duration.ofSeconds(60)).until(() -> desk.log().contains("ICDDESK-T001"));

            Duration page = taken(desk, CHOLERA);
            Duration suggestion = taken(desk, "/api/suggest?q=1A00");

            // Two waits for a connection would be six seconds.
            assertThat(page).isBetween(Duration.ofMillis(2_500), Duration.ofMillis(5_500));
            assertThat(suggestion).isLessThan(Duration.ofMillis(5_000));
            Reliability.measured(
                    "A14",
                    "an unseen page of a server that never reached WHO: 503 after %d ms, a suggestion after %d ms"
                            .formatted(page.toMillis(), suggestion.toMillis()));
        }
    }

    private static Duration taken(Desk desk, String path) {
        long start = System.nanoTime();
        HttpResponse<String> answer = desk.get(path);
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        assertThat(answer.statusCode()).as(path).isEqualTo(503);
        return took;
    }
}
