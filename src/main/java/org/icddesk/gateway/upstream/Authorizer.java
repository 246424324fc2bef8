// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.upstream;

import java.util.Optional;

/** Provides the authorization for requests to the ICD API. */
public interface Authorizer {

    /** Authorizes with nothing, for an ICD API that needs no token. */
    Authorizer NONE = () -> new Authorization() {

        @Override
        public Optional<String> authorization() {
            return Optional.empty();
        }

        @Override
        public void accepted() {
            // There is no token to note.
        }

        @Override
        public void rejected() {
            // There is no token to give up.
        }
    };

    /**
     * Gets authorization.
     *
     * @return the authorization; {@link org.icddesk.answer.Unavailable} if there is none now
     */
    Authorization authorize();

    /** The authorization of one request. */
    interface Authorization {

        /** {@return the value of the header {@code Authorization}; empty if the ICD API wants none} */
        Optional<String> authorization();

        /** Reports that WHO accepted it. */
        void accepted();

        /** Reports that WHO rejected it, upon which another is obtained. */
        void rejected();
    }
}
