// SPDX-License-Identifier: Apache-2.0
package org.icddesk.icd;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A classification drawn from the ICD-11 foundation. */
public enum Linearization {
    /** ICD-11 for Mortality and Morbidity Statistics. */
    MMS,
    /** International Classification of Functioning, Disability and Health. */
    ICF;

    /**
     * Reads a name as WHO's addresses have it, in lower case.
     *
     * @param name what stands in an address; may be null
     * @return the linearization of that name
     */
    public static Optional<Linearization> parse(String name) {
        return Arrays.stream(values()).filter(l -> l.segment().equals(name)).findFirst();
    }

    /** {@return the name in WHO's addresses, such as {@code mms}} */
    public String segment() {
        return name().toLowerCase(Locale.ROOT);
    }
}
