// SPDX-License-Identifier: Apache-2.0
package org.icddesk.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.spec.AlgorithmParameterSpec;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.icddesk.testing.StubServices;
import org.icddesk.token.CredentialSource.CredentialResult;
import org.icddesk.token.CredentialSource.Kind;
import org.jboss.msc.service.ServiceController;
import org.jboss.msc.service.ServiceController.State;
import org.jboss.msc.service.StartException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wildfly.security.credential.Credential;
import org.wildfly.security.credential.PasswordCredential;
import org.wildfly.security.credential.store.CredentialStore;
import org.wildfly.security.credential.store.CredentialStoreException;
import org.wildfly.security.credential.store.CredentialStoreSpi;
import org.wildfly.security.password.interfaces.ClearPassword;

/** The credential store through the server's service registry, both stood in for here; the real ones are used in the server. */
class ServerCredentialStoreTest {

    private final Map<String, String> aliases = new HashMap<>();
    private Object store;
    private boolean broken;
    private StartException failure;

    @BeforeEach
    void activate() throws NoSuchAlgorithmException {
        store = CredentialStore.getInstance("Map", new MapProvider(new MapStore()));
        ServiceController<?> service = stub(
                ServiceController.class,
                Map.of(
                        "getValue", () -> store,
                        "getState", () -> failure == null ? State.UP : State.START_FAILED,
                        "getStartException", () -> failure));
        StubServices.store(() -> store == null ? null : service);
    }

    @AfterEach
    void deactivate() {
        StubServices.none();
    }

    @Test
    void aliasesAreReadAnewEachTime() {
        aliases.put("client-id", "a");
        aliases.put("client-secret", "old");
        assertThat(find().kind()).isEqualTo(Kind.COMPLETE);
        assertThat(find().message()).isEqualTo("the credential store \"icd\"");
        aliases.put("client-secret", "new");
        assertThat(find().credential().orElseThrow().secret()).isEqualTo("new");
    }

    @Test
    void L05_halfAndNothingAreNamed() {
        assertThat(find())
                .isEqualTo(
                        CredentialResult.without(
                                Kind.ABSENT,
                                "the credential store \"icd\" has neither the alias \"client-id\" nor the alias \"client-secret\""));
        aliases.put("client-id", "a");
        assertThat(find())
                .isEqualTo(
                        CredentialResult.without(
                                Kind.HALF,
                                "the credential store \"icd\" has the alias \"client-id\" but not the alias \"client-secret\""));
        aliases.put("client-secret", "");
        assertThat(find().kind()).isEqualTo(Kind.HALF);
    }

    @Test
    void missingStoreIsNamed() {
        store = null;
        assertThat(find())
                .isEqualTo(CredentialResult.without(Kind.ABSENT, "the server has no credential store \"icd\""));
        deactivate();
        assertThat(find().kind()).isEqualTo(Kind.ABSENT);
    }

    @Test
    void brokenStoreIsNamedWithoutItsMessage() {
        broken = true;
        assertThat(find())
                .isEqualTo(CredentialResult.without(Kind.UNREADABLE, "the credential store \"icd\" cannot be read"));
    }

    @Test
    void aStoreThatDoesNotOpenIsNamedWithTheServersInnermostReason() {
        failure = new StartException(
                "WFLYELY00004: Unable to start the service.",
                new CredentialStoreException("ELY09514", new java.io.IOException("password was incorrect")));
        assertThat(find())
                .isEqualTo(CredentialResult.without(
                        Kind.UNREADABLE, "the credential store \"icd\" does not open (password was incorrect)"));
        failure = new StartException();
        assertThat(find().message()).isEqualTo("the credential store \"icd\" does not open");
    }

    private static CredentialResult find() {
        return ServerCredentialStore.aliases("client-id", "client-secret").find();
    }

    private static <T> T stub(Class<T> type, Map<String, Supplier<?>> results) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, called, arguments) -> {
                    assertThat(results).containsKey(called.getName());
                    return results.get(called.getName()).get();
                }));
    }

    /** Offers the store to the library. */
    private static final class MapProvider extends Provider {

        private static final long serialVersionUID = 1L;

        MapProvider(CredentialStoreSpi spi) {
            super("map", "1", "stores in a map");
            putService(new Service(this, "CredentialStore", "Map", MapStore.class.getName(), null, null) {
                @Override
                public Object newInstance(Object parameter) {
                    return spi;
                }
            });
        }
    }

    private final class MapStore extends CredentialStoreSpi {
        @Override
        public void initialize(
                Map<String, String> attributes, CredentialStore.ProtectionParameter protection, Provider[] providers) {
            initialized = true;
        }

        @Override
        public boolean isModifiable() {
            return false;
        }

        @Override
        public void store(String alias, Credential credential, CredentialStore.ProtectionParameter protection) {
            throw new AssertionError("Nothing is stored");
        }

        @Override
        public <C extends Credential> C retrieve(
                String alias,
                Class<C> type,
                String algorithm,
                AlgorithmParameterSpec parameters,
                CredentialStore.ProtectionParameter protection)
                throws CredentialStoreException {
            if (broken) {
                throw new CredentialStoreException("canary");
            }
            String text = aliases.get(alias);
            return text == null
                    ? null
                    : type.cast(new PasswordCredential(
                            ClearPassword.createRaw(ClearPassword.ALGORITHM_CLEAR, text.toCharArray())));
        }

        @Override
        public void remove(
                String alias, Class<? extends Credential> type, String algorithm, AlgorithmParameterSpec parameters) {
            throw new AssertionError("Nothing is removed");
        }
    }
}
