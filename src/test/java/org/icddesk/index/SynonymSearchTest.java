// SPDX-License-Identifier: Apache-2.0
package org.icddesk.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.icddesk.index.SmallIndex.codes;
import static org.icddesk.index.SmallIndex.first;
import static org.icddesk.index.SmallIndex.why;

import java.util.List;
import java.util.Optional;
import org.icddesk.icd.Language;
import org.icddesk.index.IndexResult.Match;
import org.icddesk.index.synonym.Synonym;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SynonymSearchTest {

    private static SmallIndex hearts() {
        return new SmallIndex()
                .chapter("IX", "Diseases of the circulatory system")
                .category("I21", "IX", "Acute myocardial infarction")
                .category("I25", "IX", "Old myocardial infarction")
                .category("I11", "IX", "Hypertensive heart disease")
                .meaning("heart attack", "myocardial infarction");
    }

    @Test
    void aHitThroughASynonymSaysSo() {
        IndexResult result = hearts().build().search(IndexQuery.of("heart attack"));

        assertThat(result.match()).isEqualTo(Match.ALL_WORDS);
        assertThat(codes(result)).containsExactly("I21", "I25");
        assertThat(why(result.hits().get(0)))
                .isEqualTo("myocardial>myocardial EXACT TITLE, infarction>infarction EXACT TITLE;"
                        + " heart attack = myocardial infarction");
    }

    @ParameterizedTest
    @CsvSource({"old heart attack, I25", "heart attack old, I25", "Heart Attack, I21", "acute heart attack, I21"})
    void theOtherWordsOfTheSearchCountToo(String words, String code) {
        assertThat(first(hearts().build().search(IndexQuery.of(words)))).isEqualTo(code);
    }

    @Test
    void aSynonymInAnotherFormIsFoundAtItsPlace() {
        EntityIndex index = EntityIndex.of(
                hearts().entities(),
                Language.ENGLISH,
                (words, language) -> List.of(new Synonym("heart attack", "myocardial infarction")));

        assertThat(first(index.search(IndexQuery.of("old HEART ATTACKS")))).isEqualTo("I25");
        assertThat(index.search(IndexQuery.of("gangrene")).hits()).isEmpty();
    }

    @Test
    void aWholeTitleIsNotDisplaced() {
        EntityIndex index = new SmallIndex()
                .category("I64", "", "Stroke, not specified as haemorrhage or infarction")
                .category("I63", "", "Cerebral infarction")
                .category("G46", "", "Cerebellar stroke syndrome")
                .meaning("stroke", "cerebral infarction")
                .build();
        IndexResult result = index.search(IndexQuery.of("stroke"));

        assertThat(codes(result)).containsExactly("I64", "I63", "G46");
        assertThat(result.hits().get(0).why().synonym()).isEmpty();
        assertThat(result.hits().get(1).why().synonym()).isPresent();
        assertThat(result.hits()).isSortedAccordingTo((one, other) -> Double.compare(other.score(), one.score()));
    }

    @Test
    void wordsThatOnlyBeginLikeASynonymComeLast() {
        EntityIndex index = new SmallIndex()
                .category("R23", "", "Flushing")
                .category("J11", "", "Influenza due to some virus in some seasons of some years")
                .meaning("flu", "influenza")
                .build();
        IndexResult result = index.search(IndexQuery.of("flu"));

        assertThat(codes(result)).containsExactly("J11", "R23");
    }

    @Test
    void whatASynonymMeansIsNoBeginningOfAWord() {
        EntityIndex index = new SmallIndex()
                .category("A41", "", "Sepsis due to Haemophilus influenzae")
                .category("J11", "", "Influenza")
                .meaning("flu", "influenza")
                .build();

        assertThat(codes(index.search(IndexQuery.of("flu")))).containsExactly("J11");
    }

    @Test
    void anEntityFoundBothWaysIsListedOnceTheBetterWay() {
        EntityIndex index = new SmallIndex()
                .category("I10", "", "Disease of arteries with raised tension")
                .including("high blood pressure")
                .meaning("high blood pressure", "raised tension")
                .build();
        IndexResult result = index.search(IndexQuery.of("high blood pressure"));

        assertThat(result.hits()).singleElement().satisfies(hit -> {
            assertThat(hit.why().synonym()).isEmpty();
            assertThat(hit.term()).isPresent();
        });
        assertThat(result.total()).isEqualTo(1);
    }

    @Test
    void anInclusionThatASynonymOfTheTitleSaysTooIsToldAsThatSynonymInItsPlace() {
        EntityIndex index = new SmallIndex()
                .category("I10", "", "Essential (primary) hypertension")
                .including("high blood pressure")
                .category("I27", "", "High blood pressure of lungs")
                .meaning("high blood pressure", "essential hypertension")
                .build();
        IndexResult result = index.search(IndexQuery.of("high blood pressure"));

        assertThat(codes(result)).containsExactly("I10", "I27");
        assertThat(result.hits().get(0).why().synonym())
                .contains(new Synonym("high blood pressure", "essential hypertension"));
    }

    @Test
    void aWordThatMeansSeveralThingsFindsThemAll() {
        EntityIndex index = new SmallIndex()
                .category("G35", "", "Multiple sclerosis")
                .category("I05", "", "Mitral stenosis")
                .meaning("ms", "multiple sclerosis")
                .meaning("ms", "mitral stenosis")
                .build();

        assertThat(codes(index.search(IndexQuery.of("ms")))).containsExactly("G35", "I05");
    }

    @Test
    void severalSynonymsInOneSearchAreToldTogether() {
        EntityIndex index = new SmallIndex()
                .category("N18", "", "Renal failure due to hypertension")
                .meaning("high blood pressure", "hypertension")
                .meaning("kidney", "renal")
                .build();
        IndexHit hit = index.search(IndexQuery.of("kidney failure from high blood pressure"))
                .hits()
                .get(0);

        assertThat(hit.why().synonym()).contains(new Synonym("kidney, high blood pressure", "renal, hypertension"));
    }

    @Test
    void aTypingErrorBesideASynonymIsForgivenAndTold() {
        EntityIndex index = new SmallIndex()
                .category("C50", "", "Malignant neoplasm of breast")
                .meaning("cancer", "malignant neoplasm")
                .build();
        IndexResult result = index.search(IndexQuery.of("brest cancer"));

        assertThat(result.match()).isEqualTo(Match.SIMILAR_WORDS);
        assertThat(first(result)).isEqualTo("C50");
        assertThat(result.hits().get(0).why().synonym()).isPresent();
    }

    @Test
    void whatASynonymMeansIsNeverMissing() {
        IndexResult result = hearts().build().search(IndexQuery.of("severe heart attack"));

        assertThat(result.match()).isEqualTo(Match.ALL_BUT_ONE);
        assertThat(result.hits())
                .filteredOn(hit -> hit.why().synonym().isPresent())
                .isNotEmpty()
                .allMatch(hit -> hit.why().missing().equals(List.of("severe")));
    }

    @Test
    void theDictionaryIsAskedAtEachSearchInTheLanguageOfTheIndex() {
        StringBuilder asked = new StringBuilder();
        EntityIndex index = EntityIndex.of(hearts().entities(), new Language("fr"), (words, language) -> {
            asked.append(words).append(' ').append(language).append(';');
            return List.of();
        });
        index.search(IndexQuery.of("crise cardiaque"));
        index.search(new IndexQuery("rhume", List.of(), Optional.empty(), true));

        assertThat(asked).hasToString("crise cardiaque fr;rhume fr;");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"'', x", "' ', x", "heart attack, ''", "***, ***", "not there, hypertension"})
    void aSynonymThatMakesNoSenseDoesNoHarm(String word, String means) {
        EntityIndex index = EntityIndex.of(
                hearts().entities(), Language.ENGLISH, (words, language) -> List.of(new Synonym(word, means)));

        assertThat(first(index.search(IndexQuery.of("hypertensive heart disease"))))
                .isEqualTo("I11");
        assertThat(index.search(IndexQuery.of("heart attack")).hits())
                .allMatch(hit -> hit.why().synonym().isEmpty());
    }
}
