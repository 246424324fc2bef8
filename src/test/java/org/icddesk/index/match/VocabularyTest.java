// SPDX-License-Identifier: Apache-2.0
package org.icddesk.index.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.icddesk.icd.search.TypingError;
import org.junit.jupiter.api.Test;

class VocabularyTest {

    private static final Vocabulary WORDS =
            new Vocabulary(Set.of("fever", "fevers", "femur", "zoster", "anaemia", "a"), VocabularyTest::stem);

    private static String stem(String word) {
        return word.replace("ae", "e").replaceFirst("s$", "");
    }

    private static Set<String> words(Vocabulary vocabulary, Consumer<IntConsumer> search) {
        Set<String> found = new TreeSet<>();
        search.accept(word -> found.add(vocabulary.word(word)));
        return found;
    }

    @Test
    void aWordHasItsNumber() {
        assertThat(WORDS.word(WORDS.find("femur"))).isEqualTo("femur");
        assertThat(WORDS.find("femora")).isEqualTo(Vocabulary.NONE);
        assertThat(WORDS.find("")).isEqualTo(Vocabulary.NONE);
        assertThat(WORDS.size()).isEqualTo(6);
    }

    @Test
    void wordsAreFoundByTheirStem() {
        assertThat(words(WORDS, found -> WORDS.withStem("fever", found))).containsExactly("fever", "fevers");
        assertThat(words(WORDS, found -> WORDS.withStem("feve", found))).isEmpty();
    }

    @Test
    void wordsAreFoundByTheirBeginningOrThatOfTheirStem() {
        assertThat(words(WORDS, found -> WORDS.beginning("fe", found))).containsExactly("femur", "fever", "fevers");
        assertThat(words(WORDS, found -> WORDS.beginning("anem", found))).isEmpty();
        assertThat(words(WORDS, found -> WORDS.stemBeginning("anem", found))).containsExactly("anaemia");
        assertThat(words(WORDS, found -> WORDS.beginning("zz", found))).isEmpty();
    }

    @Test
    void wordsAreFoundByWordsThatAreSimilar() {
        TreeMap<String, Integer> found = new TreeMap<>();
        WORDS.similar("anemea", "anemea", 1, (word, errors) -> found.put(WORDS.word(word), errors));

        assertThat(found).containsExactly(java.util.Map.entry("anaemia", 1));
    }

    @Property
    void whatIsFoundIsWhatLookingAtEachWordFinds(
            @ForAll @Size(max = 30) Set<@CharRange(from = 'a', to = 'd') @StringLength(min = 1, max = 6) String> keys,
            @ForAll @CharRange(from = 'a', to = 'd') @StringLength(min = 1, max = 6) String wanted) {
        Vocabulary vocabulary = new Vocabulary(keys, VocabularyTest::stem);

        assertThat(words(vocabulary, found -> vocabulary.beginning(wanted, found)))
                .isEqualTo(filtered(keys, key -> key.startsWith(wanted)));
        assertThat(words(vocabulary, found -> vocabulary.withStem(stem(wanted), found)))
                .isEqualTo(filtered(keys, key -> stem(key).equals(stem(wanted))));
        assertThat(words(
                        vocabulary,
                        found -> vocabulary.similar(wanted, stem(wanted), 2, (word, n) -> found.accept(word))))
                .isEqualTo(filtered(
                        keys,
                        key -> TypingError.distance(key, wanted) <= 2
                                || TypingError.distance(stem(key), stem(wanted)) <= 2));
    }

    private static Set<String> filtered(Set<String> keys, java.util.function.Predicate<String> wanted) {
        Set<String> found = new TreeSet<>(keys);
        found.removeIf(wanted.negate());
        return found;
    }

    @Property
    void everyWordIsFoundByAnyBeginningOfItself(
            @ForAll @Size(min = 1, max = 20) Set<@AlphaChars @StringLength(min = 1, max = 8) String> keys) {
        Vocabulary vocabulary = new Vocabulary(keys, word -> word);
        for (String key : keys) {
            for (int end = 1; end <= key.length(); end++) {
                String beginning = key.substring(0, end);
                assertThat(words(vocabulary, found -> vocabulary.beginning(beginning, found)))
                        .contains(key);
            }
        }
    }
}
