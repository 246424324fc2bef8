// SPDX-License-Identifier: Apache-2.0
package org.icddesk.answer;

import java.util.Optional;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.Language;

/** Finds the entities of codes without asking WHO, in releases that are kept outside the cache. */
@FunctionalInterface
public interface CodeArchive {

    /** Keeps nothing. */
    CodeArchive NONE = (root, code, language) -> Optional.empty();

    /**
     * Finds the entity that has a code.
     *
     * @param root the classification, in one release
     * @param code the code of one category, as WHO writes it
     * @param language the language in which the entity is preferred
     * @return the entity and a language in which it is kept; empty if no kept entity has that code
     */
    Optional<Kept> find(IcdUri root, String code, Language language);

    /**
     * An entity that is kept.
     *
     * @param language the language in which it is kept
     */
    record Kept(IcdUri uri, Language language) {}
}
