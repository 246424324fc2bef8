// SPDX-License-Identifier: Apache-2.0
package org.icddesk.testing.faults;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.core.ConditionTimeoutException;
import org.icddesk.sandbox.SandboxOptions;
import org.icddesk.testing.server.ClassArchive;
import org.icddesk.testing.server.TestDesk;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * The server that is read from while WHO, the network and the machine fail: with a small heap, little memory for answers,
 * tokens of seconds and a secret that would be recognised. One for all tests of a run, started before the first of them.
 */
public final class FaultDesk implements BeforeAllCallback {

    public static final String CLIENT = "canary-client";
    public static final String SECRET = "CANARYsecret4711";
    public static final Duration TOKEN = Duration.ofSeconds(10);

    private static TestDesk desk;

    static TestDesk get() {
        return desk;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getRoot()
                .getStore(Namespace.create(FaultDesk.class))
                .getOrComputeIfAbsent(Open.class, key -> new Open(), Open.class);
    }

    /** Closed by JUnit after the last test of the run. */
    private static final class Open implements AutoCloseable {

        Open() {
            desk = TestDesk.start(
                    "faults",
                    SandboxOptions.defaults().withClient(CLIENT, SECRET).withTokenLifetime(TOKEN),
                    // NOTE: a limit that readers reach on a busy machine too, where fewer than 20 searches a second
                    // pass.
                    Map.of("ICD_MEMORY_MEGABYTES", "4", "ICD_LIMITS_SEARCHES", "5/s burst 100"),
                    // NOTE: what is held softly and was not used for seconds is to count as garbage, else it looks like
                    // a leak.
                    List.of("-Xmx256m", "-XX:SoftRefLRUPolicyMSPerMB=10", ClassArchive.NONE));
            try {
                desk.awaitToken();
            } catch (ConditionTimeoutException e) {
                desk.close();
                throw e;
            }
        }

        @Override
        public void close() {
            desk.close();
        }
    }
}
