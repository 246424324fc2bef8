// SPDX-License-Identifier: Apache-2.0
package org.icddesk.icd;

import java.util.Optional;

/**
 * The identifier of the foundation, or of an entity in it, whatever the release.
 *
 * @param id the entity; empty for the foundation itself
 * @param residual a residual of the entity: it stands in filters and in answers on causes of death, but is no entity
 */
public record FoundationUri(Optional<EntityId> id, Optional<Residual> residual) implements IcdUri {

    /** The foundation itself. */
    public static final FoundationUri ROOT = new FoundationUri(Optional.empty(), Optional.empty());

    /** Holds an identifier; a residual of nothing is an {@link IllegalArgumentException}. */
    public FoundationUri {
        if (id.isEmpty() && residual.isPresent()) {
            throw new IllegalArgumentException("a residual needs an entity");
        }
    }

    /** Names an entity. */
    public static FoundationUri of(EntityId id) {
        return new FoundationUri(Optional.of(id), Optional.empty());
    }

    @Override
    public boolean isRoot() {
        return id.isEmpty();
    }

    @Override
    public FoundationUri root() {
        return ROOT;
    }

    @Override
    public Optional<Release> release() {
        return Optional.empty();
    }

    @Override
    public boolean isInAllReleases() {
        return false;
    }

    @Override
    public FoundationUri inAllReleases() {
        return this;
    }

    @Override
    public FoundationUri in(Release other) {
        return this;
    }

    @Override
    public Optional<FoundationUri> inFoundation() {
        return Optional.of(this);
    }

    @Override
    public String path() {
        return "/icd/entity"
                + id.map(i -> "/" + i).orElse("")
                + residual.map(r -> "/" + r.segment()).orElse("");
    }

    @Override
    public String toString() {
        return canonical();
    }
}
