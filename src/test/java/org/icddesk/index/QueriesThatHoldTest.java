// SPDX-License-Identifier: Apache-2.0
package org.icddesk.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.icddesk.index.SmallIndex.codes;
import static org.icddesk.index.SmallIndex.dictionary;
import static org.icddesk.index.SmallIndex.first;
import static org.icddesk.index.SmallIndex.why;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.icddesk.icd.Language;
import org.icddesk.index.IndexResult.Match;
import org.icddesk.index.synonym.Synonym;
import org.icddesk.index.synonym.Synonyms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What coders search for, and the first hit among the titles of ICD-10, 2019; those that the table has. */
class QueriesThatHoldTest {

    private static final List<IndexedEntity> TITLES = Icd10Entities.titles();
    private static final Set<String> CODES =
            TITLES.stream().map(IndexedEntity::code).collect(Collectors.toSet());

    private static final Synonyms DICTIONARY = dictionary(List.of(
            new Synonym("high blood pressure", "hypertension"),
            new Synonym("heart attack", "myocardial infarction"),
            new Synonym("cancer", "malignant neoplasm"),
            new Synonym("copd", "chronic obstructive pulmonary disease"),
            new Synonym("flu", "influenza"),
            new Synonym("stroke", "cerebral infarction")));

    private static final EntityIndex PLAIN = EntityIndex.of(TITLES, Language.ENGLISH, Synonyms.NONE);
    private static final EntityIndex WITH_SYNONYMS = EntityIndex.of(TITLES, Language.ENGLISH, DICTIONARY);

    private static final String ALL_WORDS = """
            cholera = A00
            Cholera, unspecified = A00.9
            typhoid fever = A01.0
            asthma = J45
            stroke = I64
            pneumonia = J18
            essential hypertension = I10
            primary hypertension = I10
            infarct myocard acut = I21
            myocardial infarction, old = I25.2
            femur neck fracture = S72.0
            fracture of the neck of the femur = S72.0
            iron deficiency anemia = D50
            acute lymphoblastic leukemia = C91.0
            pulmonary edema = J81
            esophagitis = K20
            celiac disease = K90.0
            guillain barre = G61.0
            Meniere = H81.0
            sjögren = M35.0
            posttraumatic stress disorder = F43.1
            post traumatic stress disorder = F43.1
            preeclampsia = O14
            pre eclampsia = O14
            alzheimers = G30
            Crohn's disease = K50
            Crohn’s disease = K50
            migraines = G43
            hepatitis a = B15
            type ii diabetes = E11
            vitamin b12 deficiency = D51
            covid19 = U07.1
            broncho pneumonia = J18.0
            gastroesophageal reflux = K21
            chickenpox = B01
            asthma nos = J45
            fever = R50.9
            influenza = J11
            malignant neoplasm of breast = C50
            depressive episode = F32
            iron deficiency anaemia = D50
            """;

    private static final String SIMILAR_WORDS = """
            acute apendicitis = K35
            diabetis type 2 = E11
            schizofrenia = F20
            measels = B05
            choleraa = A00
            astma = J45
            anemea iron deficiency = D50
            """;

    private static final String SYNONYMS = """
            heart attack = I21
            cancer = C80
            copd = J44
            breast cancer = C50
            high blood pressure = I10
            flu = J11
            old heart attack = I25.2
            """;

    record Row(String words, String code) {

        @Override
        public String toString() {
            return words + " = " + code;
        }
    }

    private static Stream<Row> rows(String text) {
        return text.lines()
                .map(line -> line.split(" = "))
                .map(cells -> new Row(cells[0], cells[1]))
                .filter(row -> CODES.contains(row.code));
    }

    static Stream<Row> allWords() {
        return rows(ALL_WORDS);
    }

    static Stream<Row> similarWords() {
        return rows(SIMILAR_WORDS);
    }

    static Stream<Row> synonyms() {
        return rows(SYNONYMS);
    }

    @ParameterizedTest
    @MethodSource("allWords")
    void theFirstHitHasAllWords(Row row) {
        IndexResult result = PLAIN.search(IndexQuery.of(row.words));

        assertThat(result.match()).isEqualTo(Match.ALL_WORDS);
        assertThat(first(result)).isEqualTo(row.code);
        assertThat(result.hits().get(0).why().missing()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("allWords")
    void synonymsDoNotDisplaceIt(Row row) {
        IndexResult result = WITH_SYNONYMS.search(IndexQuery.of(row.words));

        assertThat(first(result)).isEqualTo(row.code);
        assertThat(result.hits().get(0).why().synonym()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("similarWords")
    void theFirstHitHasSimilarWordsAndIsToldAsSuch(Row row) {
        IndexResult result = PLAIN.search(IndexQuery.of(row.words));

        assertThat(result.match()).isEqualTo(Match.SIMILAR_WORDS);
        assertThat(first(result)).isEqualTo(row.code);
        assertThat(result.hits().get(0).why().words()).anyMatch(word -> word.kind() == MatchReason.Kind.SIMILAR);
    }

    @ParameterizedTest
    @MethodSource("synonyms")
    void theFirstHitIsThroughASynonymAndIsToldAsSuch(Row row) {
        IndexResult result = WITH_SYNONYMS.search(IndexQuery.of(row.words));

        assertThat(result.match()).isEqualTo(Match.ALL_WORDS);
        assertThat(first(result)).isEqualTo(row.code);
        Optional<Synonym> synonym = result.hits().get(0).why().synonym();
        assertThat(synonym).isPresent();
        assertThat(row.words).contains(synonym.get().word());
        IndexResult plain = PLAIN.search(IndexQuery.of(row.words));
        assertThat(plain.match() == Match.ALL_WORDS && first(plain).equals(row.code))
                .isFalse();
    }

    @ParameterizedTest
    @MethodSource("allWords")
    void theOrderOfTheWordsAndTheirCaseDoNotMatter(Row row) {
        String words = KnownItems.reversed(row.words).toUpperCase(Locale.ROOT);

        assertThat(PLAIN.search(IndexQuery.of(words)).hits())
                .extracting(hit -> hit.entity().code())
                .contains(row.code);
    }

    @Test
    void cancerIsNothingThatOnlyLooksLikeIt() {
        assertThat(codes(PLAIN.search(IndexQuery.of("cancer")))).doesNotContain("R63", "R63.8");
        assertThat(codes(WITH_SYNONYMS.search(IndexQuery.of("cancer")))).doesNotContain("R63", "R63.8");
    }

    @Test
    void fluIsNotFlushingUnlessNothingElseIsLeft() {
        IndexResult result = WITH_SYNONYMS.search(IndexQuery.of("flu"));
        List<Boolean> through = result.hits().stream()
                .map(hit -> hit.why().synonym().isPresent())
                .toList();

        assertThat(through).startsWith(true).isSortedAccordingTo(Comparator.reverseOrder());
    }

    @Test
    void aHitTellsWhy() {
        assertThat(why(PLAIN.search(IndexQuery.of("Fevers typhoi")).hits().get(0)))
                .isEqualTo("Fevers>fever STEM TITLE, typhoi>Typhoid PREFIX TITLE");
    }
}
