// SPDX-License-Identifier: Apache-2.0
package org.icddesk.icd.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.icddesk.icd.Language;
import org.icddesk.icd.PlainText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpellingVariantsTest {

    private static final List<String> LANGUAGES = List.of("en", "fr", "es", "ar", "zh", "de", "pt-BR");

    private static List<String> of(String query, String language) {
        return SpellingVariants.of(query, new Language(language));
    }

    @ParameterizedTest
    @CsvSource({
        "edema, oedema",
        "Pulmonary Edema, pulmonary oedema",
        "lymphedema, lymphoedema",
        "esophageal varices, oesophageal varices",
        "gastroesophageal reflux, gastro-oesophageal reflux",
        "iron deficiency anemia, iron deficiency anaemia",
        "leukemia, leukaemia",
        "hyperlipidemia, hyperlipidaemia",
        "ischemic stroke, ischaemic stroke",
        "hemorrhage, haemorrhage",
        "hematoma, haematoma",
        "methemoglobinemia, methaemoglobinaemia",
        "diarrhea, diarrhoea",
        "sleep apnea, sleep apnoea",
        "celiac disease, coeliac disease",
        "estrogen, oestrogen",
        "anesthesia, anaesthesia",
        "paresthesia of skin, paraesthesia of skin",
        "unknown etiology, unknown aetiology",
        "pediatric, paediatric",
        "gynecology, gynaecology",
        "cecum, caecum",
        "fecal, faecal",
        "cesarean section, caesarean section",
        "brain tumor, brain tumour",
        "behavioral disorder, behavioural disorder",
        "color blindness, colour blindness",
        "preterm labor, preterm labour",
        "treatment center, treatment centre",
        "sulphonamide, sulfonamide"
    })
    void americanBecomesWhosSpellingFirst(String typed, String first) {
        assertThat(of(typed, "en").get(0)).isEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource({
        "oedema, edema",
        "gastro-oesophageal reflux, gastroesophageal reflux",
        "anaemia, anemia",
        "haemorrhage, hemorrhage",
        "ischaemia, ischemia",
        "diarrhoea, diarrhea",
        "foetus, fetus",
        "paediatric, pediatric",
        "faeces, feces",
        "tumour, tumor",
        "localised pain, localized pain",
        "immunization, immunisation",
        "paralysed, paralyzed",
        "hospitalizations, hospitalisations"
    })
    void britishIsTriedTheOtherWayToo(String typed, String variant) {
        assertThat(of(typed, "en")).contains(variant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "erythema",
                "chemotherapy",
                "schema",
                "epidemic",
                "systemic",
                "hemiplegia",
                "colorectal",
                "laboratory",
                "pneumonia",
                "size",
                "disease",
                "pedicle",
                "exercise",
                "cholera",
                "prosthesis"
            })
    void wordsThatLookLikeItStay(String word) {
        assertThat(EnglishSpelling.who(word)).isEqualTo(word);
        assertThat(EnglishSpelling.american(word)).isEqualTo(word);
        assertThat(EnglishSpelling.otherIse(word)).isEqualTo(word);
    }

    @ParameterizedTest
    @CsvSource({
        "diabetes type II, diabetes type 2",
        "diabetes type 2, diabetes type ii",
        "Type 1 diabetes, type i diabetes",
        "grade iv, grade 4",
        "diabète type 2, diabète type ii",
        "factor XX, factor 20"
    })
    void numeralsAreReadInBothNotations(String typed, String variant) {
        assertThat(of(typed, typed.contains("è") ? "fr" : "en")).contains(variant.toLowerCase());
    }

    @Test
    void whatIsNoNumberOfATypeStays() {
        assertThat(of("vitamin 21", "de")).isEmpty();
        assertThat(of("hepatitis c", "de")).isEmpty();
        assertThat(of("0 2024", "de")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "en, fractures of femur, fracture of femur",
        "en, arteries coronary, artery coronary",
        "en, artery, arteries",
        "en, abscesses of lung, abscess of lung",
        "en, diagnoses at birth, diagnosis at birth",
        "en, fracture of femur, fractures of femur",
        "fr, fractures du fémur, fracture du fémur",
        "fr, canaux du rein, canal du rein",
        "fr, tumeur du foie, tumeurs du foie",
        "es, infecciones del oído, infección del oído",
        "es, luces, luz",
        "es, fractura de fémur, fracturas de fémur"
    })
    void nounsAreTriedInTheOtherNumber(String language, String typed, String variant) {
        assertThat(SpellingVariants.inOtherNumber(typed, new Language(language)))
                .contains(variant);
    }

    @Test
    void whatOnlyMakesTheLastWordLongerIsNoVariant() {
        assertThat(SpellingVariants.inOtherNumber("fracture", Language.ENGLISH)).isEmpty();
        assertThat(SpellingVariants.inOtherNumber("abscess", Language.ENGLISH)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"diabetes", "scabies", "psoriasis", "herpes", "virus", "abscess", "sepsis"})
    void singularsInSStay(String word) {
        assertThat(GrammaticalNumber.ENGLISH.singular(word)).isEqualTo(word);
    }

    @Test
    void theLikeliestComesFirst() {
        assertThat(of("localised edema type II", "en"))
                .containsExactly("localised oedema type ii", "localised oedema type 2", "localized oedema type ii");
    }

    @Property
    void variantsAreFewNeverEmptyAndNeverTheInput(
            @ForAll("queries") String typed, @ForAll("languages") String language) {
        String query = PlainText.normalizeQuery(typed);

        assertThat(Stream.concat(
                        of(query, language).stream(),
                        SpellingVariants.inOtherNumber(query, new Language(language)).stream()))
                .hasSizeLessThanOrEqualTo(5)
                .allSatisfy(variant -> assertThat(variant)
                        .isNotBlank()
                        .isNotEqualToIgnoringCase(query)
                        .hasSizeLessThanOrEqualTo(SearchRequest.MAX_QUERY_LENGTH));
    }

    @Provide
    Arbitrary<String> queries() {
        Arbitrary<String> words = Arbitraries.of(
                "edema", "Anemia", "type", "II", "2", "hemorrhages", "tumors", "localised", "s", "ies", "İ", "of", "-");
        return Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(200),
                words.list().ofMaxSize(20).map(list -> String.join(" ", list)).filter(text -> text.length() <= 200),
                Combinators.combine(words, Arbitraries.integers().between(1, 40))
                        .as((word, times) -> word.repeat(times))
                        .filter(text -> text.length() <= 200));
    }

    @Provide
    Arbitrary<String> languages() {
        return Arbitraries.of(LANGUAGES);
    }
}
