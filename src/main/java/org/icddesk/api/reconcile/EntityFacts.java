// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.reconcile;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.Term;
import org.icddesk.icd.Text;
import org.icddesk.icd.entity.ClassKind;
import org.icddesk.icd.entity.Entity;
import org.icddesk.icd.entity.IcdEntity;
import org.icddesk.index.IndexedEntity;

/**
 * What a service tells of an entity, wherever it comes from.
 *
 * @param parent what it stands under; empty below the classification itself
 * @param source the entity of the foundation; empty for residuals, and in ICD-10
 */
record EntityFacts(
        IcdUri uri,
        String code,
        Text title,
        ClassKind kind,
        Optional<IcdUri> parent,
        Optional<? extends IcdUri> source,
        boolean leaf,
        List<String> definitions,
        List<String> inclusions,
        List<String> exclusions,
        List<String> indexTerms,
        List<String> notes) {

    static EntityFacts of(IndexedEntity entity) {
        return new EntityFacts(
                entity.uri(),
                entity.code(),
                entity.title(),
                entity.kind(),
                entity.parent().filter(parent -> !parent.isRoot()),
                Optional.empty(),
                entity.leaf(),
                List.of(),
                labels(entity.inclusions()),
                labels(entity.exclusions()),
                labels(entity.indexTerms()),
                values(entity.notes().stream()));
    }

    static EntityFacts of(IcdEntity entity) {
        return new EntityFacts(
                entity.uri(),
                entity.code(),
                entity.title(),
                entity.kind(),
                entity.parents().stream()
                        .filter(parent -> !parent.isRoot())
                        .<IcdUri>map(parent -> parent)
                        .findFirst(),
                entity instanceof Entity coded ? coded.source() : Optional.empty(),
                entity.children().isEmpty(),
                values(Stream.of(entity.definition(), entity.longDefinition()).flatMap(Optional::stream)),
                labels(entity.inclusions()),
                labels(entity.exclusions()),
                labels(entity.indexTerms()),
                values(entity.notes().stream()));
    }

    private static List<String> labels(List<Term> terms) {
        return values(terms.stream().filter(term -> !term.deprecated()).map(Term::label));
    }

    private static List<String> values(Stream<Text> texts) {
        return texts.map(Text::value).filter(value -> !value.isBlank()).toList();
    }
}
