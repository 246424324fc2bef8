// SPDX-License-Identifier: Apache-2.0
package org.icddesk.index.match;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.icddesk.icd.Language;
import org.icddesk.index.word.StockPhrases;
import org.icddesk.index.word.Word;
import org.icddesk.index.word.WordReader;

/**
 * The words of a search, each once and each a bit of a set.
 *
 * @param words the words
 * @param sequence the keys of the words in their order, each as often as it was typed
 * @param compounds words that can stand for several neighbouring ones
 * @param required the set of those that a hit must have: all but the weak ones, or all if all are weak
 */
public record SearchWords(List<SearchWord> words, List<String> sequence, List<Compound> compounds, long required) {

    private static final int MAX_WORDS = Long.SIZE;
    private static final int MAX_WORD = 64;
    private static final int SHORT = 2;

    /**
     * Several words of a search written as one.
     *
     * @param words the set of the words that it stands for
     * @param beginning whether it may be the beginning of a word
     */
    public record Compound(String key, String stem, long words, boolean beginning) {}

    /**
     * Where the words come from.
     *
     * @param text the search
     * @param meant the places where what a synonym means was put in; words there are no beginnings
     */
    public record Source(String text, BitSet meant) {

        private boolean isMeant(Word word) {
            return meant.get(word.start());
        }
    }

    /** Reads the words of a search, {@value #MAX_WORDS} at most. */
    public static SearchWords of(Source source, Language language) {
        return new Parser(WordReader.of(language), StockPhrases.of(language)).read(source);
    }

    /** {@return the set of the words that begin at some places of the search} */
    public long at(BitSet places) {
        long found = 0;
        for (int word = 0; word < words.size(); word++) {
            found |= places.get(words.get(word).start()) ? 1L << word : 0;
        }
        return found;
    }

    /** {@return the set of the words that a hit need not have} */
    public long weak() {
        return all(words.size()) & ~required;
    }

    /** {@return the same search, where a hit need not have some of the words; if they are not all} */
    public SearchWords without(long set) {
        return (required & ~set) == 0 ? this : new SearchWords(words, sequence, compounds, required & ~set);
    }

    /** {@return whether it has no word} */
    public boolean isEmpty() {
        return words.isEmpty();
    }

    private static long all(int count) {
        return count == 0 ? 0 : -1L >>> (Long.SIZE - count);
    }

    private static final class Parser {

        private final WordReader reader;
        private final StockPhrases phrases;
        private final List<SearchWord> words = new ArrayList<>();
        private final List<String> sequence = new ArrayList<>();
        private final List<Compound> compounds = new ArrayList<>();
        private final Map<String, Integer> numbers = new HashMap<>();

        Parser(WordReader reader, StockPhrases phrases) {
            this.reader = reader;
            this.phrases = phrases;
        }

        SearchWords read(Source source) {
            String text = source.text();
            List<Word> found = reader.words(text);
            int last = found.stream().mapToInt(Word::end).max().orElse(0);
            for (int at = 0; at < found.size(); at++) {
                Word word = found.get(at);
                boolean isLast = word.end() == last && !source.isMeant(word);
                if (word.covered() == 0) {
                    add(word, text, source.isMeant(word), isLast);
                    neighbours(found, at);
                } else if (word.start() == found.get(at - word.covered()).start()) {
                    long parts = 0;
                    for (Word part : found.subList(at - word.covered(), at)) {
                        parts |= bit(part);
                    }
                    compounds.add(new Compound(word.key(), reader.stem(word.key()), parts, isLast));
                }
            }
            return new SearchWords(List.copyOf(words), List.copyOf(sequence), List.copyOf(compounds), required());
        }

        private void add(Word word, String text, boolean meant, boolean isLast) {
            if (word.key().length() > MAX_WORD) {
                word = new Word(word.key().substring(0, MAX_WORD), word.start(), word.end(), 0);
            }
            sequence.add(word.key());
            Integer known = numbers.get(word.key());
            boolean weak = phrases.isWeak(word.key());
            boolean longEnough = !weak && isLong(word.key());
            boolean beginning = !meant && (isLast || longEnough);
            if (known != null) {
                words.set(known, with(words.get(known), beginning));
            } else if (words.size() < MAX_WORDS) {
                numbers.put(word.key(), words.size());
                words.add(new SearchWord(
                        text.substring(word.start(), word.end()),
                        word.key(),
                        reader.stem(word.key()),
                        weak,
                        beginning,
                        word.start(),
                        word.end()));
            }
        }

        private static SearchWord with(SearchWord word, boolean beginning) {
            return new SearchWord(
                    word.typed(),
                    word.key(),
                    word.stem(),
                    word.weak(),
                    word.beginning() || beginning,
                    word.start(),
                    word.end());
        }

        /** {@return whether few words begin like it: three letters are enough, and one ideograph is} */
        private static boolean isLong(String key) {
            return key.length() > SHORT && !key.chars().allMatch(Character::isDigit)
                    || Character.isIdeographic(key.codePointAt(0));
        }

        private long bit(Word word) {
            Integer number = numbers.get(word.key());
            return number == null ? 0 : 1L << number;
        }

        /** Two words that somebody may write as one: "broncho pneumonia". */
        private void neighbours(List<Word> found, int at) {
            Word before = at > 0 ? found.get(at - 1) : null;
            if (before != null
                    && before.covered() == 0
                    && before.end() < found.get(at).start()
                    && !phrases.isWeak(before.key())
                    && !phrases.isWeak(found.get(at).key())) {
                String key = before.key() + found.get(at).key();
                compounds.add(new Compound(key, reader.stem(key), bit(before) | bit(found.get(at)), false));
            }
        }

        private long required() {
            long strong = 0;
            for (int at = 0; at < words.size(); at++) {
                strong |= words.get(at).weak() ? 0 : 1L << at;
            }
            return strong != 0 ? strong : all(words.size());
        }
    }
}
