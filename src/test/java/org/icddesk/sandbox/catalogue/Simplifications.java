// SPDX-License-Identifier: Apache-2.0
package org.icddesk.sandbox.catalogue;

import java.util.Map;
import java.util.Optional;

/** Combinations that equal a code of their own. */
public final class Simplifications {

    /** WHO's own example in the OpenAPI document. */
    private static final Map<String, String> SIMPLER = Map.of("GC08&XN6P4", "GC08.0");

    private Simplifications() {}

    public static Optional<String> of(String cluster) {
        return Optional.ofNullable(SIMPLER.get(cluster));
    }
}
