// SPDX-License-Identifier: Apache-2.0
package org.icddesk.icd.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.icddesk.icd.entity.DualClassification.ASTERISK;
import static org.icddesk.icd.entity.DualClassification.DAGGER;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.icddesk.icd.Icd10Code;
import org.icddesk.icd.Icd10Uri;
import org.icddesk.icd.Language;
import org.icddesk.icd.Release;
import org.icddesk.icd.Term;
import org.icddesk.icd.Text;
import org.icddesk.index.Icd10Entities;
import org.icddesk.index.IndexedEntity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DualClassificationTest {

    /** The categories with an asterisk of ICD-10, volume 1, list of three-character categories. */
    private static final Set<String> ASTERISK_CATEGORIES = Set.of(
            ("D63 D77 E35 E90 F00 F02 G01 G02 G05 G07 G13 G22 G26 G32 G46 G53 G55 G59 G63 G73 G94 G99 H03 H06 H13"
                            + " H19 H22 H28 H32 H36 H42 H45 H48 H58 H62 H67 H75 H82 H94 I32 I39 I41 I43 I52 I68 I79"
                            + " I98 J17 J91 J99 K23 K67 K77 K87 K93 L14 L45 L54 L62 L86 L99 M01 M03 M07 M09 M14 M36"
                            + " M49 M63 M68 M73 M82 M90 N08 N16 N22 N29 N33 N37 N51 N74 N77 P75")
                    .split(" "));

    private static Text text(String value) {
        return new Text(Language.ENGLISH, value, true);
    }

    private static Icd10Entity entity(
            String code, ClassKind kind, String title, List<String> inclusions, List<String> exclusions, String note) {
        return new Icd10Entity(
                Icd10Uri.of(new Release("2019"), Icd10Code.parse(code).orElseThrow()),
                text(title),
                code,
                kind,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.ofNullable(note).map(DualClassificationTest::text),
                Optional.empty(),
                terms(inclusions),
                terms(exclusions),
                List.of());
    }

    private static List<Term> terms(List<String> labels) {
        return labels.stream()
                .map(label -> new Term(text(label), Optional.empty(), Optional.empty(), false))
                .toList();
    }

    private static Icd10Entity titled(String code, String title) {
        return entity(code, ClassKind.CATEGORY, title, List.of(), List.of(), null);
    }

    private static Icd10Entity including(String code, String inclusion) {
        return entity(code, ClassKind.CATEGORY, "Some title", List.of(inclusion), List.of(), null);
    }

    @ParameterizedTest
    @CsvSource({
        "G01, Meningitis in bacterial diseases classified elsewhere",
        "M36.0, Dermato(poly)myositis in neoplastic disease (C00-D48†)",
        "E35.8, Disorders of other endocrine glands IN DISEASES CLASSIFIED ELSEWHERE",
        "D63.0*, Anaemia in neoplastic disease"
    })
    void aManifestationTellsByItsTitleOrItsCode(String code, String title) {
        Icd10Entity entity = title.contains("†")
                ? entity(code, ClassKind.CATEGORY, "Some title", List.of(title), List.of(), null)
                : titled(code, title);

        assertThat(DualClassification.of(entity)).hasValue(ASTERISK);
    }

    @ParameterizedTest
    @CsvSource({"A39.0, Meningococcal meningitis (G01*)", "A17.0†, Tuberculous meningitis"})
    void aCauseTellsByTheManifestationInItsTitleOrByItsCode(String code, String title) {
        assertThat(DualClassification.of(titled(code, title))).hasValue(DAGGER);
    }

    @ParameterizedTest
    @CsvSource({
        "G01, meningitis (in) anthrax (A22.8†), ASTERISK",
        "G63.2, diabetic polyneuropathy (E10-E14† with common fourth character .4), ASTERISK",
        "E11.4, diabetic polyneuropathy (G63.2*), DAGGER",
        "A18.0, tuberculosis of bone (M90.0*), DAGGER"
    })
    void inclusionsWithSignsTell(String code, String inclusion, DualClassification part) {
        assertThat(DualClassification.of(including(code, inclusion))).hasValue(part);
    }

    @Test
    void notesWithSignsTell() {
        Icd10Entity note =
                entity("N08", ClassKind.CATEGORY, "Some title", List.of(), List.of(), "Use with the cause (E11.2†).");

        assertThat(DualClassification.of(note)).hasValue(ASTERISK);
    }

    @ParameterizedTest
    @CsvSource({
        "F54, Psychological and behavioural factors associated with disorders or diseases classified elsewhere",
        "A00, Cholera",
        "B22.7, HIV disease resulting in multiple diseases classified elsewhere",
        "B95, Streptococcus and staphylococcus as the cause of diseases classified to other chapters",
        "O98, Maternal infectious diseases classifiable elsewhere but complicating pregnancy",
        "R69, Unknown and unspecified causes of morbidity",
        "J18.8, 'Other pneumonia, organism unspecified'"
    })
    void whereTheTextsDoNotTellNothingIsSaid(String code, String title) {
        assertThat(DualClassification.of(titled(code, title))).isEmpty();
    }

    @Test
    void whatIsExcludedTellsOfOthers() {
        Icd10Entity entity = entity(
                "G03",
                ClassKind.CATEGORY,
                "Meningitis",
                List.of(),
                List.of("meningitis in anthrax (A22.8†)", "x (G01*)"),
                null);

        assertThat(DualClassification.of(entity)).isEmpty();
    }

    @Test
    void aChapterIsNeither() {
        assertThat(DualClassification.of(
                        entity("VI", ClassKind.CHAPTER, "Diseases", List.of("x (G01*)"), List.of(), "y (A22.8†)")))
                .isEmpty();
    }

    @Test
    void noTitleOfTheWholeClassificationMakesAnAsteriskOfACategoryWithoutOne() {
        List<String> told = Icd10Entities.titles().stream()
                .filter(entity -> entity.kind() == ClassKind.CATEGORY)
                .filter(entity -> DualClassification.of(
                                titled(entity.code(), entity.title().value()))
                        .filter(ASTERISK::equals)
                        .isPresent())
                .map(IndexedEntity::code)
                .toList();

        assertThat(told).allMatch(code -> ASTERISK_CATEGORIES.contains(code.substring(0, 3)));
        if (Icd10Entities.areFull()) {
            assertThat(told).contains("G01", "G02", "M90", "N08", "N77").hasSizeGreaterThan(150);
        }
    }
}
