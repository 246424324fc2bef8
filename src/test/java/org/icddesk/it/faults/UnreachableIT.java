// SPDX-License-Identifier: Apache-2.0
package org.icddesk.it.faults;

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
import org.icddesk.testing.Lane;
import org.icddesk.testing.server.People;
import org.icddesk.testing.server.TestDesk;
import org.junit.jupiter.api.Test;

/** A page of a server that has never reached WHO, since what it sends there gets lost. */
@Lane(Lane.OWN_SERVERS)
class UnreachableIT {

    private static final String ADMINISTRATOR = "ulla";
    private static final String CHOLERA = "/icd/release/11/2024-01/mms/257068234";

    @Test
    void A14_aPageWaitsForOneConnectionThatDoesNotComeAbout() throws IOException {
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket first = new Socket(full.getInetAddress(), full.getLocalPort());
                Socket second = new Socket(full.getInetAddress(), full.getLocalPort());
                TestDesk desk = TestDesk.start(
                        "unreachable",
                        SandboxOptions.defaults(),
                        Map.of("ICD_API_URL", "http://127.0.0.1:" + full.getLocalPort()),
                        List.of("-Xmx256m"))) {
            assertThat(first.isConnected() && second.isConnected()).isTrue();

            People.add(desk.server(), ADMINISTRATOR, "icd-admin");
            await().atMost(Duration.ofMinutes(2)).until(() -> desk.log().contains("ICDDESK-T001"));

            long before = ended(desk);
            Duration page = taken(desk, CHOLERA);
            assertThat(ended(desk) - before).as("connections waited for").isOne();
            Duration suggestion = taken(desk, "/api/suggest?q=1A00");

            // A wait for a connection takes three seconds; the deadline of a page would be ten.
            assertThat(page).isBetween(Duration.ofMillis(2_500), Duration.ofSeconds(10));
            assertThat(suggestion).isLessThan(Duration.ofSeconds(10));
            Reliability.measured(
                    "A14",
                    "an unseen page of a server that never reached WHO: 503 after %d ms, a suggestion after %d ms"
                            .formatted(page.toMillis(), suggestion.toMillis()));
        }
    }

    /** {@return how many requests to WHO have ended} */
    private static long ended(TestDesk desk) {
        return desk.status(ADMINISTRATOR).getJsonObject("api").getInt("ended");
    }

    private static Duration taken(TestDesk desk, String path) {
        long start = System.nanoTime();
        HttpResponse<String> answer = desk.get(path);
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        assertThat(answer.statusCode()).as(path).isEqualTo(503);
        return took;
    }
}
