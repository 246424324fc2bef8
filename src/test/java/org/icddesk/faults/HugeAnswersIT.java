// SPDX-License-Identifier: Apache-2.0
package org.icddesk.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.icddesk.reliability.Reliability;
import org.icddesk.sandbox.Fault;
import org.icddesk.support.Desk;
import org.icddesk.support.Jvm;
import org.icddesk.support.People;
import org.junit.jupiter.api.Test;

/**
 * Answers far larger than any that WHO gives: what they take of the server's memory. What is allocated is measured, which
 * is more than what the heap grows by.
 */
class HugeAnswersIT extends FaultTest {

    private static final String ADMINISTRATOR = "hugo";
    private static final long MEGABYTE = 1 << 20;

    private final Desk desk = desk();

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
