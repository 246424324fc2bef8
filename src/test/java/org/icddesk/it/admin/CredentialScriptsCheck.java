// SPDX-License-Identifier: Apache-2.0
package org.icddesk.it.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.icddesk.testing.server.CommandLine;
import org.icddesk.testing.server.DeskServer;
import org.icddesk.testing.server.Ports;
import org.icddesk.testing.server.ServerBases;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.wildfly.security.auth.server.IdentityCredentials;
import org.wildfly.security.credential.PasswordCredential;
import org.wildfly.security.credential.store.CredentialStore;
import org.wildfly.security.credential.store.CredentialStore.CredentialSourceProtectionParameter;
import org.wildfly.security.credential.store.WildFlyElytronCredentialStoreProvider;
import org.wildfly.security.password.WildFlyElytronPasswordProvider;
import org.wildfly.security.password.interfaces.ClearPassword;

/** The life of a credential as an administrator leads it, against a running server; the store's file is read to see what it holds. */
@TestMethodOrder(OrderAnnotation.class)
class CredentialScriptsCheck {

    private static final Path HOME =
            Path.of(System.getProperty("desk.server", "target/server")).toAbsolutePath();
    private static final Path BASE = Path.of("target/desks/credential-scripts").toAbsolutePath();
    private static final String PASSWORD = "a password of the house";
    private static final String ID = "11111111-2222_3333";
    private static final String SECRET = "k3y/With+All=the,\"odd\\ ones} $of it=";
    private static final Ports PORTS = Ports.free();
    private static final CommandLine CLI = new CommandLine(HOME, BASE, Map.of(), List.of());

    private static DeskServer server;

    @BeforeAll
    static void start() throws IOException {
        ServerBases.copy(HOME, BASE);
        server = DeskServer.start(new DeskServer.Setup(
                HOME,
                BASE,
                PORTS,
                Map.of("ICD_STORE_PASSWORD", PASSWORD),
                List.of(),
                List.of("--start-mode=admin-only"),
                false));
        Awaitility.await().atMost(Duration.ofMinutes(4)).until(() -> PORTS.taken()
                .contains(PORTS.management()));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    @Order(1)
    void theStoreIsThereOrComesAndASecondRunChangesNothing() {
        assertThat(CLI.online(PORTS.management(), "credential-store.cli").exitCode())
                .isZero();
        assertThat(CLI.online(PORTS.management(), "credential-store.cli").output())
                .contains("nothing changed")
                .doesNotContain("NOTE");
    }

    @Test
    @Order(2)
    void namesOfVariablesAreNotStoredForTheirValues() {
        CommandLine.Outcome outcome = CLI.with(Map.of("ICD_CLIENT_ID", ID, "ICD_CLIENT_SECRET", SECRET))
                .online(PORTS.management(), "credential.cli");
        assertThat(outcome.exitCode()).isNotZero();
        assertThat(outcome.output()).contains("Nothing is stored");
        assertThat(stored("client-id")).isEmpty();
    }

    @Test
    @Order(3)
    void whatTheAdministratorTypesIsStoredAndNotSaid() throws IOException {
        CommandLine.Outcome outcome = typed(ID, SECRET);
        assertThat(outcome.exitCode()).as(outcome.output()).isZero();
        assertThat(outcome.output()).contains("client-id", "client-secret").doesNotContain(SECRET);
        assertThat(stored("client-id")).contains(ID);
        assertThat(stored("client-secret")).contains(SECRET);
        assertThat(Files.readString(BASE.resolve("configuration/standalone.xml")))
                .doesNotContain(ID, SECRET, PASSWORD);
    }

    @Test
    @Order(4)
    void aSecondCredentialDoesNotReplaceTheFirstByAccident() {
        assertThat(typed("another", "another").output())
                .contains("A client id is already stored: nothing changed", "A client secret is already stored");
        assertThat(stored("client-id")).contains(ID);
        assertThat(stored("client-secret")).contains(SECRET);
    }

    @Test
    @Order(5)
    void rotationReplacesBoth() {
        assertThat(typed("another", "of the year", "rotate").exitCode()).isZero();
        assertThat(stored("client-id")).contains("another");
        assertThat(stored("client-secret")).contains("of the year");
    }

    @Test
    @Order(6)
    void noOperationReadsTheSecretBack() {
        assertThat(CLI.command(
                                PORTS.management(),
                                "/subsystem=elytron:read-resource(recursive=true, include-runtime=true)")
                        .output())
                .contains("credential-store")
                .doesNotContain("of the year");
        CommandLine.Outcome exported = CLI.command(
                PORTS.management(), "/subsystem=elytron/credential-store=icd:export-secret-key(alias=client-secret)");
        assertThat(exported.exitCode()).isNotZero();
        assertThat(exported.output()).doesNotContain("of the year");
    }

    @Test
    @Order(7)
    void theUndoRemovesBothAndASecondRunSaysThatThereIsNothing() {
        assertThat(CLI.online(PORTS.management(), "credential-undo.cli").output())
                .contains("Removed: the client id", "Removed: the client secret");
        assertThat(stored("client-id")).isEmpty();
        assertThat(CLI.online(PORTS.management(), "credential-undo.cli").output())
                .contains("There is no client id: nothing changed", "There is no client secret: nothing changed");
    }

    @Test
    @Order(8)
    void levelsChangeWithoutAReload() {
        CLI.online(PORTS.management(), "logging.cli");
        assertThat(CLI.command(
                                PORTS.management(),
                                "/subsystem=logging/logger=org.icddesk.token:write-attribute(name=level, value=DEBUG)")
                        .output())
                .contains("success")
                .doesNotContain("reload");
    }

    private static CommandLine.Outcome typed(String id, String secret, String... arguments) {
        List<String> command = new ArrayList<>(
                List.of(CommandLine.SCRIPTS.resolve("credential.sh").toString()));
        command.addAll(List.of(arguments));
        command.add("--controller=localhost:" + PORTS.management());
        return CommandLine.run(command, id + "\n" + secret + "\n", Map.of("JBOSS_HOME", HOME.toString()), BASE);
    }

    private static Optional<String> stored(String alias) {
        try {
            CredentialStore store = CredentialStore.getInstance(
                    "KeyStoreCredentialStore", WildFlyElytronCredentialStoreProvider.getInstance());
            store.initialize(
                    Map.of(
                            "location",
                            BASE.resolve("data/icd.cs").toString(),
                            "modifiable",
                            "false",
                            "keyStoreType",
                            "JCEKS"),
                    new CredentialSourceProtectionParameter(IdentityCredentials.NONE.withCredential(
                            new PasswordCredential(ClearPassword.createRaw("clear", PASSWORD.toCharArray())))),
                    new java.security.Provider[] {WildFlyElytronPasswordProvider.getInstance()});
            return Optional.ofNullable(store.retrieve(alias, PasswordCredential.class))
                    .map(found ->
                            new String(found.getPassword(ClearPassword.class).getPassword()));
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
