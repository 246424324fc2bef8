// SPDX-License-Identifier: Apache-2.0
package org.icddesk.icd;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** One of the two residual categories that a linearization adds below an entity. */
public enum Residual {
    /** Other specified: a code that ends in Y. */
    OTHER,
    /** Unspecified: a code that ends in Z. */
    UNSPECIFIED;

    /**
     * Reads a name as WHO's addresses have it, in lower case.
     *
     * @param name what stands in an address; may be null
     * @return the residual of that name
     */
    public static Optional<Residual> parse(String name) {
        return Arrays.stream(values()).filter(r -> r.segment().equals(name)).findFirst();
    }

    /** {@return the name in WHO's addresses, such as {@code other}} */
    public String segment() {
        return name().toLowerCase(Locale.ROOT);
    }
}
