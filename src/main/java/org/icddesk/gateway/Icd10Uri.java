// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway;

import java.util.Optional;

/**
 * The identifier of ICD-10, or of a chapter, block or category of it, in one release or in all.
 *
 * @param release the release; empty for all releases
 * @param code the chapter, block or category; empty for the classification itself
 */
public record Icd10Uri(Optional<Release> release, Optional<Icd10Code> code) implements IcdUri {

    /** Names ICD-10 in one release. */
    public static Icd10Uri root(Release release) {
        return new Icd10Uri(Optional.of(release), Optional.empty());
    }

    /** Names a chapter, block or category in one release. */
    public static Icd10Uri of(Release release, Icd10Code code) {
        return new Icd10Uri(Optional.of(release), Optional.of(code));
    }

    /** {@return whether this is the classification itself} */
    public boolean isRoot() {
        return code.isEmpty();
    }

    /**
     * Names the same in another release.
     *
     * @param other the release
     */
    public Icd10Uri in(Release other) {
        return new Icd10Uri(Optional.of(other), code);
    }

    /** {@return the same whatever the release} */
    public Icd10Uri inAllReleases() {
        return new Icd10Uri(Optional.empty(), code);
    }

    @Override
    public String path() {
        return "/icd/release/10"
                + release.map(r -> "/" + r).orElse("")
                + code.map(c -> "/" + c.code()).orElse("");
    }

    @Override
    public String toString() {
        return canonical();
    }
}
