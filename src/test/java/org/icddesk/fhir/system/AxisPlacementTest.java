// SPDX-License-Identifier: Apache-2.0
package org.icddesk.fhir.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.icddesk.icd.EntityId;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.Linearization;
import org.icddesk.icd.LinearizationUri;
import org.icddesk.icd.Release;
import org.icddesk.icd.code.CodeExpression;
import org.icddesk.icd.code.PostcoordinationAxis;
import org.icddesk.icd.code.PostcoordinationAxis.Multiplicity;
import org.icddesk.icd.code.PostcoordinationSet;
import org.icddesk.icd.code.UriExpression;
import org.junit.jupiter.api.Test;

/** WHO's describe puts both values of 1D01.0Y/1G41/1G40 on one axis, and leaves out the second XM4SL9 of PB20. */
class AxisPlacementTest {

    private static final LinearizationUri SEPSIS = uri("11");
    private static final LinearizationUri MEDICATION = uri("12");
    private static final LinearizationUri SUBSTANCE = uri("13");
    private static final LinearizationUri ACTIVITY = uri("14");

    private static final Map<LinearizationUri, List<IcdUri>> ABOVE = Map.of(
            uri("1683090852"), List.of(SEPSIS.inAllReleases()),
            uri("622600769"), List.of(SEPSIS.inAllReleases()),
            uri("273680488"), List.of(uri("99"), MEDICATION.inAllReleases(), SUBSTANCE.inAllReleases()),
            uri("1428847289"), List.of(ACTIVITY.inAllReleases()));

    private static final PostcoordinationSet SHOCK = value("1G41", "Sepsis with septic shock", "1683090852");
    private static final PostcoordinationSet NO_SHOCK = value("1G40", "Sepsis without septic shock", "622600769");
    private static final PostcoordinationSet OXYCODONE = value("XM4SL9", "Oxycodone", "273680488");
    private static final PostcoordinationSet EDUCATION = value("XE729", "Educational activity", "1428847289");

    private static LinearizationUri uri(String id) {
        return LinearizationUri.of(
                        Release.parse("2024-01").orElseThrow(),
                        Linearization.MMS,
                        EntityId.parse(id).orElseThrow())
                .inAllReleases();
    }

    private static PostcoordinationSet value(String code, String label, String id) {
        return set(code, label, id, List.of());
    }

    private static PostcoordinationSet set(String code, String label, String id, List<PostcoordinationSet.Axis> axes) {
        return new PostcoordinationSet(
                Optional.of(code),
                label,
                UriExpression.parse(uri(id).canonical()),
                Optional.empty(),
                Optional.of(code.split("[&/]")[0]),
                Optional.of(label.split(" [\\[/]")[0]),
                Optional.of(uri(id)),
                Optional.empty(),
                axes);
    }

    private static PostcoordinationSet.Axis axis(String name, PostcoordinationSet... values) {
        return new PostcoordinationSet.Axis(name, List.of(values));
    }

    private static PostcoordinationAxis scale(String name, boolean required, Multiplicity many, LinearizationUri root) {
        return new PostcoordinationAxis(name, required, many, List.of(root));
    }

    private static AxisPlacement placement(PostcoordinationAxis... axes) {
        return new AxisPlacement(List.of(axes), AxisPlacementTest::above);
    }

    private static Collection<IcdUri> above(LinearizationUri uri) {
        return ABOVE.getOrDefault(uri, List.of());
    }

    private static List<String> places(PostcoordinationSet set) {
        return set.axes().stream()
                .flatMap(axis -> axis.values().stream()
                        .map(value -> axis.name() + " " + value.code().orElseThrow()))
                .toList();
    }

    @Test
    void valuesThatFitOnTheSameAxesTakeTheRequiredOneFirstAndThenTheFreeOne() {
        AxisPlacement placement = placement(
                scale("hasManifestation", false, Multiplicity.ALWAYS, SEPSIS),
                scale("hasCausingCondition", true, Multiplicity.ALWAYS, SEPSIS));
        PostcoordinationSet described = set(
                "1D01.0Y/1G41/1G40",
                "Other specified bacterial meningitis / Sepsis with septic shock / Sepsis without septic shock",
                "684930313",
                List.of(axis("hasCausingCondition", SHOCK, NO_SHOCK)));

        PostcoordinationSet placed = placement.of(described, CodeExpression.parse("1D01.0Y/1G41/1G40"));

        assertThat(places(placed)).containsExactly("hasCausingCondition 1G41", "hasManifestation 1G40");
        assertThat(placed.code()).isEqualTo(described.code());
        assertThat(placed.label()).isEqualTo(described.label());
    }

