// SPDX-License-Identifier: Apache-2.0
package org.icddesk.index;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.icddesk.index.IndexResult.Match;

/** Lists the best hits of a search, and counts them all. */
final class HitList {

    private static final Comparator<ScoredEntity> BEST_FIRST =
            Comparator.comparing(ScoredEntity::score).reversed().thenComparing(ScoredEntity::entity);

    private final IndexContents contents;
    private final IndexQuery query;

    HitList(IndexContents contents, IndexQuery query) {
        this.contents = contents;
        this.query = query;
    }

    IndexResult result(Match match, List<ScoredEntity> hits, List<Exclusion> exclusions) {
        List<ScoredEntity> chosen = hits.stream()
                .filter(hit -> query.chapters().isEmpty()
                        || query.chapters().contains(contents.hierarchy().chapter(hit.entity())))
                .toList();
        double least = least(chosen);
        HitExplainer explainer = new HitExplainer(contents);
        List<IndexHit> listed = chosen.stream()
                .filter(hit -> hit.score() >= least)
                .sorted(BEST_FIRST)
                .limit(IndexResult.MAX_HITS)
                .map(explainer::hit)
                .toList();
        return new IndexResult(match, listed, chosen.size(), chapters(hits), exclusions);
    }

    /** {@return the score of the last hit that is listed: to sort the others would take longer than to find them} */
    private static double least(List<ScoredEntity> hits) {
        if (hits.size() <= IndexResult.MAX_HITS) {
            return Double.NEGATIVE_INFINITY;
        }
        double[] scores = hits.stream().mapToDouble(ScoredEntity::score).toArray();
        Arrays.sort(scores);
        return scores[scores.length - IndexResult.MAX_HITS];
    }

    private Map<String, Integer> chapters(List<ScoredEntity> hits) {
        Hierarchy hierarchy = contents.hierarchy();
        int[] counts = new int[hierarchy.size()];
        hits.forEach(hit -> counts[hierarchy.top(hit.entity())]++);
        Map<String, Integer> chapters = new LinkedHashMap<>();
        for (int top = 0; top < counts.length; top = hierarchy.end(top)) {
            if (counts[top] > 0) {
                chapters.merge(hierarchy.chapter(top), counts[top], Integer::sum);
            }
        }
        return chapters;
    }
}
