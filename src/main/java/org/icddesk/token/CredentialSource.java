// SPDX-License-Identifier: Apache-2.0
package org.icddesk.token;

import java.util.Optional;

/** A place that may contain the client's credential. It is read for each token request and caches nothing. */
@FunctionalInterface
public interface CredentialSource {

    /** {@return the current content} */
    CredentialResult find();

    /**
     * What a source contains.
     *
     * @param kind how much of a credential there is
     * @param credential the credential, exactly if the kind is {@link Kind#COMPLETE}
     * @param message where it comes from, or what is missing, for administrators; no part of the credential
     */
    record CredentialResult(Kind kind, Optional<Credential> credential, String message) {

        static CredentialResult complete(String id, String secret, String message) {
            return new CredentialResult(Kind.COMPLETE, Optional.of(new Credential(id, secret)), message);
        }

        static CredentialResult without(Kind kind, String message) {
            return new CredentialResult(kind, Optional.empty(), message);
        }
    }

    /** How much of a credential there is. */
    enum Kind {
        /** Id and secret. */
        COMPLETE,
        /** One half, the other is missing. */
        HALF,
        /** Something that cannot be read. */
        UNREADABLE,
        /** Nothing. */
        ABSENT
    }
}
