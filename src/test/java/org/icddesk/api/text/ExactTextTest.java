// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.icddesk.icd.Icd10Code;
import org.icddesk.icd.Icd10Uri;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.Language;
import org.icddesk.icd.Release;
import org.icddesk.icd.Term;
import org.icddesk.icd.Text;
import org.icddesk.icd.entity.ClassKind;
import org.icddesk.icd.search.Highlighted;
import org.icddesk.icd.search.Hit;
import org.icddesk.icd.search.MatchingProperty;
import org.icddesk.icd.search.PropertyKind;
import org.icddesk.index.IndexedEntity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExactTextTest {

    private static final List<IndexedEntity> ENTITIES = List.of(
            entity("C50-C50", ClassKind.BLOCK, "Malignant neoplasm of breast"),
            entity("C50", ClassKind.CATEGORY, "Malignant neoplasm of breast"),
            entity("I00-I99", ClassKind.CHAPTER, "Diseases of the circulatory system"),
            entity("K50", ClassKind.CATEGORY, "Crohn’s disease [regional enteritis]", "granulomatous enteritis"),
            entity("X1", ClassKind.CATEGORY, "Twice"),
            entity("X2", ClassKind.CATEGORY, "Twice", "K51"),
            entity("J45", ClassKind.CATEGORY, "Asthma", "wheeze"),
            entity("R06", ClassKind.CATEGORY, "Abnormal breathing", "wheeze", "asthma"));

    private static IndexedEntity entity(String code, ClassKind kind, String title, String... inclusions) {
        IcdUri uri = Icd10Uri.of(new Release("2019"), new Icd10Code("A00"));
        return new IndexedEntity(
                uri,
                code,
                kind,
                text(title),
                Optional.empty(),
                List.of(inclusions).stream()
                        .map(term -> new Term(text(term), Optional.empty(), Optional.empty(), false))
                        .toList(),
                List.of(),
                List.of(),
                List.of(),
                true);
    }

    private static Text text(String value) {
        return new Text(Language.ENGLISH, value, true);
    }

    private static Optional<String> code(String text) {
        return new ExactText(text).codeOf(ENTITIES);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Malignant neoplasm of breast",
                "malignant NEOPLASM of breast.",
                "  malignant  neoplasm\tof breast ",
                "Malignant neoplasm of \uFF42reast"
            })
    void caseBlanksAndWidthDoNotMatterAndACategoryCountsBeforeItsBlock(String text) {
        assertThat(code(text)).contains("C50");
    }

    @Test
    void aGroupingIsAnsweredWhereNoCategoryHasTheTitle() {
        assertThat(code("diseases of the circulatory system")).contains("I00-I99");
    }

    @Test
    void apostrophesAndDashesAreAlike() {
        assertThat(code("Crohn's disease [regional enteritis]")).contains("K50");
    }

    @Test
    void aTitleCountsBeforeAnyOtherTerm() {
        assertThat(code("asthma")).contains("J45");
        assertThat(code("granulomatous enteritis")).contains("K50");
    }

    @ParameterizedTest
    @ValueSource(strings = {"twice", "wheeze", "neoplasm of breast", "Malignant neoplasm of breasts", "astma", "", "."})
    void whatSeveralHaveOrNoneHasExactlyHasNoCode(String text) {
        assertThat(code(text)).isEmpty();
    }

    @Test
    void hitsOfWhosSearchAreTakenByTitleThenByTerm() {
        List<Hit> hits = List.of(
                hit("1A00", "Cholera"),
                hit("1A01", "Other", "Cholera"),
                hit("1A02", "Another", "gripes"),
                hit(null, "Grouping"));
        assertThat(new ExactText("cholera").codeAmong(hits)).contains("1A00");
        assertThat(new ExactText("GRIPES").codeAmong(hits)).contains("1A02");
        assertThat(new ExactText("grouping").codeAmong(hits)).isEmpty();
        assertThat(new ExactText("choler").codeAmong(hits)).isEmpty();
        assertThat(new ExactText("x").codeAmong(List.of(hit("A", "X"), hit("B", "X"))))
                .isEmpty();
        assertThat(new ExactText("x").codeAmong(List.of(hit("A", "X"), hit("A", "X"))))
                .contains("A");
    }

    private static Hit hit(String code, String title, String... terms) {
        return new Hit(
                Optional.empty(),
                Highlighted.read(title),
                Optional.ofNullable(code),
                false,
                Optional.empty(),
                1,
                Hit.Kind.REAL,
                true,
                Hit.Postcoordination.NOT_ALLOWED,
                false,
                false,
                false,
                false,
                true,
                true,
                Optional.empty(),
                List.of(terms).stream()
                        .map(term -> new MatchingProperty(
                                "Synonym", Highlighted.read(term), 1, false, Optional.empty(), PropertyKind.REAL))
                        .toList(),
                false,
                List.of());
    }
}