    @Test
    void aValueThatIsWrittenTwiceStandsOnBothOfItsAxesAndInTheCode() {
        AxisPlacement placement = placement(
                scale("medication", false, Multiplicity.NOT_ALLOWED, MEDICATION),
                scale("activityWhenInjured", false, Multiplicity.NOT_ALLOWED, ACTIVITY),
                scale("objectOrSubstanceProducingInjury", false, Multiplicity.NOT_ALLOWED, SUBSTANCE));
        PostcoordinationSet described = set(
                "PB20&XM4SL9&XE729",
                "Harmful effects of opioids [Oxycodone] [Educational activity]",
                "1621932621",
                List.of(axis("medication", OXYCODONE), axis("activityWhenInjured", EDUCATION)));

        for (PostcoordinationSet placed : List.of(
                placement.of(described, CodeExpression.parse("PB20&XM4SL9&XM4SL9&XE729")),
                placement.of(
                        described,
                        UriExpression.parse(Stream.of("1621932621", "273680488", "273680488", "1428847289")
                                        .map(id -> uri(id).canonical())
                                        .reduce((one, next) -> one + " & " + next)
                                        .orElseThrow())
                                .orElseThrow()))) {
            assertThat(places(placed))
                    .containsExactlyInAnyOrder(
                            "medication XM4SL9",
                            "objectOrSubstanceProducingInjury XM4SL9",
                            "activityWhenInjured XE729");
            assertThat(placed.code()).contains("PB20&XM4SL9&XM4SL9&XE729");
            assertThat(placed.label())
                    .isEqualTo("Harmful effects of opioids [Oxycodone] [Oxycodone] [Educational activity]");
            assertThat(placed.linearization().orElseThrow().parts()).hasSize(4);
        }
    }

    @Test
    void whoHasOneAxisAloneIsNotDeprivedOfIt() {
        AxisPlacement placement = placement(
                scale("first", true, Multiplicity.NOT_ALLOWED, ACTIVITY),
                new PostcoordinationAxis("second", false, Multiplicity.NOT_ALLOWED, List.of(MEDICATION)),
                new PostcoordinationAxis("both", true, Multiplicity.NOT_ALLOWED, List.of(MEDICATION, ACTIVITY)));
        PostcoordinationSet described =
                set("PB20&XM4SL9&XE729", "Harm", "1621932621", List.of(axis("both", OXYCODONE, EDUCATION)));

        PostcoordinationSet placed = placement.of(described, CodeExpression.parse("PB20&XM4SL9&XE729"));

        assertThat(places(placed)).containsExactly("both XM4SL9", "first XE729");
    }

    @Test
    void whatWhoSettlesAndWhatNobodyKnowsStaysAsItIs() {
        AxisPlacement placement = placement(scale("medication", false, Multiplicity.ALWAYS, MEDICATION));
        PostcoordinationSet settled = set("PB20&XM4SL9", "Harm", "1621932621", List.of(axis("other", OXYCODONE)));
        PostcoordinationSet unknown =
                set("PB20&XM4SL9&XE729", "Harm", "1621932621", List.of(axis("other", OXYCODONE, EDUCATION)));
        PostcoordinationSet partOfPart = set("PB20&XM4SL9", "Harm", "1621932621", List.of(axis("other", OXYCODONE)));

        assertThat(placement.of(settled, CodeExpression.parse("PB20&XM4SL9"))).isSameAs(settled);
        assertThat(places(placement.of(unknown, CodeExpression.parse("PB20&XM4SL9&XE729"))))
                .containsExactly("medication XM4SL9", "other XE729");
        assertThat(placement.of(partOfPart, CodeExpression.parse("PB20&XM4SL9/1A00&XN8P1")))
                .isSameAs(partOfPart);
        assertThat(new AxisPlacement(List.of(), any -> List.of())
                        .of(unknown, CodeExpression.parse("PB20&XM4SL9&XE729")))
                .isSameAs(unknown);
    }
}
