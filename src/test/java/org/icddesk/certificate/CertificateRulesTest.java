// SPDX-License-Identifier: Apache-2.0
package org.icddesk.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.icddesk.web.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CertificateRulesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);
    private static final Condition CHOLERA = Condition.of("Cholera", "1A00", "");

    /** A certificate with one cause and fields written as {@code id=value}, separated by semicolons. */
    private static DeathCertificate certificate(String fields) {
        Map<CertificateField, String> values = new EnumMap<>(CertificateField.class);
        for (String pair : fields.split(";")) {
            if (!pair.isBlank()) {
                String[] parts = pair.strip().split("=", 2);
                values.put(CertificateField.of(parts[0]).orElseThrow(), parts[1]);
            }
        }
        return new DeathCertificate(values, List.of(List.of(CHOLERA)), List.of(), DeathCertificate.EMPTY.more());
    }

    private static List<String> faults(DeathCertificate certificate) {
        return CertificateRules.faults(certificate, TODAY).stream()
                .map(fault -> fault.place() + " " + fault.key().substring("doris.fault.".length()))
                .toList();
    }

    private static DeathCertificate lasting(String... intervals) {
        List<List<Condition>> lines = new ArrayList<>();
        for (String interval : intervals) {
            lines.add(List.of(CHOLERA.lasting(interval)));
        }
        return new DeathCertificate(
                Map.of(CertificateField.ESTIMATED_AGE, "P50Y"), lines, List.of(), DeathCertificate.EMPTY.more());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            date-birth=1950; date-death=2024-02-29; sex=2; estimated-age=P73Y |
            date-death=2023-02-29                           | date-death no-such-day
            date-death=17.5.2024                            | date-death date
            date-death=2027-01-01                           | date-death future
            date-birth=2024-05-02; date-death=2024-05-01    | date-death before-birth
            date-birth=2024-05; date-death=2024-05-01       |
            date-birth=1850-01-01; date-death=2024          | date-birth old
            date-birth=1850                                 | date-birth old
            estimated-age=P200Y                             | estimated-age old
            estimated-age=80                                | estimated-age duration
            estimated-age=PT                                |
            estimated-age=P1YT                              | estimated-age duration
            date-birth=1950; date-death=2020; estimated-age=P10Y | estimated-age age
            sex=0                                           | sex choice
            sex=male                                        | sex choice
            birth-weight=0                                  | birth-weight count
            birth-weight=3.1 kg                             | birth-weight count
            pregnancy-weeks=99999999                        | pregnancy-weeks count
            surgery-was-performed=0; surgery-date=2024      | surgery-date no-surgery
            surgery-date=2025; date-death=2024              | surgery-date after-death
            autopsy-was-requested=0; autopsy-findings=1     | autopsy-findings no-autopsy
            sex=1; was-pregnant=1                           | was-pregnant male
            stillborn=1; death-within-24h=3                 | death-within-24h stillborn
            icd-version=ICD10                               | icd-version version
            icd-version=icd11                               |
            """)
    void whatCannotBeTrueIsToldAtItsField(String fields, String fault) {
        assertThat(faults(certificate(fields))).isEqualTo(fault == null ? List.of() : List.of(fault));
    }

    @Test
    void aTextMayBeLongButNotAnyLength() {
        assertThat(faults(certificate("surgery-reason=" + "x".repeat(1_000)))).isEmpty();
        assertThat(faults(certificate("surgery-reason=" + "x".repeat(1_001)))).containsExactly("surgery-reason long");
    }

    @Test
    void aCertificateHasACauseAndNotAHundred() {
        assertThat(faults(DeathCertificate.EMPTY)).containsExactly("a no-cause");
        List<Condition> hundred = Collections.nCopies(100, CHOLERA);
        DeathCertificate full = new DeathCertificate(
                Map.of(), List.of(List.of(CHOLERA), hundred), List.of(), DeathCertificate.EMPTY.more());
        assertThat(faults(full)).containsExactly("b many");
        CertificateFault fault = CertificateRules.faults(full, TODAY).get(0);
        assertThat(new Texts("en").format(fault.key(), fault.values().toArray()))
                .contains("40", "101");
        DeathCertificate partTwo =
                new DeathCertificate(Map.of(), List.of(), List.of(CHOLERA), DeathCertificate.EMPTY.more());
        assertThat(faults(partTwo)).containsExactly("a no-cause");
    }

    @Test
    void whatIsDueToSomethingDidNotBeginBeforeIt() {
        assertThat(faults(lasting("P1D", "P2W", "P3Y"))).isEmpty();
        assertThat(faults(lasting("P1D", "", "PT10H"))).containsExactly("c-interval shorter");
        assertThat(faults(lasting("P1M", "P30D")))
                .as("a month may have 28 days")
                .isEmpty();
        assertThat(faults(lasting("P12M", "P1Y"))).isEmpty();
        assertThat(faults(lasting("P2Y", "P1Y"))).containsExactly("b-interval shorter");
        assertThat(faults(lasting("P1D", "P60Y"))).containsExactly("b-interval before-life");
        assertThat(faults(lasting("soon"))).containsExactly("a-interval duration");
    }

    @ParameterizedTest
    @CsvSource({
        "P3M,3,M",
        "PT10H,10,TH",
        "P2W,2,W",
        "PT5M,5,TM",
        "P1Y6M,P1Y6M,iso",
        "P,P,iso",
        "P03M,P03M,iso",
        "'','',''"
    })
    void aDurationIsANumberWithAUnitWhereItCanBe(String duration, String number, String unit) {
        IsoDuration.Parts parts = IsoDuration.Parts.of(duration);

        assertThat(parts).isEqualTo(new IsoDuration.Parts(number, unit));
        assertThat(parts.duration()).isEqualTo(duration);
        assertThat(new IsoDuration.Parts("3 or 4", "D").duration()).isEqualTo("3 or 4");
    }
}
