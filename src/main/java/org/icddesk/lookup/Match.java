// SPDX-License-Identifier: Apache-2.0
package org.icddesk.lookup;

import java.util.Optional;
import org.icddesk.answer.Answer;
import org.icddesk.browse.Classification;
import org.icddesk.icd.Language;
import org.icddesk.icd.entity.IcdEntity;

/**
 * An entity that a code or an identifier names.
 *
 * @param entity the entity; of a cluster that of its first code
 * @param cluster the cluster, normalised; empty for anything else
 * @param language the language that the address named; empty if none was named
 */
public record Match(Answer<IcdEntity> entity, Optional<String> cluster, Optional<Language> language) {

    static Match of(Answer<IcdEntity> entity) {
        return new Match(entity, Optional.empty(), Optional.empty());
    }

    /** {@return the classification that has it} */
    public Classification classification() {
        return Classification.of(entity.value().uri());
    }
}
