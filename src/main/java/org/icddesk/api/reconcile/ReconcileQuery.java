// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.reconcile;

import java.util.List;
import java.util.Set;
import org.icddesk.candidate.CandidateQuery;
import org.icddesk.icd.entity.ClassKind;

/**
 * A reconciliation query, section 4.1 of the specification.
 *
 * @param texts what to look for: the value of the property {@code code} if there is one, then the query string
 * @param kinds the types of entities wanted; empty for all
 * @param chapters the values of the property {@code chapter}
 * @param limit how many candidates are wanted
 */
record ReconcileQuery(List<String> texts, Set<ClassKind> kinds, List<String> chapters, int limit) {

    static final int DEFAULT_LIMIT = 10;
    static final int MAX_LIMIT = 50;

    List<CandidateQuery> searches() {
        return texts.stream()
                .map(text -> new CandidateQuery(text, kinds, chapters, limit, false))
                .toList();
    }
}
