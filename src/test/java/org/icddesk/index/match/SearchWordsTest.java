// SPDX-License-Identifier: Apache-2.0
package org.icddesk.index.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.icddesk.icd.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchWordsTest {

    private static SearchWords read(String text) {
        return SearchWords.of(new SearchWords.Source(text, new BitSet()), Language.ENGLISH);
    }

    /** Writes the words that a hit must have, those that may be beginnings with a star. */
    private static String required(SearchWords search) {
        return IntStream.range(0, search.words().size())
                .filter(word -> (search.required() & 1L << word) != 0)
                .mapToObj(word -> search.words().get(word))
                .map(word -> word.key() + (word.beginning() ? "*" : ""))
                .collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "fracture of the femur, fracture* femur*",
        "hepatitis a, hepatitis* a*",
        "vitamin b deficiency, vitamin* b deficiency*",
        "type 2 diabetes, type* 2 diabetes*",
        "type 2, type* 2*",
        "of the, of the*",
        "fracture of, fracture*",
        "cholera cholera Cholera, cholera*",
        "asthma NOS, asthma*",
        "心 肌, 心* 肌*"
    })
    void allButWeakWordsAreRequired(String text, String words) {
        assertThat(required(read(text))).isEqualTo(words);
    }

    @Test
    void aWordThatIsRepeatedStaysInTheSequence() {
        assertThat(read("nerve, nerve root").sequence()).containsExactly("nerve", "nerve", "root");
    }

    @ParameterizedTest
    @CsvSource({"pre-eclampsia, preeclampsia", "broncho pneumonia, bronchopneumonia", "B12, b12", "b 12, b12"})
    void neighboursCanBeOneWord(String text, String compound) {
        SearchWords search = read(text);

        assertThat(search.compounds()).isNotEmpty().allSatisfy(one -> {
            assertThat(one.key()).isEqualTo(compound);
            assertThat(one.words()).isEqualTo(0b11);
        });
    }

    @Test
    void weakWordsAreNotJoinedToOthers() {
        assertThat(read("problems in fertility").compounds()).isEmpty();
    }

    @Test
    void whatASynonymMeansIsNoBeginning() {
        BitSet meant = new BitSet();
        meant.set(0, 9);

        assertThat(required(SearchWords.of(new SearchWords.Source("influenza vir", meant), Language.ENGLISH)))
                .isEqualTo("influenza vir*");
    }

    @Test
    void aSearchWithoutSomeOfItsWordsKeepsAtLeastOne() {
        SearchWords search = read("E11 coma");

        assertThat(required(search.without(0b011))).isEqualTo("coma*");
        assertThat(search.without(-1L)).isEqualTo(search);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "***", "?*~^:()[]{}", "\u0000", "🙂", "\u202E", "'''''", "-----"})
    void signsAreNoWords(String text) {
        assertThat(read(text).isEmpty()).isTrue();
        assertThat(read(text).required()).isZero();
    }

    @Test
    void moreThanSixtyFourWordsAreLeftOut() {
        String many = IntStream.range(0, 300)
                .mapToObj(n -> "w" + (char) ('a' + n % 26) + (char) ('a' + n / 26))
                .collect(Collectors.joining(" "));

        assertThat(read(many).words()).hasSize(64);
        assertThat(read(many).required()).isEqualTo(-1L);
    }

    @Property
    void anyTextIsReadAndEachOfItsWordsStandsOnce(@ForAll @StringLength(max = 200) String text) {
        List<SearchWord> words = read(text).words();

        assertThat(words.stream().map(SearchWord::key)).doesNotHaveDuplicates().allMatch(key -> key.length() <= 64);
        assertThat(words)
                .allMatch(word -> text.substring(word.start(), word.end()).equals(word.typed()));
    }
}
