// SPDX-License-Identifier: Apache-2.0
package org.icddesk.testing.server;

import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.core.ConditionTimeoutException;
import org.icddesk.sandbox.Sandbox;
import org.icddesk.sandbox.SandboxOptions;
import org.icddesk.sandbox.fault.Fault;
import org.icddesk.testing.Lane;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * The server that has indexed what the sandbox has: ICD-10 2019 whole; 2016 but for S72, whose answer cannot be read, and
 * with markup in the texts of L40; of ICD-11, the first chapter of the latest release. It answers assistants and exports
 * bundles. Its limits
 * are such that no test reaches them.
 *
 * <p>One for all tests of a run that need it, started before the first of them. They lock {@link Lane#INDEX}.
 */
public final class IndexedDesk implements BeforeAllCallback {

    private static final String ADMINISTRATOR = "index-watcher";
    private static final Duration LONGEST_WALK = Duration.ofMinutes(5);
    private static final String PLANTED = """
            {"@id": "http://id.who.int/icd/release/10/2016/L40", "code": "L40", "classKind": "category",
             "parent": ["http://id.who.int/icd/release/10/2016/L40-L45"],
             "title": {"@language": "en", "@value": "Planted <script>alert(1)</script> psoriasis \\"><img src=x>"},
             "inclusion": [{"label": {"@language": "en", "@value": "sown <b onclick=alert(2)>markup</b>"}}],
             "exclusion": [{"label": {"@language": "en", "@value": "dug </title><script>alert(3)</script> (L41)"}}]}
            """;
    private static final Map<String, String> SETTINGS = Map.of(
            "ICD_INDEX_ICD10",
            "latest, 2016",
            "ICD_INDEX_ICD11",
            "latest en 01",
            "ICD_INDEX_RATE",
            "1000",
            "ICD_LIMITS_EXEMPT",
            "127.0.0.1",
            "ICD_MCP",
            "on");

    private static TestDesk desk;

    /** {@return the desk of the run} */
    public static TestDesk get() {
        return desk;
    }

    /** {@return the file of the key that verifies its bundles} */
    public static Path publicKey() {
        return Path.of("target/bundle-public.pem").toAbsolutePath();
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getRoot()
                .getStore(Namespace.create(IndexedDesk.class))
                .getOrComputeIfAbsent(Open.class, key -> new Open(), Open.class);
    }

    /** Closed by JUnit after the last test of the run. */
    private static final class Open implements AutoCloseable {

        Open() {
            Sandbox sandbox = Sandbox.start(SandboxOptions.defaults());
            sandbox.misbehave(answer("/10/2016/S72$", "no JSON"));
            sandbox.misbehave(answer("/10/2016/L40$", PLANTED));
            Map<String, String> settings = new HashMap<>(SETTINGS);
            Path keys = Path.of("target").toAbsolutePath();
            SigningKeys.write(keys.resolve("bundle-private.pem"), publicKey());
            settings.put(
                    "ICD_BUNDLE_PRIVATE_KEY_FILE",
                    keys.resolve("bundle-private.pem").toString());
            settings.put("ICD_BUNDLE_PUBLIC_KEY_FILE", publicKey().toString());
            desk = TestDesk.start("indexed", sandbox, settings, List.of("-Xmx256m"));
            try {
                People.add(desk.server(), ADMINISTRATOR, "icd-admin");
                await().atMost(LONGEST_WALK).until(this::isWalked);
            } catch (ConditionTimeoutException e) {
                desk.close();
                throw e;
            }
            sandbox.behave();
        }

        private static Fault answer(String path, String body) {
            return Fault.api(Fault.Kind.STATUS).onPath(path).withBody(body, "application/json");
        }

        private boolean isWalked() {
            List<JsonObject> walks =
                    desk.status(ADMINISTRATOR).getJsonArray("index").getValuesAs(JsonValue::asJsonObject);
            if (walks.stream().allMatch(walk -> walk.getString("state").equals("FINISHED"))) {
                return true;
            }
            if (walks.stream().anyMatch(walk -> walk.getString("state").equals("OUTAGE"))) {
                desk.act("ask", ADMINISTRATOR);
            }
            return false;
        }

        @Override
        public void close() {
            desk.close();
        }
    }
}
