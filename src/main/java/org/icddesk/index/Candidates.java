// SPDX-License-Identifier: Apache-2.0
package org.icddesk.index;

import java.util.BitSet;
import java.util.function.IntConsumer;
import org.icddesk.index.match.SearchWords;
import org.icddesk.index.match.WordMatches;

/** Entities that may have the words of a search: few enough to look at each, and none that has them is left out. */
final class Candidates {

    private final IndexContents contents;
    private final SearchWords search;
    private final WordMatches matches;
    private final long[] costs;

    Candidates(IndexContents contents, SearchVariant variant) {
        this.contents = contents;
        this.search = variant.words();
        this.matches = variant.matches();
        this.costs = new long[search.words().size()];
        for (int match = 0; match < matches.size(); match++) {
            int frequency = contents.texts().frequency(matches.word(match));
            for (long rest = matches.set(match); rest != 0; rest &= rest - 1) {
                costs[Long.numberOfTrailingZeros(rest)] += frequency;
            }
        }
    }

    /** {@return those that may lack some of the words} */
    BitSet with(long optional, int mayLack) {
        long needed = search.required() & ~(mayLack > 0 ? optional : 0);
        if (needed != 0) {
            return having(cheapest(needed));
        }
        if (mayLack > 1) {
            return having(search.required());
        }
        long first = cheapest(search.required());
        return having(first | cheapest(search.required() & ~first));
    }

    private long cheapest(long words) {
        long best = 0;
        long cost = Long.MAX_VALUE;
        for (long rest = words; rest != 0; rest &= rest - 1) {
            int word = Long.numberOfTrailingZeros(rest);
            if (costs[word] < cost) {
                cost = costs[word];
                best = 1L << word;
            }
        }
        return best;
    }

    /** {@return the exclusions that may have all words, as numbers of texts} */
    BitSet exclusions() {
        BitSet exclusions = new BitSet();
        withAny(cheapest(search.required()), text -> {
            if (contents.texts().kind(text) == TextKind.EXCLUSION) {
                exclusions.set(text);
            }
        });
        return exclusions;
    }

    /** A word in a title is had by all that stands under it. */
    private BitSet having(long words) {
        BitSet having = new BitSet(contents.hierarchy().size());
        boolean below = Long.bitCount(search.required()) > 1;
        withAny(words, text -> {
            int entity = contents.texts().owner(text);
            TextKind kind = contents.texts().kind(text);
            if (kind == TextKind.TITLE && below) {
                having.set(entity, contents.hierarchy().end(entity));
            } else if (kind != TextKind.EXCLUSION) {
                having.set(entity);
            }
        });
        return having;
    }

    private void withAny(long words, IntConsumer found) {
        IndexedTexts texts = contents.texts();
        for (int match = 0; match < matches.size(); match++) {
            if ((matches.set(match) & words) != 0) {
                int word = matches.word(match);
                for (int at = 0; at < texts.frequency(word); at++) {
                    found.accept(texts.posting(word, at));
                }
            }
        }
    }
}
