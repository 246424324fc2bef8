// SPDX-License-Identifier: Apache-2.0
package org.icddesk.it.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import java.util.stream.IntStream;
import org.icddesk.reliability.Reliability;
import org.icddesk.sandbox.fault.Fault;
import org.icddesk.testing.faults.FaultTest;
import org.icddesk.testing.server.Jvm;
import org.icddesk.testing.server.People;
import org.icddesk.testing.server.TestDesk;
import org.junit.jupiter.api.Test;

/**
 * Answers far larger than any that WHO gives, and more of them than there is room for: what they take of the server's
 * memory. Of the large ones it is measured what is allocated, which is more than what the heap grows by.
 */
class HugeAnswersIT extends FaultTest {

    private static final String ADMINISTRATOR = "hugo";
    private static final long MEGABYTE = 1 << 20;

    private final TestDesk desk = desk();

    @Test
    void A22_twoHundredMegabytesOfTheApiTakeLessThanSixteen() {
        taken(unseen(), 200);
        try (Jvm jvm = Jvm.of(desk.server())) {
            desk.sandbox().misbehave(Fault.api(Fault.Kind.FLOOD));
            long before = jvm.allocated();
            taken(unseen(), 503);
            long allocated = jvm.allocated() - before;

            assertThat(allocated).isLessThan(16 * MEGABYTE);
            Reliability.measured(
                    "A22",
                    "200 MB in answer to an entity's page: 503, %.1f MB allocated"
                            .formatted(allocated / (double) MEGABYTE));
        }
    }

    @Test
    void L09_theCacheStaysWithinItsLimitAndEvictionsAreCounted() {
        People.add(desk.server(), ADMINISTRATOR, "icd-admin");
        int evictedBefore = memory().getInt("evictions");
        String large = "{\"title\":{\"@language\":\"en\",\"@value\":\"" + "large ".repeat(40_000) + "\"}}";
        desk.sandbox()
                .misbehave(Fault.api(Fault.Kind.STATUS)
                        .onPath("/mms/9994000\\d\\d$")
                        .withBody(large, "application/json"));
        IntStream.range(10, 50).forEach(id -> taken("/api" + MMS + "/9994000" + id, 200));

        JsonObject memory = memory();
        assertThat(memory.getInt("rememberedBytes")).isBetween((int) MEGABYTE, (int) (4 * MEGABYTE));
        assertThat(memory.getInt("evictions")).isGreaterThan(evictedBefore);
        assertThat(desk.log()).doesNotContain("OutOfMemoryError");
        Reliability.measured(
                "L09",
                "on a heap of 256 MB: %.1f MB of the 4 MB for answers, %d made room"
                        .formatted(memory.getInt("rememberedBytes") / (double) MEGABYTE, memory.getInt("evictions")));
        // A full memory may let a new answer go at once; other tests count on one that has room.
        desk.server().close();
        desk.restart();
        desk.awaitToken();
    }

    private JsonObject memory() {
        return desk.status(ADMINISTRATOR).getJsonObject("api");
    }

    @Test
    void T28_aHundredMegabytesOfTheTokenEndpointTakeLessThanFive() {
        People.add(desk.server(), ADMINISTRATOR, "icd-admin");
        desk.act("renew", ADMINISTRATOR);
        awaitLive();
        try (Jvm jvm = Jvm.of(desk.server())) {
            desk.sandbox().misbehave(Fault.token(Fault.Kind.FLOOD).times(1).withSize(100 * MEGABYTE));
            int told = desk.log().length();
            long before = jvm.allocated();
            desk.act("renew", ADMINISTRATOR);
            await().until(() -> desk.log().substring(told).contains("65536 bytes"));
            long allocated = jvm.allocated() - before;

            assertThat(allocated).isLessThan(5 * MEGABYTE);
            Reliability.measured(
                    "T28",
                    "100 MB in answer to a token request: refused, %.1f MB allocated"
                            .formatted(allocated / (double) MEGABYTE));
        }
    }
}
