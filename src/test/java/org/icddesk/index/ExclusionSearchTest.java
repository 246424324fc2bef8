// SPDX-License-Identifier: Apache-2.0
package org.icddesk.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.icddesk.index.SmallIndex.codes;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.icddesk.icd.EntityId;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.Language;
import org.icddesk.icd.Linearization;
import org.icddesk.icd.LinearizationUri;
import org.icddesk.icd.Release;
import org.icddesk.icd.Term;
import org.icddesk.icd.entity.ClassKind;
import org.icddesk.index.synonym.Synonyms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExclusionSearchTest {

    private static SmallIndex small() {
        return new SmallIndex()
                .chapter("I", "Certain infectious diseases")
                .block("A30-A49", "I", "Other bacterial diseases")
                .category("A39", "A30-A49", "Meningococcal infection")
                .category("A39.0", "A39", "Meningococcal meningitis")
                .chapter("XVI", "Perinatal conditions")
                .block("P35-P39", "XVI", "Infections specific to the perinatal period")
                .category("P36", "P35-P39", "Bacterial sepsis of newborn");
    }

    private static List<Exclusion> found(SmallIndex index, String words) {
        return index.build().search(IndexQuery.of(words)).exclusions();
    }

    private static String seen(Exclusion exclusion) {
        return exclusion.see().stream()
                .map(uri -> uri.canonical().replaceFirst(".*/", ""))
                .collect(Collectors.joining(" "));
    }

    @Test
    void anExclusionIsToldAndIsNoHit() {
        IndexResult result = EntityIndex.of(Icd10Entities.sandbox(), Language.ENGLISH, Synonyms.NONE)
                .search(IndexQuery.of("vessels of brain"));

        assertThat(codes(result)).doesNotContain("I10");
        assertThat(result.exclusions()).singleElement().satisfies(exclusion -> {
            assertThat(exclusion.at().code()).isEqualTo("I10");
            assertThat(SmallIndex.marked(exclusion.term())).isEqualTo("involving [vessels] [of] [brain] (I60-I69)");
            assertThat(seen(exclusion)).isEqualTo("I60-I69");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "neonatal sepsis (P36.-) | P36",
                "neonatal sepsis (A39.0) | A39.0",
                "neonatal sepsis (A39.0†) | A39.0",
                "neonatal sepsis (P35-P39) | P35-P39",
                "neonatal sepsis (A39-P36) | A39 P36",
                "neonatal sepsis (A39.0, P36.-) | A39.0 P36",
                "neonatal sepsis P35–P39 | P35-P39",
                "neonatal sepsis (Q99.-) | ''",
                "neonatal sepsis from B12, A39 | ''",
                "neonatal sepsis | ''"
            })
    void whatItRefersToIsFoundAmongTheEntities(String label, String codes) {
        SmallIndex index = small().excluding(label);

        assertThat(found(index, "neonatal sepsis")).singleElement().satisfies(exclusion -> assertThat(seen(exclusion))
                .isEqualTo(codes));
    }

    @Test
    void aTermOfIcd11NamesWhatItRefersTo() {
        LinearizationUri cholera = icd11("257068234");
        Term elsewhere =
                new Term(Icd10Entities.text("cholera syndrome"), Optional.empty(), Optional.of(cholera), false);
        Term lost = new Term(Icd10Entities.text("cholera lost"), Optional.empty(), Optional.of(icd11("99999")), false);
        EntityIndex index = EntityIndex.of(
                List.of(
                        entity(cholera, "1A00", List.of()),
                        entity(icd11("416025325"), "1A01", List.of(elsewhere, lost))),
                Language.ENGLISH,
                Synonyms.NONE);

        assertThat(index.search(IndexQuery.of("cholera syndrome"))
                        .exclusions()
                        .get(0)
                        .see())
                .containsExactly(cholera);
        assertThat(index.search(IndexQuery.of("cholera lost"))
                        .exclusions()
                        .get(0)
                        .see())
                .isEmpty();
    }

    private static LinearizationUri icd11(String id) {
        return LinearizationUri.of(new Release("2024-01"), Linearization.MMS, new EntityId(id));
    }

    private static IndexedEntity entity(IcdUri uri, String code, List<Term> exclusions) {
        return new IndexedEntity(
                uri,
                code,
                ClassKind.CATEGORY,
                Icd10Entities.text("Title " + code),
                Optional.empty(),
                List.of(),
                exclusions,
                List.of(),
                List.of(),
                true);
    }

    @Test
    void onlyThoseWithAllWordsAreTold() {
        SmallIndex index = small().excluding("sepsis of mother", "sepsis of father");

        assertThat(found(index, "sepsis mother")).hasSize(1);
        assertThat(found(index, "sepsis")).hasSize(2);
        assertThat(found(index, "sepsis mother child")).isEmpty();
        assertThat(found(index, "sepsys mother")).isEmpty();
    }

    @Test
    void theBestFiveAreTold() {
        SmallIndex index = small().excluding(
                        "gout of left hand",
                        "gout of hand",
                        "gout, a",
                        "gout, a b",
                        "gout of b c d e",
                        "gout",
                        "gouty");

        assertThat(found(index, "gout"))
                .hasSize(IndexResult.MAX_EXCLUSIONS)
                .extracting(exclusion -> exclusion.term().text())
                .startsWith("gout")
                .doesNotContain("gout of b c d e");
    }

    @Test
    void theyAreFoundThroughSynonymsTooEachOnce() {
        SmallIndex index = small().excluding("myocardial infarction").meaning("heart attack", "myocardial infarction");

        assertThat(found(index, "heart attack")).hasSize(1);
        assertThat(found(index, "myocardial infarction")).hasSize(1);
    }

    @Test
    void theyAreToldOfWhereSomebodyLooksAlone() {
        EntityIndex index = small().excluding("gout").build();

        assertThat(index.search(new IndexQuery("gout", List.of("XVI"), Optional.empty(), false))
                        .exclusions())
                .hasSize(1);
        assertThat(index.search(new IndexQuery("gout", List.of("I"), Optional.empty(), false))
                        .exclusions())
                .isEmpty();
        assertThat(index.search(new IndexQuery("gout", List.of(), Optional.of(Icd10Entities.uri("P36")), false))
                        .exclusions())
                .hasSize(1);
        assertThat(index.search(new IndexQuery("gout", List.of(), Optional.of(Icd10Entities.uri("A39")), false))
                        .exclusions())
                .isEmpty();
    }
}
