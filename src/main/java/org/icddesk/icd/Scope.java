// SPDX-License-Identifier: Apache-2.0
package org.icddesk.icd;

import java.util.Optional;

/**
 * The scope of a search: classification and release.
 *
 * @param linearization the linearization; empty for the foundation
 * @param release the release; may be empty for the foundation alone, which then is its latest
 */
public record Scope(Optional<Linearization> linearization, Optional<Release> release) {

    /** Holds a scope; a linearization without a release is an {@link IllegalArgumentException}. */
    public Scope {
        if (linearization.isPresent() && release.isEmpty()) {
            throw new IllegalArgumentException("a linearization is searched in a release");
        }
    }

    /** Names a linearization in one release. */
    public static Scope of(Release release, Linearization linearization) {
        return new Scope(Optional.of(linearization), Optional.of(release));
    }

    /**
     * Names the foundation.
     *
     * @param release the release; empty for the latest
     */
    public static Scope foundation(Optional<Release> release) {
        return new Scope(Optional.empty(), release);
    }
}
