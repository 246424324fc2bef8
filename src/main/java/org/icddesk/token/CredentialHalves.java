// SPDX-License-Identifier: Apache-2.0
package org.icddesk.token;

import java.util.Optional;
import org.icddesk.token.CredentialSource.CredentialResult;
import org.icddesk.token.CredentialSource.Kind;

/** Combines a client id and a secret that one source keeps under two names. */
final class CredentialHalves {

    private CredentialHalves() {}

    static CredentialResult join(
            Optional<String> id, Optional<String> secret, String source, String idName, String secretName) {
        if (id.isPresent() && secret.isPresent()) {
            return CredentialResult.complete(id.get(), secret.get(), source);
        }
        if (id.isPresent() || secret.isPresent()) {
            String there = id.isPresent() ? idName : secretName;
            String missing = id.isPresent() ? secretName : idName;
            return CredentialResult.without(Kind.HALF, source + " has " + there + " but not " + missing);
        }
        return CredentialResult.without(Kind.ABSENT, source + " has neither " + idName + " nor " + secretName);
    }
}
