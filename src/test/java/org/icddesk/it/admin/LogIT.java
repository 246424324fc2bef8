// SPDX-License-Identifier: Apache-2.0
package org.icddesk.it.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.awaitility.Awaitility;
import org.icddesk.testing.server.Management;
import org.icddesk.testing.server.SharedDesk;
import org.icddesk.testing.server.TestDesk;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the log says of readers: at INFO what was refused, and at the finest level nothing of what they search for. */
class LogIT {

    private static final String SEARCHED = "whatsomebodysearchedfor";
    private static final List<String> CATEGORIES = List.of("", ".token", ".gateway", ".index", ".web", ".audit");

    private static TestDesk desk;

    @BeforeAll
    static void find() {
        desk = SharedDesk.get();
    }

    @Test
    void requestsThatAreUnderstoodLeaveNoLineAtInfo() {
        // The server's own affairs, such as a token renewed by another test, may bring a line now and then.
        Awaitility.await().atMost(Duration.ofMinutes(2)).pollInSameThread().untilAsserted(() -> {
            int before = log().length();
            read();
            assertThat(log().substring(before)).isEmpty();
        });
        assertThat(log()).doesNotContain(SEARCHED);
    }

    @Test
    void B06_whatIsRefusedLeavesOneLineWithoutWhatWasSearchedFor() {
        for (String path : List.of(
                "/nothing/here?q=" + SEARCHED,
                "/code?code=" + SEARCHED,
                "/icd/release/11/2024-01/mms/999999?q=" + SEARCHED,
                "/icd/release/11/2024-01/mms/0257?q=" + SEARCHED,
                "/search?q=" + SEARCHED + "%00")) {
            Awaitility.await().atMost(Duration.ofMinutes(2)).pollInSameThread().untilAsserted(() -> assertThat(
                            linesOf(path))
                    .singleElement(InstanceOfAssertFactories.STRING)
                    .contains("INFO", "ICDDESK-W002")
                    .contains(path.substring(0, path.indexOf('?'))));
        }
        assertThat(linesOf("/api/icd/release/11/2024-01/nothing?q=" + SEARCHED))
                .filteredOn(line -> line.contains("ICDDESK-W006"))
                .hasSize(1);
        assertThat(log()).doesNotContain(SEARCHED);
    }

    @Test
    void atTheFinestLevelWhichCountsAtOnceNothingSecretIsSaid() {
        try {
            levels("WARN");
            assertThat(linesOf("/nothing/here")).noneMatch(line -> line.contains("ICDDESK-W002"));
            levels("ALL");
            read();
            assertThat(linesOf("/nothing/here")).anyMatch(line -> line.contains("ICDDESK-W002"));
        } finally {
            levels("INFO");
        }
        assertThat(log() + desk.log())
                .doesNotContainIgnoringCase(SEARCHED)
                .doesNotContain(desk.sandbox().options().clientSecret(), "Bearer ", "eyJ");
    }

    private static void read() {
        Stream.of(
                        "/search?q=" + SEARCHED,
                        "/search?q=cholera&chapter=" + SEARCHED,
                        "/api/suggest?q=" + SEARCHED,
                        "/api/icd/release/11/2024-01/mms/search?q=" + SEARCHED,
                        "/icd/release/11/2024-01/mms/257068234")
                .forEach(desk::get);
    }

    private static List<String> linesOf(String path) {
        int before = log().length();
        desk.get(path);
        return log().substring(before).lines().toList();
    }

    private static void levels(String level) {
        try (Management management = Management.of(desk.server())) {
            CATEGORIES.forEach(name -> management.log("org.icddesk" + name, level));
        }
    }

    private static String log() {
        try {
            return Files.readString(desk.server().setup().base().resolve("log/icd-desk.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
