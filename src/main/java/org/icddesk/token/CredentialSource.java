// SPDX-License-Identifier: Apache-2.0
package org.icddesk.token;

import java.util.Optional;

/** A place that may contain the client's credential. It is read for each token request and caches nothing. */
@FunctionalInterface
public interface CredentialSource {

    /** {@return the current content} */
    Finding find();

    /**
     * What a source contains.
     *
     * @param kind how much of a credential there is
     * @param credential the credential, exactly if the kind is {@link Kind#COMPLETE}
     * @param words where it comes from, or what is missing, for administrators; no part of the credential
     */
    record Finding(Kind kind, Optional<Credential> credential, String words) {

        static Finding complete(String id, String secret, String words) {
            return new Finding(Kind.COMPLETE, Optional.of(new Credential(id, secret)), words);
        }

        static Finding without(Kind kind, String words) {
            return new Finding(kind, Optional.empty(), words);
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
