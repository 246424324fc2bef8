// SPDX-License-Identifier: Apache-2.0
package org.icddesk.candidate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.icddesk.candidate.CandidateEntity.How;
import org.icddesk.icd.IcdUri;

/** Orders candidates, and decides whether one of them is what was meant. */
final class CandidateOrder {

    private CandidateOrder() {}

    /**
     * Orders candidates: exact ones first, the others as they come; none has a better score than those before it.
     *
     * @param found the candidates as a search found them, the best first; one entity may occur several times
     */
    static List<CandidateEntity> of(List<CandidateEntity> found, CandidateQuery query) {
        Map<IcdUri, CandidateEntity> surest = new LinkedHashMap<>();
        found.stream()
                .filter(candidate -> query.wants(candidate.kind()))
                .forEach(candidate -> surest.merge(candidate.uri(), candidate, CandidateOrder::surer));
        List<CandidateEntity> sorted = surest.values().stream()
                .sorted(Comparator.comparing(
                        candidate -> candidate.how().isExact() ? candidate.how().ordinal() : How.values().length))
                .toList();
        List<CandidateEntity> ordered = new ArrayList<>();
        double most = CandidateEntity.MAX_SCORE;
        for (CandidateEntity candidate : sorted.subList(0, Math.min(query.limit(), sorted.size()))) {
            most = Math.min(most, candidate.score());
            ordered.add(candidate.atMost(most));
        }
        if (isDecided(sorted)) {
            ordered.set(0, ordered.get(0).asDecided());
        }
        return ordered;
    }

    private static CandidateEntity surer(CandidateEntity one, CandidateEntity other) {
        return one.how().compareTo(other.how()) <= 0 ? one : other;
    }

    /** {@return whether the first is exact, and the only one in its way: a title leaves other terms behind} */
    private static boolean isDecided(List<CandidateEntity> sorted) {
        return !sorted.isEmpty()
                && sorted.get(0).how().isExact()
                && (sorted.size() == 1 || sorted.get(1).how() != sorted.get(0).how());
    }
}
