// SPDX-License-Identifier: Apache-2.0
package org.icddesk.index;

import java.util.List;
import java.util.Optional;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.Term;
import org.icddesk.icd.Text;
import org.icddesk.icd.entity.ClassKind;

/**
 * An entity as the index holds it.
 *
 * @param uri its identifier, with its release
 * @param code its code; empty if it has none
 * @param parent what it stands under; empty for a chapter
 * @param inclusions terms that belong to it
 * @param exclusions terms that are coded elsewhere
 * @param indexTerms further terms that lead to it
 * @param notes notes and coding hints
 * @param leaf whether nothing stands under it
 */
public record IndexedEntity(
        IcdUri uri,
        String code,
        ClassKind kind,
        Text title,
        Optional<IcdUri> parent,
        List<Term> inclusions,
        List<Term> exclusions,
        List<Term> indexTerms,
        List<Text> notes,
        boolean leaf) {

    /** Copies the lists. */
    public IndexedEntity {
        inclusions = List.copyOf(inclusions);
        exclusions = List.copyOf(exclusions);
        indexTerms = List.copyOf(indexTerms);
        notes = List.copyOf(notes);
    }
}
