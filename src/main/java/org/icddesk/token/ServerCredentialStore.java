// SPDX-License-Identifier: Apache-2.0
package org.icddesk.token;

import java.util.Optional;
import org.icddesk.server.ServerService;
import org.icddesk.server.ServerServices;
import org.icddesk.text.LogText;
import org.wildfly.security.credential.PasswordCredential;
import org.wildfly.security.credential.store.CredentialStore;
import org.wildfly.security.credential.store.CredentialStoreException;
import org.wildfly.security.password.interfaces.ClearPassword;

/**
 * WildFly's credential store {@code icd}, read live, so that an administrator can store and rotate the credential
 * without a restart.
 */
final class ServerCredentialStore {

    private static final String STORE = "org.wildfly.security.credential-store.icd";
    private static final String PLACE = "the credential store \"icd\"";

    private ServerCredentialStore() {}

    /** {@return the credential under two aliases of the store, as it is now} */
    static CredentialSource aliases(String idAlias, String secretAlias) {
        return () -> {
            try {
                Optional<ServerService> service = ServerServices.find(STORE);
                if (service.isEmpty()) {
                    return CredentialSource.CredentialResult.without(
                            CredentialSource.Kind.ABSENT, "the server has no credential store \"icd\"");
                }
                return service.get().value().isPresent()
                        ? read((CredentialStore) service.get().value().get(), idAlias, secretAlias)
                        : closed(service.get());
            } catch (CredentialStoreException | RuntimeException e) {
                return CredentialSource.CredentialResult.without(
                        CredentialSource.Kind.UNREADABLE, PLACE + " cannot be read");
            }
        };
    }

    private static CredentialSource.CredentialResult read(CredentialStore store, String idAlias, String secretAlias)
            throws CredentialStoreException {
        return CredentialHalves.join(
                text(store, idAlias),
                text(store, secretAlias),
                PLACE,
                "the alias \"" + idAlias + "\"",
                "the alias \"" + secretAlias + "\"");
    }

    private static CredentialSource.CredentialResult closed(ServerService service) {
        return CredentialSource.CredentialResult.without(
                CredentialSource.Kind.UNREADABLE,
                PLACE + " does not open"
                        + service.fault()
                                .map(message -> " (" + LogText.ascii(message, 120) + ")")
                                .orElse(""));
    }

    private static Optional<String> text(CredentialStore store, String alias) throws CredentialStoreException {
        return Optional.ofNullable(store.retrieve(alias, PasswordCredential.class))
                .map(found -> found.getPassword(ClearPassword.class))
                .map(password -> new String(password.getPassword()))
                .filter(text -> !text.isEmpty());
    }
}
