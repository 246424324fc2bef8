// SPDX-License-Identifier: Apache-2.0
package org.icddesk.index;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.icddesk.icd.search.Highlighted;
import org.icddesk.index.match.MatchKind;
import org.icddesk.index.match.WordMatches;
import org.icddesk.index.word.Word;

/** A text of an entity with the places where it matches a search. */
final class MarkedText {

    private final String text;
    private final BitSet marks = new BitSet();
    private final Spot[] spots;
    private final float[] qualities;

    /** The best match of a word of the search. */
    record Spot(int start, int end, MatchKind kind) {}

    MarkedText(IndexContents contents, int number, SearchVariant variant) {
        text = text(contents, number);
        spots = new Spot[variant.words().words().size()];
        qualities = new float[spots.length];
        List<Word> words = contents.reader().words(text);
        int place = contents.texts().firstWord(number);
        for (Word word : words) {
            int match = variant.matches().first(contents.texts().word(place++));
            for (; match != WordMatches.NONE; match = variant.matches().next(match)) {
                marks.set(word.start(), word.end());
                keep(word, match, variant.matches());
            }
        }
    }

    private static String text(IndexContents contents, int number) {
        IndexedTexts texts = contents.texts();
        IndexedEntity entity = contents.hierarchy().entity(texts.owner(number));
        int ordinal = texts.ordinal(number);
        return switch (texts.kind(number)) {
            case TITLE -> entity.title().value();
            case INCLUSION -> entity.inclusions().get(ordinal).label().value();
            case INDEX_TERM -> entity.indexTerms().get(ordinal).label().value();
            case NOTE -> entity.notes().get(ordinal).value();
            case EXCLUSION -> entity.exclusions().get(ordinal).label().value();
        };
    }

    private void keep(Word word, int match, WordMatches matches) {
        for (long rest = matches.set(match); rest != 0; rest &= rest - 1) {
            int typed = Long.numberOfTrailingZeros(rest);
            if (matches.quality(match) > qualities[typed]) {
                qualities[typed] = matches.quality(match);
                spots[typed] = new Spot(word.start(), word.end(), matches.kind(match));
            }
        }
    }

    /** {@return the best match of a word of the search; null if the text does not have it} */
    Spot spot(int word) {
        return spots[word];
    }

    String text(Spot spot) {
        return text.substring(spot.start(), spot.end());
    }

    Highlighted highlighted() {
        List<Highlighted.Part> parts = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            boolean marked = marks.get(at);
            int end = marked ? marks.nextClearBit(at) : marks.nextSetBit(at);
            end = end < 0 ? text.length() : Math.min(end, text.length());
            parts.add(new Highlighted.Part(text.substring(at, end), marked));
            at = end;
        }
        return new Highlighted(parts);
    }
}
