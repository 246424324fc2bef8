// SPDX-License-Identifier: Apache-2.0
package org.icddesk.fhir.system;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.icddesk.fhir.resource.FhirProblem;
import org.icddesk.fhir.resource.IssueKind;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.Language;
import org.icddesk.icd.entity.IcdEntity;
import org.icddesk.index.IndexedEntity;
import org.icddesk.walk.WalkedIndex;
import org.icddesk.walk.WalkedIndexes;

/**
 * Where concepts stand. WHO lists all that is below an entity of ICD-11; for ICD-10 our own index does, or the entities are
 * asked for one by one, at most {@value #MAX_ASKED} of them.
 */
public final class ConceptHierarchy {

    private static final int MAX_ASKED = 1_000;
    private static final int MAX_LEVELS = 12;

    private final FhirInquiry inquiry;
    private final WalkedIndexes indexes;

    ConceptHierarchy(FhirInquiry inquiry, WalkedIndexes indexes) {
        this.inquiry = inquiry;
        this.indexes = indexes;
    }

    /** {@return whether a concept stands below another one} */
    public boolean isBelow(SystemVersion version, IcdUri uri, IcdUri above) {
        return !uri.equals(above) && ancestors(version, uri).contains(above);
    }

    private List<IcdUri> ancestors(SystemVersion version, IcdUri uri) {
        if (version.system() != IcdSystem.ICD10) {
            return inquiry.ancestors(version, uri);
        }
        List<IcdUri> above = new ArrayList<>();
        Optional<IcdUri> next = parent(version, uri);
        while (next.isPresent() && above.size() < MAX_LEVELS) {
            above.add(next.get());
            next = parent(version, next.get());
        }
        return above;
    }

    private Optional<IcdUri> parent(SystemVersion version, IcdUri uri) {
        return inquiry.entity(version, uri, Language.ENGLISH).parents().stream()
                .filter(parent -> !parent.isRoot())
                .<IcdUri>map(parent -> parent.in(version.release()))
                .findFirst();
    }

    /** {@return all concepts of a code system, each below the one it stands under} */
    public Set<IcdUri> all(SystemVersion version, Language language) {
        Optional<WalkedIndex> index = index(version, language);
        if (index.isPresent()) {
            return identifiers(version, index.get().index().all());
        }
        Set<IcdUri> all = new LinkedHashSet<>();
        for (IcdUri child : inquiry.top(version, language).children()) {
            all.addAll(subtree(version, child.in(version.release()), language));
        }
        return all;
    }

    /** {@return a concept and all that stands below it} */
    public Set<IcdUri> subtree(SystemVersion version, IcdUri uri, Language language) {
        Optional<WalkedIndex> index = index(version, language);
        if (index.isPresent()) {
            return identifiers(version, index.get().index().subtree(uri));
        }
        if (version.system() == IcdSystem.ICD10) {
            return walked(version, uri, language);
        }
        Set<IcdUri> all = new LinkedHashSet<>(List.of(uri));
        all.addAll(inquiry.descendants(version, uri, language));
        return all;
    }

    /** {@return our own index of a code system, if it has all of it} */
    public Optional<WalkedIndex> index(SystemVersion version, Language language) {
        return indexes.find(version.root(), language)
                .filter(index -> index.coverage().complete())
                .filter(index -> index.root().equals(version.root()))
                .map(index -> {
                    inquiry.useIndexOf(index.asOf());
                    return index;
                });
    }

    private static Set<IcdUri> identifiers(SystemVersion version, List<IndexedEntity> entities) {
        Set<IcdUri> all = new LinkedHashSet<>();
        entities.forEach(entity -> all.add(entity.uri().in(version.release())));
        return all;
    }

    private Set<IcdUri> walked(SystemVersion version, IcdUri top, Language language) {
        Set<IcdUri> all = new LinkedHashSet<>();
        Deque<IcdUri> pending = new ArrayDeque<>(List.of(top));
        while (!pending.isEmpty()) {
            IcdUri next = pending.pop();
            if (all.add(next)) {
                List<IcdUri> children = inquiry.entities(version, List.of(next), language).values().stream()
                        .map(IcdEntity::children)
                        .flatMap(List::stream)
                        .<IcdUri>map(child -> child.in(version.release()))
                        .toList();
                for (int at = children.size() - 1; at >= 0; at--) {
                    pending.push(children.get(at));
                }
            }
            if (all.size() + pending.size() > MAX_ASKED) {
                throw new FhirProblem(
                        IssueKind.TOO_COSTLY,
                        "There are more than " + MAX_ASKED + " concepts, and this server has no index of "
                                + version.canonical() + " yet.");
            }
        }
        return all;
    }
}
