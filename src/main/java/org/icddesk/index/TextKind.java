// SPDX-License-Identifier: Apache-2.0
package org.icddesk.index;

import java.util.Optional;
import org.icddesk.index.MatchReason.Field;

/** The kinds of texts of an entity that are indexed. */
enum TextKind {
    TITLE(1, Field.TITLE),
    INCLUSION(0.85f, Field.INCLUSION),
    INDEX_TERM(0.85f, Field.INDEX_TERM),
    NOTE(0.4f, Field.NOTE),
    EXCLUSION(1, null);

    private final float weight;
    private final Field field;

    TextKind(float weight, Field field) {
        this.weight = weight;
        this.field = field;
    }

    /** {@return how much a match in it counts, against one in a title} */
    float weight() {
        return weight;
    }

    /** {@return the field that a hit by it is told to be by; none for exclusions, which give no hits} */
    Optional<Field> field() {
        return Optional.ofNullable(field);
    }

    /** {@return whether it names the entity, so that it can be matched as a whole} */
    boolean isName() {
        return this != NOTE;
    }
}
