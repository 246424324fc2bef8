// SPDX-License-Identifier: Apache-2.0
package org.icddesk.it.admin;

import static org.assertj.core.api.Assertions.assertThat;

import org.icddesk.sandbox.Sandbox;
import org.icddesk.testing.TestHttp;
import org.icddesk.testing.server.DeskCluster;
import org.junit.jupiter.api.Test;

/** Three servers of one cluster, which share WHO's answers. */
class SharedAnswersClusterChecks {

    @Test
    void threeServersAreOneClusterAndAllServe() {
        try (Sandbox sandbox = Sandbox.start();
                DeskCluster cluster = DeskCluster.prepare("members", sandbox, 3).startAll()) {
            assertThat(cluster.running()).hasSize(3).allSatisfy(server -> assertThat(
                            TestHttp.get(server.url("/search?q=cholera")).statusCode())
                    .isEqualTo(200));
            for (int node = 0; node < 3; node++) {
                assertThat(cluster.log(node)).doesNotContain(" ERROR ");
            }
        }
    }
}
