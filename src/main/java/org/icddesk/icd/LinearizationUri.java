// SPDX-License-Identifier: Apache-2.0
package org.icddesk.icd;

import java.util.Optional;

/**
 * The identifier of a linearization, or of an entity in it, in one release or in all.
 *
 * @param release the release; empty for all releases
 * @param id the entity; empty for the linearization itself
 * @param residual the residual below the entity, if it is one
 */
public record LinearizationUri(
        Optional<Release> release, Linearization linearization, Optional<EntityId> id, Optional<Residual> residual)
        implements IcdUri {

    /** Holds an identifier; a residual of nothing is an {@link IllegalArgumentException}. */
    public LinearizationUri {
        if (id.isEmpty() && residual.isPresent()) {
            throw new IllegalArgumentException("a residual needs an entity");
        }
    }

    /** Names a linearization in one release. */
    public static LinearizationUri root(Release release, Linearization linearization) {
        return new LinearizationUri(Optional.of(release), linearization, Optional.empty(), Optional.empty());
    }

    /** Names a linearization in all releases. */
    public static LinearizationUri root(Linearization linearization) {
        return new LinearizationUri(Optional.empty(), linearization, Optional.empty(), Optional.empty());
    }

    /** Names an entity in one release. */
    public static LinearizationUri of(Release release, Linearization linearization, EntityId id) {
        return new LinearizationUri(Optional.of(release), linearization, Optional.of(id), Optional.empty());
    }

    @Override
    public boolean isRoot() {
        return id.isEmpty();
    }

    @Override
    public LinearizationUri in(Release other) {
        return new LinearizationUri(Optional.of(other), linearization, id, residual);
    }

    @Override
    public LinearizationUri inAllReleases() {
        return new LinearizationUri(Optional.empty(), linearization, id, residual);
    }

    @Override
    public LinearizationUri root() {
        return new LinearizationUri(release, linearization, Optional.empty(), Optional.empty());
    }

    @Override
    public Optional<FoundationUri> inFoundation() {
        return Optional.of(new FoundationUri(id, residual));
    }

    @Override
    public String path() {
        return "/icd/release/11"
                + release.map(r -> "/" + r).orElse("")
                + "/" + linearization.segment()
                + id.map(i -> "/" + i).orElse("")
                + residual.map(r -> "/" + r.segment()).orElse("");
    }

    @Override
    public String toString() {
        return canonical();
    }
}
