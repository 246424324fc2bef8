// SPDX-License-Identifier: Apache-2.0
package org.icddesk.it.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import org.icddesk.sandbox.SandboxOptions;
import org.icddesk.testing.Lane;
import org.icddesk.testing.server.Jvm;
import org.icddesk.testing.server.Management;
import org.icddesk.testing.server.TestDesk;
import org.junit.jupiter.api.Test;

/** Pages that are rendered before the first reader comes, on a server of its own. */
@Lane(Lane.OWN_SERVERS)
class PageWarmUpIT {

    private static final String RENDERED = "ICDDESK-W013";
    private static final String REHEARSED = "ICDDESK-W018";

    @Test
    void L03_pagesAreRenderedInAdvanceWithoutAskingWhoAndLeaveNoThreadBehind() {
        try (TestDesk desk = TestDesk.start(
                        "page-warm-up", SandboxOptions.defaults(), Map.of("ICD_WARM_UP", "true"), List.of());
                Management management = Management.of(desk.server());
                Jvm jvm = Jvm.of(desk.server())) {
            await().until(() -> warmUps(jvm).size() == 1);
            awaitLog(desk, RENDERED, 1);
            management.redeploy();
            awaitLog(desk, RENDERED, 2);
            awaitLog(desk, REHEARSED, 1);
            await().until(() -> warmUps(jvm).isEmpty()
                    && named(jvm, "ManagedThreadFactory-default").size() <= 1);
            assertThat(desk.sandbox().counters().asked())
                    .as("what the warm-up asks")
                    .allSatisfy(request -> assertThat(request.path()).matches("/connect/token|/icd/release/11/.*"))
                    .noneSatisfy(request -> assertThat(request.path()).contains("search"));
            assertThat(desk.log()).doesNotContain("ICDDESK-W001", "ICDDESK-W002");

            assertThat(desk.get("/search?q=sample0").body())
                    .as("the page of a reader")
                    .doesNotContain("Sample", "sample1");
            assertThat(desk.sandbox().counters().asked())
                    .as("what a reader asks")
                    .anySatisfy(request -> assertThat(request.path()).contains("search"));
        }
    }

    private static List<String> warmUps(Jvm jvm) {
        return named(jvm, "icd-desk-page-warm-up");
    }

    private static List<String> named(Jvm jvm, String part) {
        return jvm.threads().stream().filter(name -> name.contains(part)).toList();
    }

    private static void awaitLog(TestDesk desk, String id, int times) {
        await().until(() -> desk.log().split(id, -1).length > times);
    }
}
