// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.upstream;

import java.util.Optional;

/** Provides the authorization for requests to the ICD API. */
public interface Passes {

    /**
     * Gets a proof.
     *
     * @return the proof; {@link org.icddesk.gateway.Unavailable} if there is none now
     */
    Pass pass();

    /** A proof. */
    interface Pass {

        /** {@return the value of the header {@code Authorization}; empty if the ICD API wants none} */
        Optional<String> authorization();

        /** Reports that WHO refused it. */
        void refused();
    }
}
