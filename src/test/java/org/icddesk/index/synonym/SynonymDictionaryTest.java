// SPDX-License-Identifier: Apache-2.0
package org.icddesk.index.synonym;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.icddesk.icd.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SynonymDictionaryTest {

    private static final Language FRENCH = new Language("fr");

    /** {@return entries written {@code word > means}} */
    private static List<SynonymEntry> entries(Language language, String... lines) {
        return Arrays.stream(lines)
                .map(line -> line.split(" ?> ?", -1))
                .map(parts -> new SynonymEntry(language, parts[0], parts[1]))
                .toList();
    }

    private static SynonymDictionary ours(Language language, String... lines) {
        return new SynonymDictionary(List.of(), entries(language, lines));
    }

    private static List<String> found(Synonyms dictionary, String words, Language language) {
        return dictionary.in(words, language).stream()
                .map(synonym -> synonym.word() + " > " + synonym.means())
                .toList();
    }

    private static List<String> found(Synonyms dictionary, String words) {
        return found(dictionary, words, Language.ENGLISH);
    }

    @Test
    void findsAWholeSearchAndAPhraseInOneAsItIsTyped() {
        SynonymDictionary dictionary = ours(Language.ENGLISH, "heart attack > myocardial infarction");

        assertThat(found(dictionary, "heart attack")).containsExactly("heart attack > myocardial infarction");
        assertThat(found(dictionary, "Old HEART-Attack, healed"))
                .containsExactly("HEART-Attack > myocardial infarction");
    }

    @Test
    void findsWholeWordsAlone() {
        SynonymDictionary dictionary =
                ours(Language.ENGLISH, "flu > influenza", "heart attack > myocardial infarction");

        assertThat(found(dictionary, "flushing")).isEmpty();
        assertThat(found(dictionary, "heart")).isEmpty();
        assertThat(found(dictionary, "attack heart")).isEmpty();
        assertThat(found(dictionary, "")).isEmpty();
        assertThat(found(dictionary, "- ' \u0301")).isEmpty();
    }

    @Test
    void theLongestIsFirstAndAPhraseWithinItIsLeftOut() {
        SynonymDictionary dictionary =
                ours(Language.ENGLISH, "cold > acute nasopharyngitis", "cold sore > herpes simplex", "flu > influenza");

        assertThat(found(dictionary, "flu or cold sore"))
                .containsExactly("cold sore > herpes simplex", "flu > influenza");
        assertThat(found(dictionary, "cold sore with a cold"))
                .containsExactly("cold sore > herpes simplex", "cold > acute nasopharyngitis");
    }

    @Test
    void phrasesThatOverlapAreBothFound() {
        SynonymDictionary dictionary = ours(Language.ENGLISH, "a b > one", "b c > two");

        assertThat(found(dictionary, "a b c")).containsExactly("a b > one", "b c > two");
    }

    @Test
    void aWordWithSeveralMeaningsHasThemInTheirOrder() {
        SynonymDictionary dictionary =
                ours(Language.ENGLISH, "ibd > Crohn disease", "IBD > ulcerative colitis", "IBD > Crohn disease");

        assertThat(found(dictionary, "IBD")).containsExactly("IBD > Crohn disease", "IBD > ulcerative colitis");
    }

    @Test
    void anAdministratorsComeFirst() {
        SynonymDictionary dictionary = new SynonymDictionary(
                entries(Language.ENGLISH, "flu > seasonal influenza"),
                entries(Language.ENGLISH, "flu > influenza", "high blood pressure > hypertension"));

        assertThat(found(dictionary, "flu with high blood pressure"))
                .containsExactly("flu > seasonal influenza", "high blood pressure > hypertension", "flu > influenza");
    }

    @Test
    void anAdministratorSwitchesOursOffAndTheRestOfThePhraseIsLookedAt() {
        SynonymDictionary dictionary = new SynonymDictionary(
                entries(Language.ENGLISH, "Breast Cancers > "),
                entries(
                        Language.ENGLISH,
                        "breast cancer > malignant neoplasm of breast",
                        "cancer > malignant neoplasm"));

        assertThat(found(dictionary, "breast cancer")).containsExactly("cancer > malignant neoplasm");
    }

    @Test
    void aLanguageHasItsOwnAndTheOneOfARegionHasThem() {
        SynonymDictionary dictionary = new SynonymDictionary(
                entries(FRENCH, "rhume > rhinopharyngite"), entries(Language.ENGLISH, "flu > influenza"));

        assertThat(found(dictionary, "flu", new Language("en-GB"))).hasSize(1);
        assertThat(found(dictionary, "flu", FRENCH)).isEmpty();
        assertThat(found(dictionary, "rhume", FRENCH)).hasSize(1);
        assertThat(found(dictionary, "rhume", new Language("de"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "en, kidney stone, Kidney stones",
        "en, breast tumour, breast tumors",
        "en, septicaemia, SEPTICEMIA",
        "en, athlete's foot, athletes foot",
        "en, athlete's foot, athlete’s foot",
        "en, bed-wetting, bed wetting",
        "en, headache, headaches",
        "en, rash, rashes",
        "en, cavity, cavities",
        "en, one-sided paralysed, one sided paralyzed",
        "en, toe, toes",
        "en, goitre, goiters",
        "en, TB, tb",
        "fr, crise cardiaque, crises cardiaques",
        "fr, mal d'estomac, mal d’estomac",
        "fr, œil rouge, oeil rouge",
        "fr, hémorroïdes, HEMORROIDES",
        "es, ataque al corazón, ataque al corazon",
        "es, dolor de diente, dolores de dientes",
        "es, infección, infecciones",
        "ar, جلطة قلبية, الجلطة القلبية",
        "ar, أنيميا, انيميا",
        "ar, سكته, سِكْتة",
        "ar, شلل, شـــلل",
        "pt, pressão alta, PRESSAO ALTA",
    })
    void aWordIsFoundInItsOtherSpellings(String tag, String word, String typed) {
        Language language = new Language(tag);

        assertThat(found(ours(language, word + " > x"), typed, language)).containsExactly(typed + " > x");
    }

    @ParameterizedTest
    @CsvSource({
        "en, AIDS, hearing aid",
        "en, hives, HIV",
        "en, abscess, absces",
        "es, anginas, angel",
        "ar, المرض, ضرم",
    })
    void anotherWordIsNot(String tag, String word, String typed) {
        Language language = new Language(tag);

        assertThat(found(ours(language, word + " > x"), typed, language)).isEmpty();
    }

    @Test
    void aPhraseOfEightWordsIsFound() {
        String eight = "a1 a2 a3 a4 a5 a6 a7 a8";

        assertThat(found(ours(Language.ENGLISH, eight + " > x"), "before " + eight + " after"))
                .hasSize(1);
    }

    /** What is looked up for each word is bounded, whatever the length of the search. */
    @Test
    void aSearchOfFiftyThousandWordsIsAnswered() {
        SynonymDictionary dictionary = ours(Language.ENGLISH, "a a a a a a a b > x", "zz > y");
        String words = IntStream.range(0, 50_000).mapToObj(i -> "a").collect(Collectors.joining(" ")) + " zz";

        assertThat(assertTimeoutPreemptively(Duration.ofSeconds(30), () -> found(dictionary, words)))
                .containsExactly("zz > y");
    }
}
