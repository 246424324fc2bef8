// SPDX-License-Identifier: Apache-2.0
package org.icddesk.icd;

import java.util.List;
import java.util.Optional;

/**
 * The identifier of ICD-10, or of a chapter, block or category of it, in one release or in all.
 *
 * @param release the release; empty for all releases
 * @param code the chapter, block or category; empty for the classification itself
 */
public record Icd10Uri(Optional<Release> release, Optional<Icd10Code> code) implements IcdUri {

    private static final Release FRENCH = new Release("2008");

    /** Names ICD-10 in one release. */
    public static Icd10Uri root(Release release) {
        return new Icd10Uri(Optional.of(release), Optional.empty());
    }

    /** Names a chapter, block or category in one release. */
    public static Icd10Uri of(Release release, Icd10Code code) {
        return new Icd10Uri(Optional.of(release), Optional.of(code));
    }

    @Override
    public boolean isRoot() {
        return code.isEmpty();
    }

    @Override
    public Icd10Uri root() {
        return new Icd10Uri(release, Optional.empty());
    }

    @Override
    public Icd10Uri in(Release other) {
        return new Icd10Uri(Optional.of(other), code);
    }

    @Override
    public Icd10Uri inAllReleases() {
        return new Icd10Uri(Optional.empty(), code);
    }

    /** {@return the languages that WHO has this in: English, and French in the release of 2008 only} */
    public List<Language> languages() {
        return release.filter(FRENCH::equals).isPresent()
                ? List.of(Language.ENGLISH, new Language("fr"))
                : List.of(Language.ENGLISH);
    }

    @Override
    public Optional<FoundationUri> inFoundation() {
        return Optional.empty();
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
