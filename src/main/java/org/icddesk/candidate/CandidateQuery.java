// SPDX-License-Identifier: Apache-2.0
package org.icddesk.candidate;

import java.util.List;
import java.util.Set;
import org.icddesk.icd.entity.ClassKind;

/**
 * A text that an entity is looked for.
 *
 * @param text a code, an identifier, or words, as they were written
 * @param kinds the kinds of entities wanted; empty for all
 * @param chapters the codes of the chapters to look in; empty for all
 * @param limit how many candidates are wanted at most, 1 or more
 * @param unfinished whether the text is still being typed, so that its last word may be a beginning
 */
public record CandidateQuery(String text, Set<ClassKind> kinds, List<String> chapters, int limit, boolean unfinished) {

    /** Copies the collections; a limit below 1 is an {@link IllegalArgumentException}. */
    public CandidateQuery {
        if (limit < 1) {
            throw new IllegalArgumentException("no candidate is wanted");
        }
        kinds = Set.copyOf(kinds);
        chapters = List.copyOf(chapters);
    }

    /** {@return a whole text that any entity is looked for} */
    public static CandidateQuery of(String text, int limit) {
        return new CandidateQuery(text, Set.of(), List.of(), limit, false);
    }

    /** {@return whether entities of a kind are wanted} */
    boolean wants(ClassKind kind) {
        return kinds.isEmpty() || kinds.contains(kind);
    }
}
