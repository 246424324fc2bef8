// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.shared;

import java.util.Optional;

/** Where the shared map comes from, which the server starts when it can. */
@FunctionalInterface
public interface SharedMapSource {

    /** {@return the map; empty until it has started} */
    Optional<SharedMap> map();

    /** {@return why it did not start; empty if it has, or may yet} */
    default Optional<String> fault() {
        return Optional.empty();
    }
}
