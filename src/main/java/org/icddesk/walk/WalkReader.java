// SPDX-License-Identifier: Apache-2.0
package org.icddesk.walk;

import java.util.List;
import java.util.Optional;
import org.icddesk.answer.Malformed;
import org.icddesk.gateway.BackgroundRequests;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.Term;
import org.icddesk.icd.entity.ClassKind;
import org.icddesk.icd.entity.IcdEntity;
import org.icddesk.index.IndexedEntity;
import org.icddesk.walk.WalkTree.WalkedAnswer;
import org.icddesk.walk.store.WalkKey;

/**
 * Reads WHO's answers for the index.
 *
 * @param chapters the codes of the chapters wanted; empty for all
 */
record WalkReader(BackgroundRequests requests, WalkKey key, List<String> chapters) {

    /** {@return what an answer says; {@link Malformed} if it cannot be read} */
    WalkedAnswer read(IcdUri uri, byte[] body) {
        if (uri.isRoot()) {
            return new WalkedAnswer(
                    Optional.empty(), requests.top(uri, key.language(), body).children());
        }
        IcdEntity entity = requests.entity(uri, key.language(), body);
        return isWanted(entity)
                ? new WalkedAnswer(Optional.of(indexed(uri, entity)), entity.children())
                : WalkedAnswer.NOTHING;
    }

    private boolean isWanted(IcdEntity entity) {
        boolean chapter = entity.kind() == ClassKind.CHAPTER || entity.parents().contains(key.root());
        return !chapter || chapters.isEmpty() || chapters.contains(entity.code());
    }

    private static IndexedEntity indexed(IcdUri uri, IcdEntity entity) {
        return new IndexedEntity(
                uri,
                entity.code(),
                entity.kind(),
                entity.title(),
                entity.parents().stream()
                        .filter(parent -> !parent.isRoot())
                        .<IcdUri>map(parent -> parent)
                        .findFirst(),
                shown(entity.inclusions()),
                shown(entity.exclusions()),
                shown(entity.indexTerms()),
                entity.notes(),
                entity.children().isEmpty());
    }

    private static List<Term> shown(List<Term> terms) {
        return terms.stream().filter(term -> !term.deprecated()).toList();
    }
}
