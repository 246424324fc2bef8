// SPDX-License-Identifier: Apache-2.0
package org.icddesk.it.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.icddesk.testing.server.CommandLine;
import org.icddesk.testing.server.DeskCluster;
import org.icddesk.testing.server.KeyStores;
import org.icddesk.testing.server.ServerBases;
import org.jboss.dmr.ModelNode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code cluster.cli} on {@code standalone-ha.xml}: twice, undone twice. */
class ClusterScriptClusterChecks {

    private static final Path HOME = Path.of(System.getProperty("desk.server")).toAbsolutePath();
    private static final Path BASE = Path.of("target/desks/cluster-script").toAbsolutePath();
    private static final String MODEL = ":read-resource(recursive=true)";
    private static final Map<String, String> SAID = new LinkedHashMap<>();

    @BeforeAll
    static void run() throws IOException {
        ServerBases.copy(HOME, BASE);
        KeyStores.selfSigned(BASE.resolve("configuration/icd-cluster.p12"), "of the house");
        LinkedHashMap<String, String> parts = new LinkedHashMap<>();
        parts.put("before", MODEL);
        parts.put("first", CommandLine.script("cluster"));
        parts.put("changed", MODEL);
        parts.put("second", CommandLine.script("cluster"));
        parts.put("unchanged", MODEL);
        parts.put("undo", CommandLine.script("cluster-undo"));
        parts.put("restored", MODEL);
        parts.put("undo again", CommandLine.script("cluster-undo"));
        parts.put("still restored", MODEL);
        SAID.putAll(new CommandLine(HOME, BASE, Map.of("ICD_CLUSTER_PASSWORD", "of the house"), List.of())
                .embedded(DeskCluster.CONFIGURATION, parts));
    }

    private static ModelNode model(String key) {
        return ModelNode.fromString(SAID.get(key)).require("result");
    }

    @Test
    void theFirstRunChangesTheConfigurationAndTheSecondNothing() {
        assertThat(model("changed")).isNotEqualTo(model("before"));
        assertThat(SAID.get("first")).contains("Added:");
        assertThat(model("unchanged")).isEqualTo(model("changed"));
        assertThat(SAID.get("second")).contains("nothing changed").doesNotContain("Added:", "Changed:", "outcome");
    }

    @Test
    void theUndoRestoresTheConfigurationAndDoesNothingASecondTime() {
        assertThat(model("restored")).isEqualTo(model("before"));
        assertThat(model("still restored")).isEqualTo(model("before"));
        assertThat(SAID.get("undo")).contains("Removed:");
        assertThat(SAID.get("undo again"))
                .contains("nothing changed")
                .doesNotContain("Removed:", "Restored:", "outcome");
    }

    @Test
    void theClusterIsEncryptedAuthenticatedAndWithoutMulticast() {
        ModelNode jgroups = model("changed").get("subsystem", "jgroups");

        assertThat(jgroups.get("channel", "icd-answers", "stack").asString()).isEqualTo("icd");
        assertThat(jgroups.get("channel", "ee"))
                .isEqualTo(model("before").get("subsystem", "jgroups", "channel", "ee"));
        assertThat(jgroups.get("stack", "icd", "transport").keys()).containsExactly("TCP");
        assertThat(jgroups.get("stack", "icd", "transport", "TCP", "server-ssl-context")
                        .asString())
                .isEqualTo("icd-cluster");
        assertThat(jgroups.get("stack", "icd", "protocol").keys()).doesNotContain("PING", "MPING");
        ModelNode tls = model("changed").get("subsystem", "elytron", "server-ssl-context", "icd-cluster");
        assertThat(tls.get("need-client-auth").asBoolean()).isTrue();
        assertThat(tls.get("protocols").toString()).isEqualTo("[\"TLSv1.3\"]");
        assertThat(SAID.get("changed")).doesNotContain("of the house");
    }
}
