// SPDX-License-Identifier: Apache-2.0
package org.icddesk.sandbox.search;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import org.icddesk.sandbox.catalogue.Edition;
import org.icddesk.sandbox.catalogue.Node;
import org.icddesk.sandbox.http.Answer;
import org.icddesk.sandbox.http.Parameters;

/** Search over the names of entities, after WHO's description of it. */
public final class SearchEngine {

    static final int CAP = 50;

    private final Indexes indexes;

    public SearchEngine(Indexes indexes) {
        this.indexes = indexes;
    }

    /**
     * What was found.
     *
     * @param hits at most {@value #CAP}, best first
     * @param chopped whether there were more
     * @param documents all texts that matched
     */
    public record Found(SearchIndex index, List<Hit> hits, boolean chopped, BitSet documents) {}

    /** The answer of the search endpoint of an edition. */
    public Answer answer(Optional<Edition> edition, Parameters asked) {
        return edition.map(found -> {
                    SearchQuery query = SearchQuery.of(asked, found.isFoundation());
                    return Answer.json(SearchResult.of(found, query, search(found, query)));
                })
                .orElse(Answer.empty(404));
    }

    public Found search(Edition edition, SearchQuery query) {
        SearchIndex index = indexes.of(edition.linearization(), edition.language());
        List<BitSet> holding = query.words().stream()
                .map(word -> index.holding(word.folded(), word.prefix()))
                .toList();
        BitSet candidates = candidates(index, query, holding);
        BitSet matched = new BitSet(index.size());
        SearchFilter filter = new SearchFilter(edition, query);
        Map<Node, Hit> hits = new IdentityHashMap<>();
        for (int number = candidates.nextSetBit(0); number >= 0; number = candidates.nextSetBit(number + 1)) {
            SearchDocument document = index.document(number);
            if (query.properties().contains(document.property())
                    && document.existsIn(edition.release().id())) {
                Node result = result(edition, query, document);
                if (filter.accepts(document.target())) {
                    matched.set(number);
                    int order = number;
                    boolean title =
                            document.source() == result && document.property().equals("Title");
                    hits.computeIfAbsent(result, any -> new Hit(result, order))
                            .add(number, score(index, number, query, holding), title);
                }
            }
        }
        List<Hit> best = best(hits.values());
        return new Found(index, query.flat() ? best : nested(best), hits.size() > CAP, matched);
    }

    private static List<Hit> best(Collection<Hit> hits) {
        PriorityQueue<Hit> kept = new PriorityQueue<>(CAP + 1, Hit.BEST_FIRST.reversed());
        for (Hit hit : hits) {
            if (kept.size() < CAP) {
                kept.add(hit);
            } else if (Hit.BEST_FIRST.compare(hit, kept.peek()) < 0) {
                kept.poll();
                kept.add(hit);
            }
        }
        List<Hit> sorted = new ArrayList<>(kept);
        sorted.sort(Hit.BEST_FIRST);
        return sorted;
    }

    /** For coding an unspecified residual stands for what is above it, a combination for what is below the shoreline. */
    private static Node result(Edition edition, SearchQuery query, SearchDocument document) {
        if (!query.codingMode()) {
            return document.target();
        }
        return document.source().isCluster()
                ? document.source()
                : document.target().terminal(edition.release().id());
    }

    private static BitSet candidates(SearchIndex index, SearchQuery query, List<BitSet> holding) {
        BitSet found = new BitSet(index.size());
        for (int word = 0; word < holding.size(); word++) {
            if (word == 0 || query.flexible()) {
                found.or(holding.get(word));
            } else {
                found.and(holding.get(word));
            }
        }
        return found;
    }

    /** 1 for a text of exactly the words asked for; else by the share of the text that they cover. */
    private static double score(SearchIndex index, int number, SearchQuery query, List<BitSet> holding) {
        int covered = 0;
        int matched = 0;
        int asked = holding.size();
        for (int word = 0; word < asked; word++) {
            if (holding.get(word).get(number)) {
                covered += query.words().get(word).folded().length();
                matched++;
            }
        }
        int letters = Math.max(1, index.letters(number));
        if (matched == asked && covered == letters && asked == index.wordCount(number)) {
            return 1;
        }
        double share = Math.min(1, (double) covered / letters) * matched / Math.max(1, asked);
        return Math.min(0.99, 1.25 * share - 0.3);
    }

    /** Each hit below the nearest hit among its ancestors. */
    private static List<Hit> nested(List<Hit> hits) {
        Map<Node, Hit> byNode = new LinkedHashMap<>();
        hits.forEach(hit -> byNode.put(hit.node, hit));
        List<Hit> top = new ArrayList<>();
        for (Hit hit : hits) {
            Hit above = hit.node.ancestors().stream()
                    .map(byNode::get)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
            (above == null ? top : above.below).add(hit);
        }
        return top;
    }
}
