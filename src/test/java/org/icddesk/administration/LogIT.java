// SPDX-License-Identifier: Apache-2.0
package org.icddesk.administration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.icddesk.support.Desk;
import org.icddesk.support.ServerCli;
import org.icddesk.support.SharedDesk;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the log says of readers: nothing at INFO, and at the finest level nothing of what they search for. */
class LogIT {

    private static final String SEARCHED = "whatsomebodysearchedfor";
    private static final List<String> CATEGORIES = List.of("", ".token", ".gateway", ".web", ".audit");

    private static Desk desk;

    @BeforeAll
    static void find() {
        desk = SharedDesk.get();
    }

    @Test
    void requestsLeaveNoLineAtInfo() {
        // The server's own affairs, such as a token renewed by another test, may bring a line now and then.
        Awaitility.await().atMost(Duration.ofSeconds(20)).pollInSameThread().untilAsserted(() -> {
            int before = log().length();
            read();
            assertThat(log().substring(before)).isEmpty();
        });
        assertThat(log()).doesNotContain(SEARCHED);
    }

    @Test
    void atTheFinestLevelWhichCountsAtOnceNothingSecretIsSaid() {
        int before = log().length();
        levels("ALL");
        try {
            read();
        } finally {
            levels("INFO");
        }
        assertThat(log().substring(before)).contains("DEBUG", "ICDDESK-W002");
        assertThat(log() + desk.log())
                .doesNotContainIgnoringCase(SEARCHED)
                .doesNotContain(desk.sandbox().options().clientSecret(), "Bearer ", "eyJ");
    }

    private static void read() {
        Stream.of(
                        "/search?q=" + SEARCHED,
                        "/search?q=cholera&chapter=" + SEARCHED,
                        "/code?code=" + SEARCHED,
                        "/api/suggest?q=" + SEARCHED,
                        "/api/icd/release/11/2024-01/mms/search?q=" + SEARCHED,
                        "/icd/release/11/2024-01/mms/257068234",
                        "/icd/release/11/2024-01/mms/999999",
                        "/nothing/here?q=" + SEARCHED)
                .forEach(desk::get);
    }

    private static void levels(String level) {
        ServerCli.run(
                desk.server(),
                CATEGORIES.stream()
                        .map(name -> "/subsystem=logging/logger=org.icddesk" + name
                                + ":write-attribute(name=level, value=" + level + ")")
                        .toArray(String[]::new));
    }

    private static String log() {
        try {
            return Files.readString(desk.server().setup().base().resolve("log/icd-desk.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
