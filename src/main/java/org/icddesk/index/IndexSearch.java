// SPDX-License-Identifier: Apache-2.0
package org.icddesk.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.icddesk.index.IndexResult.Match;
import org.icddesk.index.match.WordMatcher;
import org.icddesk.index.match.WordMatches;
import org.icddesk.index.synonym.Synonyms;

/** One search of an index: for what has all words, then for what has similar ones, then for what lacks one. */
final class IndexSearch {

    private static final int MAX_LENGTH = 1_000;
    private static final int ANY = Long.SIZE;

    private final IndexContents contents;
    private final IndexQuery query;
    private final WordMatcher matcher;
    private final int from;
    private final int to;

    IndexSearch(IndexContents contents, IndexQuery query) {
        this.contents = contents;
        this.query = query;
        this.matcher = new WordMatcher(contents.vocabulary(), contents.reader());
        Hierarchy hierarchy = contents.hierarchy();
        Optional<Integer> top = query.below().flatMap(hierarchy::find);
        this.from = top.orElse(0);
        this.to = query.below().isEmpty()
                ? hierarchy.size()
                : top.map(hierarchy::end).orElse(0);
    }

    IndexResult run(Synonyms synonyms) {
        String text =
                query.words().substring(0, Math.min(MAX_LENGTH, query.words().length()));
        List<SearchVariant> variants = new SearchVariants(contents, matcher, text).with(synonyms);
        HitList list = new HitList(contents, query);
        if (variants.get(0).words().isEmpty() || from == to) {
            return list.result(Match.ALL_WORDS, List.of(), List.of());
        }
        List<Exclusion> exclusions = new ExclusionSearch(contents, query.chapters(), from, to).in(variants);
        List<ScoredEntity> hits = found(variants, 0);
        Match match = Match.ALL_WORDS;
        if (hits.isEmpty()) {
            match = Match.SIMILAR_WORDS;
            variants.forEach(variant -> matcher.addSimilar(variant.words(), variant.unknown(), variant.matches()));
            hits = found(variants, 0);
        }
        if (hits.isEmpty()) {
            hits = found(variants.stream().map(this::widened).toList(), 0);
        }
        if (hits.isEmpty()) {
            match = Match.ALL_BUT_ONE;
            hits = found(variants, 1);
        }
        List<ScoredEntity> merged = HitRanking.merged(hits, contents.texts());
        if (query.someWords()) {
            merged = HitRanking.after(merged, found(variants.subList(0, 1), ANY));
        }
        return list.result(match, merged, exclusions);
    }

    /** {@return a reading in which known words may be mistyped too} */
    private SearchVariant widened(SearchVariant variant) {
        WordMatches matches = matcher.match(variant.words());
        matcher.addSimilar(variant.words(), variant.words().required(), matches);
        return variant.with(matches);
    }

    private List<ScoredEntity> found(List<SearchVariant> variants, int lacking) {
        List<ScoredEntity> found = new ArrayList<>();
        variants.forEach(variant -> found.addAll(new EntitySearch(contents, variant, from, to).lacking(lacking)));
        return found;
    }
}
