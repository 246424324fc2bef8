// SPDX-License-Identifier: Apache-2.0
package org.icddesk.token;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.icddesk.configuration.SettingSource;

/**
 * The credential in the configuration: {@code icd.client.id} with {@code icd.client.secret}, or with the file that
 * {@code icd.client.secret.file} names.
 *
 * @param configuration read each time
 */
record ConfiguredCredential(SettingSource configuration) implements CredentialSource {

    private static final String ID = "icd.client.id";
    private static final String SECRET = "icd.client.secret";
    private static final String FILE = "icd.client.secret.file";
    private static final int MAX_BYTES = 64 << 10;

    @Override
    public CredentialResult find() {
        try {
            return look();
        } catch (RuntimeException e) {
            return CredentialResult.without(
                    Kind.UNREADABLE, "the configuration of " + ID + " or " + SECRET + " cannot be evaluated");
        }
    }

    private CredentialResult look() {
        Optional<String> secret = value(SECRET);
        Optional<String> file = value(FILE);
        if (secret.isEmpty() && file.isPresent()) {
            return fromFile(file.get());
        }
        return CredentialHalves.join(value(ID), secret, "the configuration", ID, SECRET);
    }

    private CredentialResult fromFile(String name) {
        try {
            Path path = Path.of(name);
            if (Files.size(path) > MAX_BYTES) {
                return unreadable(name, "is too large for a secret");
            }
            Optional<String> secret = Optional.of(Files.readString(path).replaceFirst("\\R\\z", ""))
                    .filter(text -> !text.isEmpty());
            return CredentialHalves.join(value(ID), secret, "the configuration", ID, "a secret in the file of " + FILE);
        } catch (IOException | InvalidPathException | SecurityException e) {
            return unreadable(name, "cannot be read (" + e.getClass().getSimpleName() + ")");
        }
    }

    private static CredentialResult unreadable(String name, String fault) {
        return CredentialResult.without(Kind.UNREADABLE, "the file \"" + name + "\" of " + FILE + " " + fault);
    }

    private Optional<String> value(String key) {
        return configuration.value(key).map(SettingSource.Value::text);
    }
}
