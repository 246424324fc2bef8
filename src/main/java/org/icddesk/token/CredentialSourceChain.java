// SPDX-License-Identifier: Apache-2.0
package org.icddesk.token;

import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.icddesk.configuration.SettingSource;
import org.icddesk.token.CredentialSource.CredentialResult;
import org.icddesk.token.CredentialSource.Kind;

/**
 * The chain of credential sources: first the server's credential store, then the configuration. Half a credential in
 * the store is not completed from the configuration.
 *
 * @param store the credential store
 */
record CredentialSourceChain(CredentialSource store, CredentialSource configuration) implements CredentialSource {

    /** {@return the sources of this server, read live each time} */
    static CredentialSourceChain of(Config config) {
        SettingSource live = key -> Optional.ofNullable(config.getConfigValue(key))
                .filter(found -> found.getValue() != null && !found.getValue().isBlank())
                .map(found -> new SettingSource.Value(found.getValue().strip(), found.getSourceName()));
        CredentialSource store = () -> ServerCredentialStore.aliases(
                        alias(live, "icd.client.id.alias", "client-id"),
                        alias(live, "icd.client.secret.alias", "client-secret"))
                .find();
        return new CredentialSourceChain(store, new ConfiguredCredential(live));
    }

    private static String alias(SettingSource source, String key, String otherwise) {
        return source.value(key).map(SettingSource.Value::text).orElse(otherwise);
    }

    @Override
    public CredentialResult find() {
        CredentialResult stored = store.find();
        if (stored.kind() == Kind.COMPLETE || stored.kind() == Kind.HALF) {
            return stored;
        }
        CredentialResult configured = configuration.find();
        if (configured.kind() == Kind.ABSENT) {
            return CredentialResult.without(stored.kind(), stored.message() + "; " + configured.message());
        }
        return configured;
    }
}
