// SPDX-License-Identifier: Apache-2.0
package org.icddesk.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import org.icddesk.answer.NotFound;
import org.icddesk.cluster.ClusterPart.Fit;
import org.icddesk.icd.Language;
import org.icddesk.icd.Linearization;
import org.icddesk.icd.Release;
import org.icddesk.icd.Scope;
import org.icddesk.icd.code.CodeExpression;
import org.icddesk.icd.code.UriExpression;
import org.icddesk.icd.entity.Entity;
import org.icddesk.request.AnswerTimeout;
import org.icddesk.sandbox.Sandbox;
import org.icddesk.sandbox.SandboxOptions;
import org.icddesk.testing.gateway.GatewayBench;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Clusters checked the whole way over HTTP, at the sandbox. */
class ClusterCheckerTest {

    private static final Scope MMS = Scope.of(new Release("2024-01"), Linearization.MMS);

    @AutoClose
    private static final Sandbox sandbox =
            Sandbox.start(SandboxOptions.defaults().withoutToken());

    @AutoClose
    private static final GatewayBench bench = new GatewayBench();

    private final ClusterChecker checker = new ClusterChecker(bench.gateway(URI.create(sandbox.apiUrl())));

    private ClusterCheck check(String code) {
        return checker.check(CodeExpression.parse(code), MMS, Language.ENGLISH, AnswerTimeout.PAGE)
                .value();
    }

    private static List<String> titles(ClusterCheck check) {
        return check.parts().stream()
                .map(part ->
                        part.entity().map(Entity::title).map(Object::toString).orElse("?"))
                .toList();
    }

    private static List<String> axes(ClusterCheck check) {
        return check.parts().stream().map(part -> part.axis().orElse("-")).toList();
    }

    private static List<Fit> fits(ClusterCheck check) {
        return check.parts().stream().map(ClusterPart::fit).toList();
    }

    @Test
    void N13_eachCodeHasItsAxisAndTitle() {
        ClusterCheck check = check("1A00&XN62R/MG50");

        assertThat(check.isValid()).isTrue();
        assertThat(axes(check)).containsExactly("-", "infectiousAgent", "associatedWith");
        assertThat(titles(check)).startsWith("Cholera", "Vibrio cholerae O1, biovar eltor");
        assertThat(check.title()).hasValueSatisfying(title -> assertThat(title).startsWith("Cholera & Vibrio"));
    }

    @Test
    void aPlainCodeIsCheckedToo() {
        ClusterCheck check = check("1A00");

        assertThat(check.isValid()).isTrue();
        assertThat(fits(check)).containsExactly(Fit.STEM);
        assertThat(check.simplified()).isEmpty();
        assertThat(check.terminal()).contains("1A00");
    }

    @Test
    void N13_whatIsMissingIsNamedWithItsScale() {
        ClusterCheck check = check("NC72.2&XK8G");

        assertThat(check.accepted()).isTrue();
        assertThat(check.isValid()).isFalse();
        assertThat(check.missing()).singleElement().satisfies(missing -> {
            assertThat(missing.stem().code()).hasToString("NC72.2");
            assertThat(missing.axis().name()).isEqualTo("fractureOpenOrClosed");
            assertThat(missing.axis().scale()).hasSize(2);
        });
        assertThat(check("NC72.2&XJ44E&XK8G").isValid()).isTrue();
    }

    @Test
    void whatTheFirstCodeGivesIsNotMissing() {
        assertThat(check("MG50.3").missing())
                .extracting(missing -> missing.axis().name())
                .containsExactly("hasCausingCondition");
        assertThat(check("1A00/MG50.3").missing()).isEmpty();
    }

    @Test
    void B20_whatIsOnNoAxisIsNamedByItsPlace() {
        ClusterCheck check = check("1A00&XN62R&XK9J");

        assertThat(check.accepted()).isFalse();
        assertThat(fits(check)).containsExactly(Fit.STEM, Fit.ON_AXIS, Fit.NO_AXIS);
        assertThat(check.misfits()).singleElement().satisfies(part -> {
            assertThat(part.number()).isEqualTo(3);
            assertThat(check.stemOf(part)).hasValueSatisfying(stem -> assertThat(ClusterCheck.axes(stem))
                    .hasSize(2));
        });
    }

    @Test
    void aSecondValueWhereOneIsAllowedIsOneTooMany() {
        ClusterCheck check = check("8B20&XK9J&XK8G");

        assertThat(check.accepted()).isFalse();
        assertThat(fits(check)).containsExactly(Fit.STEM, Fit.ON_AXIS, Fit.ONE_TOO_MANY);
        assertThat(axes(check)).containsExactly("-", "laterality", "laterality");
    }

    @Test
    void aStemWithinAClusterHasAxesOfItsOwn() {
        ClusterCheck check = check("5A11/9B71.0&XK9J");

        assertThat(check.isValid()).isTrue();
        assertThat(axes(check)).containsExactly("-", "hasManifestation", "laterality");
        assertThat(check.stemOf(check.parts().get(2)))
                .hasValueSatisfying(stem -> assertThat(stem.code()).hasToString("9B71.0"));
        assertThat(fits(check("5A11/9B71.0&XN62R"))).containsExactly(Fit.STEM, Fit.ON_AXIS, Fit.NO_AXIS);
    }

    @Test
    void B20_unknownCodesAreNamedAndTheOthersExplained() {
        ClusterCheck check = check("1A00&XN99Z&XN62R/2Z99");

        assertThat(check.isValid()).isFalse();
        assertThat(check.unknown()).extracting(part -> part.code().code()).containsExactly("XN99Z", "2Z99");
        assertThat(axes(check)).containsExactly("-", "-", "infectiousAgent", "-");
        assertThat(check.title()).isEmpty();
    }

    @Test
    void N13_aPlainCodeOfTheSameMeaningIsSaid() {
        assertThat(check("GC08&XN6P4").simplified()).contains("GC08.0");
    }

    @Test
    void N13_groupingsBecomeTerminalCodes() {
        assertThat(check("BA00").terminal()).contains("BA00.Z");
    }

    @Test
    void B20_anExtensionCodeAloneIsNoCluster() {
        ClusterCheck check = check("XS25");

        assertThat(fits(check)).containsExactly(Fit.NO_STEM);
        assertThat(check.isValid()).isFalse();
        assertThat(titles(check)).containsExactly("Severe");
    }

    @Test
    void identifiersBecomeCodes() {
        UriExpression known = UriExpression.parse(
                        "http://id.who.int/icd/entity/1442995018 & http://id.who.int/icd/entity/627678743")
                .orElseThrow();
        UriExpression unknown =
                UriExpression.parse("http://id.who.int/icd/entity/999999999").orElseThrow();

        assertThat(checker.code(known, MMS, AnswerTimeout.PAGE).text()).isEqualTo("8B20&XK9J");
        assertThatThrownBy(() -> checker.code(unknown, MMS, AnswerTimeout.PAGE)).isInstanceOf(NotFound.class);
    }

    @Test
    void valuesStandInTheOrderOfTheScales() {
        assertThat(check("NC72.2&XK8G&XJ44E").inScaleOrder().text()).isEqualTo("NC72.2&XJ44E&XK8G");
        assertThat(check("1A00&XS25&XN62R/MG50").inScaleOrder().text())
                .as("what is on no axis stands last")
                .isEqualTo("1A00&XN62R&XS25/MG50");
    }
}
