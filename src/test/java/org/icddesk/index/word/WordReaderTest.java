// SPDX-License-Identifier: Apache-2.0
package org.icddesk.index.word;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.icddesk.icd.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordReaderTest {

    private static WordReader reader(String language) {
        return WordReader.of(new Language(language));
    }

    private static String keys(String language, String text) {
        return reader(language).words(text).stream().map(Word::key).collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "Cholera due to Vibrio cholerae 01, cholera due to vibrio cholerae 01",
        "'Essential (primary) hypertension', essential primary hypertension",
        "Hepatitis A, hepatitis a",
        "Ménière disease, meniere disease",
        "SJÖGREN, sjogren",
        "Mycoplasma pneumoniae [M. pneumoniae], mycoplasma pneumoniae m pneumoniae",
        "Ⅱ ﬁbrosis １２, ii fibrosis 12",
        "Strauß Æther Bjørn, strauss aether bjorn"
    })
    void wordsAreLettersAndDigitsWithoutMarks(String text, String keys) {
        assertThat(keys("en", text)).isEqualTo(keys);
    }

    @ParameterizedTest
    @CsvSource({
        "Crohn's disease, crohn disease",
        "Crohn’s disease, crohn disease",
        "CROHN'S, crohn",
        "co-twin’s cord, co twin cotwin cord",
        "O'nyong-nyong, o nyong nyong",
        "patients' rights, patients rights"
    })
    void possessiveEndingsAreLeftOut(String text, String keys) {
        assertThat(keys("en", text)).isEqualTo(keys);
    }

    @Test
    void aPossessiveEndingBelongsToItsWordInTheText() {
        Word word = reader("en").words("Crohn's disease").get(0);

        assertThat(word).isEqualTo(new Word("crohn", 0, 7, 0));
    }

    @ParameterizedTest
    @CsvSource({
        "Pre-eclampsia, pre eclampsia preeclampsia",
        "Guillain–Barré, guillain barre guillainbarre",
        "Charcot‑Marie‑Tooth, charcot marie tooth charcotmarietooth",
        "(cardio-)pulmonary, cardio pulmonary",
        "B12, b 12 b12",
        "COVID-19, covid 19 covid19",
        "- x - y -, x y",
        "a-b-c-d-e-f, a b c d e f"
    })
    void hyphensAndFiguresGivePartsAndTheWhole(String text, String keys) {
        assertThat(keys("en", text)).isEqualTo(keys);
    }

    @Test
    void theWholeTellsWhichPartsItRepeats() {
        assertThat(reader("en").words("Post-traumatic stress"))
                .containsExactly(
                        new Word("post", 0, 4, 0),
                        new Word("traumatic", 5, 14, 0),
                        new Word("posttraumatic", 0, 14, 2),
                        new Word("stress", 15, 21, 0));
    }

    @ParameterizedTest
    @CsvSource({
        "sv, Ångest är höger, ångest är höger",
        "da, Ærø på café, ærø på cafe",
        "es, Niño con otitis crónica, niño con otitis cronica",
        "fr, Lésion à l’œil, lesion à oeil",
        "fr, maladie d'Alzheimer, maladie alzheimer",
        "ru, Острый ёмкий йод, острый емкий йод",
        "tr, İlaç kısa, ilac kisa",
        "el, ΚΑΡΔΙΑΚΌΣ, καρδιακοσ",
        "de, Größe, grosse"
    })
    void aLanguageKeepsTheLettersThatItTellsApart(String language, String text, String keys) {
        assertThat(keys(language, text)).isEqualTo(keys);
    }

    @ParameterizedTest
    @CsvSource({
        "ar, الكُولِيرا, الكوليرا",
        "ar, أمراض إلتهابية آفة, امراض التهابيه افه",
        "ar, التهـــاب الكبد ٢, التهاب الكبد 2",
        "he, שָׁלוֹם, שלום",
        "fa, بیماری قلبی, بيماري قلبي",
        "hi, हैज़ा, हैज़ा",
        "ko, 급성 심근경색증, 급성 심근경색증"
    })
    void otherScriptsKeepWhatMakesTheirWords(String language, String text, String keys) {
        assertThat(keys(language, text)).isEqualTo(Normalizer.normalize(keys, Normalizer.Form.NFC));
    }

    @ParameterizedTest
    @CsvSource({
        "zh, 急性心肌梗死, 急性 性心 心肌 肌梗 梗死 死",
        "zh, 霍乱, 霍乱 乱",
        "zh, 癌, 癌",
        "ja, がん, がん ん",
        "ja, コレラ, コレ レラ ラ",
        "zh, 2型糖尿病, 2 型糖 糖尿 尿病 病",
        "th, ไข้หวัด, ไข ข้ ้ห หว วั ัด ด"
    })
    void scriptsWithoutBlanksGivePairs(String language, String text, String keys) {
        assertThat(keys(language, text)).isEqualTo(keys);
    }

    @ParameterizedTest
    @CsvSource({
        "oedema, edema",
        "haemorrhages, hemorrhage",
        "leukaemia, leukemia",
        "oesophagitis, esophagitis",
        "coeliac, celiac",
        "gastrooesophageal, gastroesophageal",
        "tumours, tumor",
        "behavioural, behavioral",
        "goitre, goiter",
        "fibres, fiber",
        "hospitalised, hospitalized",
        "characterisation, characterization",
        "paralysed, paralyzed",
        "sulphate, sulfate",
        "counselling, counseling",
        "programme, program",
        "migraines, migraine",
        "bodies, body",
        "psychoses, psychosis",
        "metastases, metastasis",
        "streptococci, streptococcus",
        "ii, 2",
        "viii, 8"
    })
    void spellingsEndingsAndNumeralsHaveOneStem(String one, String other) {
        assertThat(reader("en").stem(one)).isEqualTo(reader("en").stem(other));
    }

    @ParameterizedTest
    @CsvSource({
        "test, testis",
        "four, for",
        "hour, her",
        "toe, te",
        "virus, vir",
        "measles, measle",
        "diabetes, diabete",
        "typhus, typh",
        "cause, course"
    })
    void otherWordsKeepStemsOfTheirOwn(String one, String other) {
        assertThat(reader("en").stem(one)).isNotEqualTo(reader("en").stem(other));
    }

    @ParameterizedTest
    @CsvSource({
        "fr, maladies, maladie",
        "fr, cerebraux, cerebral",
        "es, infecciones, infeccion",
        "es, año, ano",
        "sv, höger, hoger",
        "ar, الكوليرا, كوليرا",
        "ar, والكبد, كبد",
        "de, krankheit, krankheit"
    })
    void otherLanguagesHaveLightStems(String language, String one, String other) {
        assertThat(reader(language).stem(one)).isEqualTo(reader(language).stem(other));
    }

    @Test
    void aBeginningHasTheSpellingThatTheWholeWordsStemBeginsWith() {
        WordReader english = reader("en");

        assertThat(english.stem("haemorrhage"))
                .startsWith(english.spelling("haemor"))
                .startsWith(english.spelling("hemor"));
        assertThat(english.stem("oesophagitis"))
                .startsWith(english.spelling("oesoph"))
                .startsWith(english.spelling("esoph"));
    }

    @Property
    void anyTextHasWordsInItsOrderAndWithinIt(@ForAll @StringLength(max = 60) String text) {
        for (String language : List.of("en", "fr", "ar", "zh", "sv")) {
            int last = 0;
            for (Word word : reader(language).words(text)) {
                assertThat(word.key()).isNotEmpty();
                assertThat(word.start()).isBetween(0, word.end() - 1);
                assertThat(word.end()).isBetween(last, text.length());
                last = word.end();
            }
        }
    }

    @Property
    void aKeyIsReadAsItselfAgain(@ForAll @StringLength(max = 40) String text) {
        WordReader english = reader("en");
        english.words(text).stream().filter(word -> word.covered() == 0).forEach(word -> {
            assertThat(english.words(word.key()).get(0).key()).isNotEmpty();
            assertThat(english.stem(word.key())).isNotNull();
        });
    }
}
