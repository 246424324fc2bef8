// SPDX-License-Identifier: Apache-2.0
package org.icddesk.index.match;

import org.icddesk.index.word.WordReader;

/** Finds the words of an index that match those of a search. */
public final class WordMatcher {

    private static final float STEM = 0.97f;
    private static final float PREFIX = 0.70f;
    private static final float PREFIX_RANGE = 0.25f;
    private static final float ONE_ERROR = 0.80f;
    private static final float TWO_ERRORS = 0.55f;
    private static final float OTHER_FIRST_LETTER = 0.15f;
    private static final int MIN_SIMILAR = 4;
    private static final int MIN_TWO_ERRORS = 8;

    private final Vocabulary vocabulary;
    private final WordReader reader;

    /** Finds words of a vocabulary whose stems a reader made. */
    public WordMatcher(Vocabulary vocabulary, WordReader reader) {
        this.vocabulary = vocabulary;
        this.reader = reader;
    }

    /** {@return the words that are the same, in another form, or begin alike} */
    public WordMatches match(SearchWords search) {
        WordMatches matches = new WordMatches();
        for (int at = 0; at < search.words().size(); at++) {
            SearchWord word = search.words().get(at);
            same(word.key(), word.stem(), 1L << at, 1, matches);
            if (word.beginning()) {
                beginning(word.key(), 1L << at, matches);
            }
        }
        for (SearchWords.Compound compound : search.compounds()) {
            same(compound.key(), compound.stem(), compound.words(), STEM, matches);
            if (compound.beginning()) {
                beginning(compound.key(), compound.words(), matches);
            }
        }
        return matches;
    }

    private void same(String key, String stem, long set, float quality, WordMatches matches) {
        int exact = vocabulary.find(key);
        if (exact != Vocabulary.NONE) {
            matches.add(exact, set, quality, quality == 1 ? MatchKind.EXACT : MatchKind.STEM);
        }
        vocabulary.withStem(stem, word -> matches.add(word, set, STEM * quality, MatchKind.STEM));
    }

    private void beginning(String key, long set, WordMatches matches) {
        vocabulary.beginning(
                key, word -> prefix(word, key.length(), vocabulary.word(word).length(), set, matches));
        String spelling = reader.spelling(key);
        if (!spelling.isEmpty()) {
            vocabulary.stemBeginning(
                    spelling, word -> prefix(word, spelling.length(), vocabulary.stemLength(word), set, matches));
        }
    }

    /** {@return the part of a word that its beginning is, from the quality of the match; 1 for a whole word} */
    public static float lengthRatio(float quality) {
        return quality > PREFIX + PREFIX_RANGE ? 1 : Math.max(0, (quality - PREFIX) / PREFIX_RANGE);
    }

    private static void prefix(int word, int length, int whole, long set, WordMatches matches) {
        matches.add(word, set, PREFIX + PREFIX_RANGE * length / whole, MatchKind.PREFIX);
    }

    /**
     * Adds words that are similar.
     *
     * @param wanted the words of the search to which they are looked for
     */
    public void addSimilar(SearchWords search, long wanted, WordMatches matches) {
        for (int at = 0; at < search.words().size(); at++) {
            SearchWord word = search.words().get(at);
            long set = 1L << at;
            if ((wanted & set) != 0 && canBeMistyped(word.key())) {
                int errors = word.key().length() < MIN_TWO_ERRORS ? 1 : 2;
                vocabulary.similar(word.key(), word.stem(), errors, (found, distance) -> {
                    float quality = distance <= 1 ? ONE_ERROR : TWO_ERRORS;
                    boolean alike =
                            vocabulary.word(found).charAt(0) == word.key().charAt(0);
                    matches.add(found, set, alike ? quality : quality - OTHER_FIRST_LETTER, MatchKind.SIMILAR);
                });
            }
        }
    }

    private static boolean canBeMistyped(String key) {
        return key.length() >= MIN_SIMILAR && key.chars().noneMatch(Character::isDigit);
    }
}
