// SPDX-License-Identifier: Apache-2.0
package org.icddesk.icd;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The number of an entity of the ICD-11 foundation or a linearization.
 *
 * @param digits 1 to 12 ASCII digits without a leading zero
 */
public record EntityId(String digits) {

    private static final Pattern FORM = Pattern.compile("[1-9][0-9]{0,11}");

    /** Holds a number of an entity; anything else is an {@link IllegalArgumentException}. */
    public EntityId {
        if (!FORM.matcher(digits).matches()) {
            throw new IllegalArgumentException("not the number of an entity");
        }
    }

    /**
     * Reads a number.
     *
     * @param text what stands in an address; may be null
     * @return the number, unless the text is none
     */
    public static Optional<EntityId> parse(String text) {
        return text != null && FORM.matcher(text).matches() ? Optional.of(new EntityId(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return digits;
    }
}
