// SPDX-License-Identifier: Apache-2.0
package org.icddesk.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.icddesk.reliability.Reliability;
import org.icddesk.sandbox.Fault;
import org.icddesk.support.Desk;
import org.icddesk.support.Jvm;
import org.icddesk.support.Management;
import org.icddesk.support.SharedDesk;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

/** Readers while their server is deployed anew, killed and started again without WHO. */
class LocalFaultsIT extends FaultTest {

    private static final Duration BETWEEN_PAGES = Duration.ofMillis(50);

    private final Desk desk = desk();

    @Test
    void L03_redeploymentsUnderLoadLeaveNothingBehind() throws InterruptedException {
        int times = Integer.getInteger("load.redeployments");
        try (Management management = Management.of(desk.server());
                Jvm jvm = Jvm.of(desk.server())) {
            management.redeploy();
            assertThat(desk.get(CHOLERA).statusCode()).isEqualTo(200);
            Jvm.Load before = jvm.load();
            Duration longest = Duration.ZERO;
            for (int i = 0; i < times; i++) {
                Crowd readers = Crowd.until(new Thread(management::redeploy), desk, BETWEEN_PAGES, CHOLERA);
                longest = Stream.of(longest, readers.longestWithout(200))
                        .max(Duration::compareTo)
                        .get();
                assertThat(desk.get(CHOLERA).statusCode()).isEqualTo(200);
            }
            Jvm.Load after = jvm.load();

            assertThat(after.classes()).as("classes").isLessThan(before.classes() * 105 / 100);
            assertThat(after.threads()).as("threads").isLessThanOrEqualTo(before.threads() + 8);
            assertThat(jvm.threads()).as("threads of ours").noneMatch(name -> name.contains("icddesk"));
            Reliability.measured(
                    "L03",
                    "%d redeployments under load: away for %d ms at most, classes %d → %d, threads %d → %d"
                            .formatted(
                                    times,
                                    longest.toMillis(),
                                    before.classes(),
                                    after.classes(),
                                    before.threads(),
                                    after.threads()));
        }
    }

    @Test
    void L04_L06_L10_ofTwoNodesOneIsKilledAndStartsAgainWithoutWho() throws InterruptedException, IOException {
        String unseen = unseen();
        assertThat(desk.get(CHOLERA).headers().allValues("Set-Cookie"))
                .as("what would bind a reader to a node")
                .isEmpty();
        Thread blow = new Thread(() -> desk.server().kill());

        List<Desk> nodes = List.of(desk, SharedDesk.get());
        Crowd readers = Crowd.balanced(Duration.ofSeconds(2), nodes, 4, List.of(CHOLERA, "/", "/help"), blow);
        blow.join();

        assertThat(readers.statuses()).isEqualTo("[200]");
        Reliability.measured(
                "L06",
                "one of two nodes killed: %d pages through a balancer that tries the other, 0 errors"
                        .formatted(readers.count()));

        damageSome(desk.server().setup().base().resolve("data/icd-desk"));
        desk.sandbox().misbehave(Fault.api(Fault.Kind.RESET));
        desk.sandbox().misbehave(Fault.token(Fault.Kind.RESET));
        long begun = System.nanoTime();
        desk.restart();
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        HttpResponse<String> seen = desk.get(CHOLERA);
        HttpResponse<String> never = desk.get(unseen);

        assertThat(seen.statusCode()).isEqualTo(200);
        assertThat(Jsoup.parse(seen.body()).select("h1").text()).contains("Cholera");
        assertThat(never.statusCode()).isEqualTo(503);
        assertThat(never.headers().firstValue("Retry-After")).isPresent();
        Reliability.measured("L04", "started in " + took.toSeconds() + " s without WHO; seen page 200, unseen 503");
        Reliability.measured("L10", "after a kill, damaged files beside whole ones: a miss, the whole ones served");
    }

    private static void damageSome(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            int number = 0;
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                byte[] bytes = Files.readAllBytes(file);
                boolean spare = new String(bytes, StandardCharsets.UTF_8).contains("257068234");
                if (!spare && number++ % 2 == 0) {
                    bytes[bytes.length / 2] ^= 1;
                    Files.write(file, bytes);
                }
            }
            assertThat(number).as("files on disk").isGreaterThan(10);
        }
    }
}
