// SPDX-License-Identifier: Apache-2.0
package org.icddesk.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.icddesk.browse.BrowseContext;
import org.icddesk.browse.Classification;
import org.icddesk.icd.Language;
import org.icddesk.icd.Release;
import org.icddesk.icd.code.UriExpression;
import org.icddesk.icd.search.Highlighted;
import org.icddesk.icd.search.Hit;
import org.icddesk.icd.search.MatchingProperty;
import org.icddesk.icd.search.PropertyKind;
import org.junit.jupiter.api.Test;

class HitViewTest {

    private static final BrowseContext PLACE = new BrowseContext(
            Classification.MMS, Optional.of(new Release("2024-01")), new Language("fr"), true, List.of());
    private static final String CHOLERA = "http://id.who.int/icd/release/11/2024-01/mms/257068234";

    private static Hit hit(String uri, String code, String title, String... terms) {
        List<MatchingProperty> matches = List.of(terms).stream()
                .map(term -> new MatchingProperty(
                        "Synonym", Highlighted.read(term), 1, false, Optional.empty(), PropertyKind.REAL))
                .toList();
        return new Hit(
                UriExpression.parse(uri),
                Highlighted.read(title),
                Optional.ofNullable(code),
                false,
                Optional.of("01"),
                1,
                Hit.Kind.REAL,
                true,
                Hit.Postcoordination.ALLOWED,
                true,
                false,
                true,
                false,
                true,
                false,
                Optional.empty(),
                matches,
                false,
                List.of());
    }

    private static HitView line(Hit hit, String typed) {
        return HitView.of(hit, SearchInput.of(typed), PLACE, "Chapter").orElseThrow();
    }

    @Test
    void leadsToTheEntityInTheLanguageChosen() {
        assertThat(line(hit(CHOLERA, "1A00", "Choléra"), "chol").address())
                .hasToString("/icd/release/11/2024-01/mms/257068234?lang=fr");
    }

    @Test
    void aClusterLeadsToItsExplanation() {
        String uri = CHOLERA + " & http://id.who.int/icd/release/11/2024-01/mms/194483911";
        assertThat(line(hit(uri, "1A00&XN8P1", "Choléra"), "chol").address())
                .hasToString("/code?code=1A00%26XN8P1&release=2024-01&lang=fr");
    }

    @Test
    void showsTheTermThatMatchedWhenTheTitleDoesNotExplainTheHit() {
        HitView line = line(hit(CHOLERA, "1A00", "Choléra", "<em class='found'>asiatic</em> cholera"), "asiatic");
        assertThat(line.term())
                .containsExactly(new Highlighted.Part("asiatic", true), new Highlighted.Part(" cholera", false));
        assertThat(line(hit(CHOLERA, "1A00", "Choléra", "choléra"), "choléra").term())
                .isEmpty();
    }

    @Test
    void isTheBestMatchWordForWordAlone() {
        assertThat(line(hit(CHOLERA, "1A00", "Choléra"), "choléra").best()).isTrue();
        assertThat(line(hit(CHOLERA, "1A00", "Autre", "<em class='found'>Choléra</em>"), "choléra")
                        .best())
                .isTrue();
        assertThat(line(hit(CHOLERA, "1A00", "Choléra"), "chol").best()).isFalse();
    }

    @Test
    void A29_theFallbackForAMissingTranslationIsEnglish() {
        HitView line = line(
                hit(CHOLERA, "1A00", "<em class='found'>Cholera</em> due to x [No translation available]"), "cholera");
        assertThat(line.lang()).isEqualTo("en");
        assertThat(line.title())
                .containsExactly(new Highlighted.Part("Cholera", true), new Highlighted.Part(" due to x", false));
        assertThat(line(hit(CHOLERA, "1A00", "Choléra"), "chol").lang()).isEqualTo("fr");
    }

    @Test
    void flagsWhatACoderMustKnow() {
        assertThat(line(hit(CHOLERA, "1A00", "Choléra"), "chol").flags())
                .containsExactly("extend", "note", "perinatal");
    }

    @Test
    void A21_aHitWithoutAnIdentifierHasNoLine() {
        assertThat(HitView.of(hit("javascript:alert(1)", "1A00", "x"), SearchInput.of("x"), PLACE, ""))
                .isEmpty();
    }
}
