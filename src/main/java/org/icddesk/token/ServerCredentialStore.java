// SPDX-License-Identifier: Apache-2.0
package org.icddesk.token;

import java.util.Optional;
import org.jboss.msc.service.ServiceActivator;
import org.jboss.msc.service.ServiceActivatorContext;
import org.jboss.msc.service.ServiceController;
import org.jboss.msc.service.ServiceName;
import org.jboss.msc.service.ServiceRegistry;
import org.wildfly.security.credential.PasswordCredential;
import org.wildfly.security.credential.store.CredentialStore;
import org.wildfly.security.credential.store.CredentialStoreException;
import org.wildfly.security.password.interfaces.ClearPassword;

/**
 * WildFly's credential store {@code icd}, read live, so that an administrator stores and rotates the credential in the
 * console without a restart.
 */
public final class ServerCredentialStore implements ServiceActivator {

    private static final ServiceName STORE = ServiceName.parse("org.wildfly.security.credential-store.icd");

    private static volatile ServiceRegistry registry;

    /** Made by the server as it deploys. */
    public ServerCredentialStore() {}

    /** Keeps the way to the server's services. */
    @Override
    public void activate(ServiceActivatorContext context) {
        registry = context.getServiceRegistry();
    }

    /** {@return the credential under two aliases of the store, as it is now} */
    static CredentialSource aliases(String idAlias, String secretAlias) {
        return () -> {
            try {
                CredentialStore store = store();
                return store == null
                        ? CredentialSource.Finding.without(
                                CredentialSource.Kind.ABSENT, "the server has no credential store \"icd\"")
                        : Halves.join(
                                text(store, idAlias),
                                text(store, secretAlias),
                                "the credential store \"icd\"",
                                "the alias \"" + idAlias + "\"",
                                "the alias \"" + secretAlias + "\"");
            } catch (CredentialStoreException | RuntimeException e) {
                return CredentialSource.Finding.without(
                        CredentialSource.Kind.UNREADABLE, "the credential store \"icd\" cannot be read");
            }
        };
    }

    // NOTE: deprecated for services that depend on each other; there is no other way to look one up at any time.
    @SuppressWarnings("deprecation")
    private static CredentialStore store() {
        ServiceController<?> service = registry == null ? null : registry.getService(STORE);
        return service == null ? null : (CredentialStore) service.getValue();
    }

    private static Optional<String> text(CredentialStore store, String alias) throws CredentialStoreException {
        return Optional.ofNullable(store.retrieve(alias, PasswordCredential.class))
                .map(found -> found.getPassword(ClearPassword.class))
                .map(password -> new String(password.getPassword()))
                .filter(text -> !text.isEmpty());
    }
}
