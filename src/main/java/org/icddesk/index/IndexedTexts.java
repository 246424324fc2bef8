// SPDX-License-Identifier: Apache-2.0
package org.icddesk.index;

import org.icddesk.index.word.WordRole;

/** The texts of all entities as numbers of words, and for each word the texts that it stands in. */
final class IndexedTexts {

    /** The most words of a text that are told apart where it is matched as a whole. */
    static final int MAX_COUNTED = 64;

    private static final WordRole[] ROLES = WordRole.values();
    private static final TextKind[] KINDS = TextKind.values();

    private final int[] firstOfEntity;
    private final int[] owners;
    private final byte[] kinds;
    private final short[] ordinals;
    private final int[] firstWord;
    private final int[] words;
    private final byte[] roles;
    private final int[] firstPosting;
    private final int[] postings;

    IndexedTexts(TextCollector collected, int vocabulary) {
        firstOfEntity = collected.firstOfEntity();
        owners = collected.owners();
        kinds = collected.kinds();
        ordinals = collected.ordinals();
        firstWord = collected.firstWord();
        words = collected.words();
        roles = collected.roles();
        firstPosting = new int[vocabulary + 1];
        postings = posted(vocabulary);
    }

    private int[] posted(int vocabulary) {
        int[] last = new int[vocabulary];
        for (int text = 0; text < owners.length; text++) {
            for (int at = firstWord[text]; at < firstWord[text + 1]; at++) {
                if (last[words[at]] != text + 1) {
                    last[words[at]] = text + 1;
                    firstPosting[words[at] + 1]++;
                }
            }
        }
        for (int word = 0; word < vocabulary; word++) {
            firstPosting[word + 1] += firstPosting[word];
        }
        int[] next = firstPosting.clone();
        int[] posted = new int[firstPosting[vocabulary]];
        for (int text = 0; text < owners.length; text++) {
            for (int at = firstWord[text]; at < firstWord[text + 1]; at++) {
                int word = words[at];
                if (next[word] == firstPosting[word] || posted[next[word] - 1] != text) {
                    posted[next[word]++] = text;
                }
            }
        }
        return posted;
    }

    /** {@return the first text of an entity, its title} */
    int first(int entity) {
        return firstOfEntity[entity];
    }

    /** {@return the entity that a text is of} */
    int owner(int text) {
        return owners[text];
    }

    TextKind kind(int text) {
        return KINDS[kinds[text]];
    }

    /** {@return which of the entity's texts of that kind it is} */
    int ordinal(int text) {
        return ordinals[text];
    }

    /** {@return the place of a text's first word; that of the next text's ends it} */
    int firstWord(int text) {
        return firstWord[text];
    }

    /** {@return the number of the word at a place} */
    int word(int place) {
        return words[place];
    }

    WordRole role(int place) {
        return ROLES[roles[place] & 3];
    }

    /** {@return how many words before it the word at a place repeats in another form} */
    int covered(int place) {
        return roles[place] >> 2;
    }

    /** {@return in how many texts a word stands} */
    int frequency(int word) {
        return firstPosting[word + 1] - firstPosting[word];
    }

    /** {@return one of the texts that a word stands in} */
    int posting(int word, int number) {
        return postings[firstPosting[word] + number];
    }
}
