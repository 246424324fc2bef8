// SPDX-License-Identifier: Apache-2.0
package org.icddesk.index.match;

import java.util.Arrays;

/** Which words of the index match which words of a search, and how well. */
public final class WordMatches {

    /** The number of no match. */
    public static final int NONE = -1;

    private static final MatchKind[] KINDS = MatchKind.values();

    private int[] table = new int[64];
    private int[] words = new int[32];
    private int[] next = new int[32];
    private long[] sets = new long[32];
    private float[] qualities = new float[32];
    private byte[] kinds = new byte[32];
    private int size;

    /**
     * Adds a match.
     *
     * @param word the word of the index
     * @param set the words of the search that it matches
     * @param quality from 0 to 1, for the same word
     */
    void add(int word, long set, float quality, MatchKind kind) {
        for (int at = first(word); at != NONE; at = next[at]) {
            if (sets[at] == set) {
                if (quality > qualities[at]) {
                    qualities[at] = quality;
                    kinds[at] = (byte) kind.ordinal();
                }
                return;
            }
        }
        if (size == words.length) {
            grow();
        }
        words[size] = word;
        sets[size] = set;
        qualities[size] = quality;
        kinds[size] = (byte) kind.ordinal();
        link(size++);
    }

    private void grow() {
        words = Arrays.copyOf(words, size * 2);
        next = Arrays.copyOf(next, size * 2);
        sets = Arrays.copyOf(sets, size * 2);
        qualities = Arrays.copyOf(qualities, size * 2);
        kinds = Arrays.copyOf(kinds, size * 2);
        table = new int[table.length * 2];
        for (int at = 0; at < size; at++) {
            link(at);
        }
    }

    /** Puts a match at the head of those of its word; the table holds numbers from 1 on. */
    private void link(int at) {
        int place = place(words[at]);
        next[at] = table[place] - 1;
        table[place] = at + 1;
    }

    private int place(int word) {
        int place = word * 0x9E3779B9 >>> 7 & table.length - 1;
        while (table[place] != 0 && words[table[place] - 1] != word) {
            place = place + 1 & table.length - 1;
        }
        return place;
    }

    /** {@return the first match of a word of the index; {@link #NONE} if it matches nothing} */
    public int first(int word) {
        return table[place(word)] - 1;
    }

    /** {@return the next match of the same word} */
    public int next(int match) {
        return next[match];
    }

    /** {@return how many there are; they are numbered from 0 on} */
    public int size() {
        return size;
    }

    /** {@return the word of the index} */
    public int word(int match) {
        return words[match];
    }

    /** {@return the words of the search that it matches} */
    public long set(int match) {
        return sets[match];
    }

    /** {@return how well, from 0 to 1 for the same word} */
    public float quality(int match) {
        return qualities[match];
    }

    /** {@return in which way} */
    public MatchKind kind(int match) {
        return KINDS[kinds[match]];
    }
}
