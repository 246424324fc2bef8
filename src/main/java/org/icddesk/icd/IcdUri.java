// SPDX-License-Identifier: Apache-2.0
package org.icddesk.icd;

import java.util.Optional;

/**
 * WHO's identifier of a classification or an entity: an address below {@code http://id.who.int/icd}, never a place to
 * fetch from.
 */
public sealed interface IcdUri permits FoundationUri, LinearizationUri, Icd10Uri {

    /**
     * Reads an identifier; also WHO's browser addresses that name an entity. Opens no connection.
     *
     * @param text an address with the host {@code id.who.int} or {@code icd.who.int}; may be null
     * @return the identifier, unless the text is anything else
     */
    static Optional<IcdUri> parse(String text) {
        return IcdUriReader.read(text);
    }

    /**
     * Reads the path of an identifier.
     *
     * @param path a decoded path such as {@code /icd/entity/257068234}; may be null
     * @return the identifier, unless the path has none
     */
    static Optional<IcdUri> ofPath(String path) {
        return IcdUriReader.readPath(path);
    }

    /** {@return the path below the base of the API, such as {@code /icd/release/11/2024-01/mms/257068234/other}} */
    String path();

    /** {@return the identifier as WHO writes it, such as {@code http://id.who.int/icd/entity/257068234}} */
    default String canonical() {
        return "http://id.who.int" + path();
    }

    /** {@return whether this is a classification itself and not an entity in it} */
    boolean isRoot();

    /** {@return the classification that this belongs to, in the same release or releases} */
    IcdUri root();

    /** {@return the release that this names; always empty in the foundation, whose identifiers name none} */
    Optional<Release> release();

    /** {@return whether this stands for the same in all releases, each of which has an identifier of its own for it} */
    default boolean isInAllReleases() {
        return release().isEmpty();
    }

    /** {@return the same in all releases} */
    IcdUri inAllReleases();

    /** {@return the same in another release} */
    IcdUri in(Release other);

    /** {@return the same in the foundation; empty for ICD-10, which does not come from there} */
    Optional<FoundationUri> inFoundation();
}
