// SPDX-License-Identifier: Apache-2.0
package org.icddesk.index;

import java.util.Arrays;
import org.icddesk.index.match.MatchKind;
import org.icddesk.index.match.WordMatches;
import org.icddesk.index.word.WordRole;

/** One text matched with a search; used again for the next text, by one thread. */
final class TextMatch {

    private static final int NONE = -1;
    private static final WordRole[] ROLES = WordRole.values();

    private final IndexedTexts texts;
    private final WordMatches matches;
    private final float[] qualities;
    private final long[] ofRole = new long[ROLES.length];
    private long found;
    private long firm;
    private long similar;
    private long exact;
    private long covered;
    private int counted;
    private int text = NONE;

    TextMatch(IndexedTexts texts, WordMatches matches, int words) {
        this.texts = texts;
        this.matches = matches;
        this.qualities = new float[words];
    }

    /** Matches a text, unless it is the one that was matched last. */
    void read(int number) {
        if (text == number) {
            return;
        }
        text = number;
        Arrays.fill(qualities, 0);
        Arrays.fill(ofRole, 0);
        found = 0;
        firm = 0;
        similar = 0;
        exact = 0;
        covered = 0;
        counted = 0;
        for (int place = texts.firstWord(text); place < texts.firstWord(text + 1); place++) {
            int repeated = texts.covered(place);
            if (repeated == 0) {
                ofRole[texts.role(place).ordinal()] |= bit(counted++);
            }
            int match = matches.first(texts.word(place));
            if (match != WordMatches.NONE) {
                for (int at = Math.max(0, counted - Math.max(1, repeated)); at < counted; at++) {
                    covered |= bit(at);
                }
                for (; match != WordMatches.NONE; match = matches.next(match)) {
                    take(match);
                }
            }
        }
    }

    private static long bit(int word) {
        return word < IndexedTexts.MAX_COUNTED ? 1L << word : 0;
    }

    private void take(int match) {
        long set = matches.set(match);
        MatchKind kind = matches.kind(match);
        found |= set;
        exact |= kind == MatchKind.EXACT ? set : 0;
        if (kind.isFirm()) {
            firm |= set;
        } else if (kind == MatchKind.SIMILAR) {
            similar |= set;
        }
        for (long rest = set; rest != 0; rest &= rest - 1) {
            int word = Long.numberOfTrailingZeros(rest);
            qualities[word] = Math.max(qualities[word], matches.quality(match));
        }
    }

    /** {@return the words of the search that the text has} */
    long found() {
        return found;
    }

    /** {@return those that it has as they are or in another form} */
    long firm() {
        return firm;
    }

    /** {@return those that it has as they are} */
    long exact() {
        return exact;
    }

    /** {@return those that it has as a similar word at best} */
    long similar() {
        return similar & ~firm;
    }

    /** {@return how many words the text has} */
    int length() {
        return counted;
    }

    /** {@return whether the words of the text are some words in their order} */
    boolean isSequence(int[] words) {
        int at = 0;
        for (int place = texts.firstWord(text); place < texts.firstWord(text + 1); place++) {
            if (texts.covered(place) == 0 && (at >= words.length || texts.word(place) != words[at++])) {
                return false;
            }
        }
        return at == words.length;
    }

    /** {@return whether the search has the first word of the text} */
    boolean hasFirst() {
        return (covered & 1) != 0;
    }

    /** {@return how well the text has a word of the search, from 0 to 1} */
    float quality(int word) {
        return qualities[word];
    }

    /** {@return the part of what the text is about that the search says, from 0 to 1} */
    float coverage() {
        long main = of(WordRole.MAIN);
        int inBrackets = Long.bitCount(covered & of(WordRole.BRACKETED));
        int all = Long.bitCount(main) + inBrackets;
        return all == 0 ? 0 : (float) (Long.bitCount(covered & main) + inBrackets) / all;
    }

    /** {@return the part of the words that only join others that the search lacks, from 0 to 1} */
    float weakLacking() {
        long weak = of(WordRole.WEAK);
        return weak == 0 ? 0 : (float) Long.bitCount(weak & ~covered) / Long.bitCount(weak);
    }

    /** {@return whether the search says all words of the text, except those of some roles} */
    boolean isCoveredExcept(WordRole... left) {
        long open = ~covered & (ofRole[0] | ofRole[1] | ofRole[2] | ofRole[3]);
        for (WordRole role : left) {
            open &= ~of(role);
        }
        return open == 0;
    }

    /** {@return whether the search says what stands in brackets and nothing else} */
    boolean isInBrackets() {
        long bracketed = of(WordRole.BRACKETED);
        return bracketed != 0 && (bracketed & ~covered) == 0 && (covered & of(WordRole.MAIN)) == 0;
    }

    private long of(WordRole role) {
        return ofRole[role.ordinal()];
    }
}
