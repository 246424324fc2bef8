// SPDX-License-Identifier: Apache-2.0
package org.icddesk.compare.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.icddesk.compare.diff.Change;
import org.icddesk.icd.EntityId;
import org.icddesk.icd.Icd10Code;
import org.icddesk.icd.Icd10Uri;
import org.icddesk.icd.Language;
import org.icddesk.icd.Linearization;
import org.icddesk.icd.LinearizationUri;
import org.icddesk.icd.Release;
import org.icddesk.icd.Term;
import org.icddesk.icd.Text;
import org.icddesk.icd.code.PostcoordinationAxis;
import org.icddesk.icd.code.PostcoordinationAxis.Multiplicity;
import org.icddesk.icd.entity.ClassKind;
import org.icddesk.icd.entity.Icd10Entity;
import org.junit.jupiter.api.Test;

class EntityComparisonTest {

    private static final Release OLD = new Release("2016");
    private static final Release NEW = new Release("2019");

    private static Text text(String value) {
        return new Text(Language.ENGLISH, value, true);
    }

    private static Term term(String label, String target) {
        Optional<LinearizationUri> uri = Optional.of(target)
                .filter(id -> !id.isEmpty())
                .map(id -> LinearizationUri.of(OLD, Linearization.MMS, new EntityId(id)));
        return new Term(text(label), Optional.empty(), uri, false);
    }

    private static Icd10Entity entity(Release release, String title, String definition, List<String> notes) {
        return new Icd10Entity(
                Icd10Uri.of(release, new Icd10Code("A00")),
                text(title),
                "A00",
                ClassKind.CATEGORY,
                Optional.of(Icd10Uri.of(release, new Icd10Code("A00-A09"))),
                List.of(Icd10Uri.of(release, new Icd10Code("A00.0"))),
                Optional.empty(),
                Optional.of(definition).filter(d -> !d.isEmpty()).map(EntityComparisonTest::text),
                Optional.empty(),
                Optional.empty(),
                notes.stream().findFirst().map(EntityComparisonTest::text),
                notes.stream().skip(1).findFirst().map(EntityComparisonTest::text),
                List.of(),
                List.of(),
                List.of(term(title, ""), term("index term", "")));
    }

    private static String told(List<TermComparison> terms) {
        return terms.stream()
                .map(term -> term.change().word() + " "
                        + term.before().map(t -> t.label().value()).orElse("-") + "|"
                        + term.after().map(t -> t.label().value()).orElse("-"))
                .collect(Collectors.joining(", "));
    }

    @Test
    void theSameInBothIsTheSameThoughEveryIdentifierNamesAnotherRelease() {
        EntityComparison same = EntityComparison.of(
                Optional.of(entity(OLD, "Cholera", "defined", List.of("a"))),
                Optional.of(entity(NEW, "Cholera", "defined", List.of("a"))));

        assertThat(same.change()).isEqualTo(Change.SAME);
        assertThat(same.changed()).isEmpty();
        assertThat(same.texts()).containsOnlyKeys(Part.CODE, Part.TITLE, Part.DEFINITION);
    }

    @Test
    void eachPartIsToldByItself() {
        EntityComparison changed = EntityComparison.of(
                Optional.of(entity(OLD, "Cholera", "", List.of("note"))),
                Optional.of(entity(NEW, "Cholera again", "defined", List.of())));

        assertThat(changed.change()).isEqualTo(Change.CHANGED);
        assertThat(changed.changed()).containsExactly(Part.TITLE, Part.DEFINITION, Part.NOTES);
        assertThat(changed.texts().get(Part.TITLE).change()).isEqualTo(Change.CHANGED);
        assertThat(changed.texts().get(Part.DEFINITION).change()).isEqualTo(Change.NEW);
        assertThat(told(changed.terms().get(Part.INDEX)))
                .as("the title, which is among them, is told already")
                .isEqualTo("same index term|index term");
        assertThat(changed.terms().get(Part.NOTES).get(0).change()).isEqualTo(Change.GONE);
        assertThat(changed.places().get(Part.PARENT).get(0).change()).isEqualTo(Change.SAME);
    }

    @Test
    void whatOnlyOneReleaseHasIsNewOrGoneAsAWhole() {
        Optional<Icd10Entity> cholera = Optional.of(entity(OLD, "Cholera", "", List.of()));

        EntityComparison gone = EntityComparison.of(cholera, Optional.empty());

        assertThat(gone.change()).isEqualTo(Change.GONE);
        assertThat(gone.texts().values()).allMatch(part -> part.change() == Change.GONE);
        assertThat(EntityComparison.of(Optional.empty(), cholera).change()).isEqualTo(Change.NEW);
    }

    @Test
    void termsArePairedByWhatTheyPointToThenByTheirWords() {
        List<TermComparison> terms = TermComparison.of(
                List.of(term("points to 1", "1"), term("neonatal diarrhoea", ""), term("elsewhere", ""), term("x", "")),
                List.of(term("x", ""), term("neonatal diarrhea", ""), term("otherwise named", "1"), term("fresh", "")));

        assertThat(told(terms))
                .isEqualTo("new -|neonatal diarrhea, changed points to 1|otherwise named, new -|fresh,"
                        + " gone neonatal diarrhoea|-, gone elsewhere|-, same x|x");
    }

    @Test
    void aTermWithMostOfItsWordsKeptIsTheSameTermChanged() {
        assertThat(told(TermComparison.of(
                        List.of(term("infection of the bowel by a bacterium", "")),
                        List.of(term("infection of the bowel by any bacterium", "")))))
                .startsWith("changed ");
    }

    @Test
    void aTermThatPointsElsewhereIsNotTheSame() {
        assertThat(told(TermComparison.of(List.of(term("see there", "1")), List.of(term("see there", "2")))))
                .isEqualTo("changed see there|see there");
    }

    private static PostcoordinationAxis axis(String name, boolean required, Release release, String... scale) {
        return new PostcoordinationAxis(
                name,
                required,
                Multiplicity.ALWAYS,
                List.of(scale).stream()
                        .map(id -> LinearizationUri.of(release, Linearization.MMS, new EntityId(id)))
                        .toList());
    }

    @Test
    void axesDifferInWhatTheyRequireAndInTheirValues() {
        List<AxisComparison> axes = AxisComparison.of(
                List.of(
                        axis("same", false, OLD, "1", "2"),
                        axis("required", false, OLD, "1"),
                        axis("values", true, OLD, "1", "2"),
                        axis("gone", false, OLD)),
                List.of(
                        axis("same", false, NEW, "2", "1"),
                        axis("required", true, NEW, "1"),
                        axis("values", true, NEW, "1", "3"),
                        axis("new", false, NEW)));

        assertThat(axes)
                .extracting(axis -> axis.either().name() + " " + axis.change().word())
                .containsExactly("required changed", "values changed", "new new", "gone gone", "same same");
        assertThat(axes.get(0).requirementChanged()).isTrue();
        assertThat(axes.get(1).scale())
                .extracting(PlaceComparison::change)
                .containsExactly(Change.NEW, Change.GONE, Change.SAME);
    }
}
