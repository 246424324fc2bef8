// SPDX-License-Identifier: Apache-2.0
package org.icddesk.icd.code;

import java.util.List;
import org.icddesk.icd.LinearizationUri;

/**
 * A postcoordination axis of an entity.
 *
 * @param name its name in WHO's schema, such as {@code infectiousAgent}; letters and digits only
 * @param required whether a code without it is incomplete
 * @param multiplicity how many values it takes
 * @param scale the entities whose subtrees hold its values; may be whole chapters or residuals
 */
public record PostcoordinationAxis(
        String name, boolean required, Multiplicity multiplicity, List<LinearizationUri> scale) {

    /** How many values of one axis a code takes. */
    public enum Multiplicity {
        /** Any number. */
        ALWAYS,
        /** One. */
        NOT_ALLOWED,
        /** Any number, but one of each block. */
        EXCEPT_FROM_SAME_BLOCK,
        /** Missing from WHO's answer, or unknown. */
        UNKNOWN
    }
}
