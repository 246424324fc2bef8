// SPDX-License-Identifier: Apache-2.0
package org.icddesk.doris;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import org.icddesk.certificate.CertificateFault;
import org.icddesk.certificate.Condition;
import org.icddesk.certificate.DeathCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is told of causes before anybody is asked, and how they are written. */
class CauseFinderTest {

    @ParameterizedTest
    @CsvSource({
        "A00.9, doris.fault.icd10",
        "I21, doris.fault.icd10",
        "A00-A09, doris.fault.icd10",
        "5A11,",
        "5A11/BA00.Z,",
        "cholera,",
        "http://id.who.int/icd/entity/257068234,"
    })
    void aCodeOfAnotherClassificationIsKnownByItsForm(String written, String key) {
        DeathCertificate certificate = new DeathCertificate(
                Map.of(), List.of(CertificateForm.written(written)), List.of(), DeathCertificate.EMPTY.more());

        assertThat(CauseFinder.faults(certificate))
                .extracting(CertificateFault::key)
                .isEqualTo(key == null ? List.of() : List.of(key));
    }

    @Test
    void wordsThatNoSearchTakesAreTold() {
        DeathCertificate certificate = new DeathCertificate(
                Map.of(), List.of(CertificateForm.written("x".repeat(300))), List.of(), DeathCertificate.EMPTY.more());

        assertThat(CauseFinder.faults(certificate))
                .extracting(CertificateFault::place)
                .containsExactly("a");
    }

    @Test
    void causesStandBetweenSemicolonsAndCodesBetweenCommasToo() {
        assertThat(CertificateForm.written("Pneumonia, unspecified; 5A11,BA00.Z;\n ;cholera"))
                .extracting(Condition::text, Condition::code)
                .containsExactly(
                        tuple("Pneumonia, unspecified", ""),
                        tuple("", "5A11"),
                        tuple("", "BA00.Z"),
                        tuple("cholera", ""));
    }

    @Test
    void aLineShowsWhatCanBeWrittenInItsBoxAndTheRestBesideIt() {
        Condition chosen = Condition.of("Cholera", "1A00", "http://id.who.int/icd/release/11/2024-01/mms/257068234");
        CauseLine line = CauseLine.of(
                "b",
                List.of(chosen.lasting("P3D"), Condition.of("fever", "", "").lasting("P3D")),
                List.of(),
                List.of(),
                List.of());

        assertThat(line.chosen()).extracting(CauseLine.Chosen::key).containsExactly("b.0");
        assertThat(line.chosen().get(0).address()).hasToString("/icd/release/11/2024-01/mms/257068234");
        assertThat(line.written()).isEqualTo("fever");
        assertThat(line.number() + line.unit()).isEqualTo("3D");
        assertThat(line.json()).doesNotContain("Interval");
        CauseLine different = CauseLine.of(
                "b", List.of(chosen.lasting("P3D"), chosen.lasting("P4D")), List.of(), List.of(), List.of());
        assertThat(different.number()).isEmpty();
        assertThat(different.json()).contains("P3D", "P4D");
    }
}
