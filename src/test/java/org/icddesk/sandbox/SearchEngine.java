// SPDX-License-Identifier: Apache-2.0
package org.icddesk.sandbox;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Search over the names of entities, after WHO's description of it. */
final class SearchEngine {

    static final int CAP = 50;

    private final Indexes indexes;

    SearchEngine(Indexes indexes) {
        this.indexes = indexes;
    }

    /**
     * What was found.
     *
     * @param hits at most {@value #CAP}, best first
     * @param chopped whether there were more
     * @param documents all texts that matched
     */
    record Found(SearchIndex index, List<Hit> hits, boolean chopped, BitSet documents) {}

    /** The search endpoint of an edition. */
    Route route(Optional<Edition> edition, Parameters asked) {
        return new Route("search", true, () -> edition.map(found -> {
                    SearchQuery query = SearchQuery.of(asked, found.isFoundation());
                    return Answer.json(SearchResult.of(found, query, search(found, query)));
                })
                .orElse(Answer.empty(404)));
    }

    Found search(Edition edition, SearchQuery query) {
        SearchIndex index = indexes.of(edition.linearization(), edition.language());
        BitSet candidates = candidates(index, query);
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
                            .add(number, score(index, number, query), title);
                }
            }
        }
        List<Hit> sorted = new ArrayList<>(hits.values());
        sorted.sort(Hit.BEST_FIRST);
        boolean chopped = sorted.size() > CAP;
        List<Hit> best = chopped ? new ArrayList<>(sorted.subList(0, CAP)) : sorted;
        return new Found(index, query.flat() ? best : nested(best), chopped, matched);
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

    private static BitSet candidates(SearchIndex index, SearchQuery query) {
        BitSet found = new BitSet(index.size());
        boolean first = true;
        for (SearchQuery.Word word : query.words()) {
            BitSet holding = index.holding(word.folded(), word.prefix());
            if (first || query.flexible()) {
                found.or(holding);
            } else {
                found.and(holding);
            }
            first = false;
        }
        return found;
    }

    /** 1 for a text of exactly the words asked for; else by the share of the text that they cover. */
    private static double score(SearchIndex index, int number, SearchQuery query) {
        int covered = 0;
        int matched = 0;
        int asked = query.words().size();
        if (query.flexible()) {
            List<String> words = index.words(number);
            for (SearchQuery.Word word : query.words()) {
                if (words.stream().anyMatch(word::matches)) {
                    covered += word.folded().length();
                    matched++;
                }
            }
        } else {
            matched = asked;
            for (SearchQuery.Word word : query.words()) {
                covered += word.folded().length();
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
