// SPDX-License-Identifier: Apache-2.0
package org.icddesk.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.icddesk.table.TableFault;
import org.icddesk.web.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CertificateFileTest {

    /** Every member of WHO's format, and some that it does not have. */
    private static final String WHOLE = """
            {"CertificateKey":"13","Issuer":"Registrar","ICDVersion":"ICD11","ICDMinorVersion":"2024-01","Comments":"seen",
            "AdministrativeData":{"DateBirth":"1950-03","DateDeath":"2024-01-02T10:15:00+01:00","Sex":2,"EstimatedAge":"P73Y","Ward":7},
            "Part1":[{"Conditions":[{"Text":"Chronic kidney disease","Code":"GB61.Z",
            "LinearizationURI":"http://id.who.int/icd/release/11/mms/412389819/unspecified","Interval":"P1Y"},
            {"Text":"Cholera","Code":"1A00","Interval":"P3D","By":"Dr X"}]},{"Conditions":[]},
            {"Conditions":[{"FoundationURI":"http://id.who.int/icd/entity/119724091"},{"Text":"not coded"}]}],
            "Part2":{"Conditions":[{"Code":"5A11/BA00.Z"}]},
            "Surgery":{"WasPerformed":1,"Date":"2023","Reason":"hip"},"Autopsy":{"WasRequested":1,"Findings":9},
            "MannerOfDeath":{"MannerOfDeath":1,"DateOfExternalCauseOrPoisoning":"2023-12-31",
            "DescriptionExternalCause":"fell","PlaceOfOccuranceExternalCause":0},
            "FetalOrInfantDeath":{"MultiplePregnancy":0,"Stillborn":0,"DeathWithin24h":5,"BirthWeight":3100,
            "PregnancyWeeks":39,"AgeMother":30,"PerinatalDescription":"none","BirthHeight":50},
            "MaternalDeath":{"WasPregnant":0,"TimeFromPregnancy":3,"PregnancyContribute":9}}""";

    private static JsonObject object(String json) {
        return Json.createReader(new StringReader(json)).readObject();
    }

    private static List<DeathCertificate> read(String text) {
        return CertificateFile.read(text.getBytes(StandardCharsets.UTF_8), "certificate");
    }

    @Test
    void everythingInWhosJsonComesOutAgain() {
        DeathCertificate certificate = read(WHOLE).get(0);

        assertThat(CertificateJson.write(certificate)).isEqualTo(object(WHOLE));
        assertThat(read(new String(CertificateFile.json(certificate), StandardCharsets.UTF_8)))
                .containsExactly(certificate);
        assertThat(certificate.value(CertificateField.SEX)).isEqualTo("2");
        assertThat(certificate.line(2)).hasSize(2);
        assertThat(certificate.size()).isEqualTo(5);
    }

    @Test
    void whoIsSentNeitherNumbersNorNamesNorWhatIsBeside() {
        String sent = CertificateJson.forDoris(read(WHOLE).get(0)).toString();

        assertThat(sent)
                .doesNotContain("Registrar", "\"13\"", "seen", "Ward", "Dr X", "Chronic kidney disease", "BirthHeight")
                .contains(
                        "\"Code\":\"GB61.Z\"",
                        "\"Interval\":\"P1Y\"",
                        "\"BirthWeight\":3100",
                        "\"Text\":\"not coded\"");
    }

    @Test
    void olderFilesWithOneConditionALineAndAgeInYearsAreRead() {
        DeathCertificate certificate = read("""
                        [{"ICDVersion":"ICD11","AdministrativeData":{"EstimatedAge":20,"Sex":null},
                        "Part1":[{"Text":"","Code":"BA41.Z,1A00","Interval":"P1D"}],"Part2":{}}]""").get(0);

        assertThat(certificate.value(CertificateField.ESTIMATED_AGE)).isEqualTo("P20Y");
        assertThat(certificate.line(0)).extracting(Condition::code).containsExactly("BA41.Z", "1A00");
        assertThat(certificate.line(0)).extracting(Condition::interval).containsOnly("P1D");
        assertThat(certificate.part2()).isEmpty();
    }

    @Test
    void whosOwnSampleTableIsRead() {
        List<DeathCertificate> certificates = read("""
                CertificateKey,ICDVersion,Sex,Age,CauseOfDeathA,CauseOfDeathURIA,CauseOfDeathTextA,IntervalA,CauseOfDeathB,IntervalB,CauseOfDeathPart2,Reject
                1,ICD11,2,P80Y,"BA41.Z,1A00",http://id.who.int/icd/entity/1334938734/mms/unspecified,,P2D,2C25.Z,P1Y,BA00.Z,false
                2,ICD11,1,P40Y,BD1Z,,,,,,,
                """);

        assertThat(certificates).hasSize(2);
        DeathCertificate first = certificates.get(0);
        assertThat(first.value(CertificateField.ESTIMATED_AGE)).isEqualTo("P80Y");
        assertThat(first.line(0)).extracting(Condition::code).containsExactly("BA41.Z", "1A00");
        assertThat(first.line(0).get(0).linearizationUri()).endsWith("1334938734/mms/unspecified");
        assertThat(first.line(1).get(0).interval()).isEqualTo("P1Y");
        assertThat(first.part2()).extracting(Condition::code).containsExactly("BA00.Z");
        assertThat(first.more().getString("Reject")).isEqualTo("false");
        assertThat(read(new String(CertificateFile.csv(first), StandardCharsets.UTF_8)))
                .containsExactly(first);
    }

    @Test
    void aTextThatASpreadsheetWouldRunIsGuardedAndComesBack() {
        DeathCertificate certificate = new DeathCertificate(
                Map.of(CertificateField.EXTERNAL_DESCRIPTION, "=cmd|' /C calc'!A0"),
                List.of(List.of(Condition.of("-x", "1A00", ""))),
                List.of(),
                DeathCertificate.EMPTY.more());
        String csv = new String(CertificateFile.csv(certificate), StandardCharsets.UTF_8);

        assertThat(csv).contains("\"'=cmd|", "\"'-x\"");
        assertThat(read(csv)).containsExactly(certificate);
        assertThat(CertificateFile.isCutByCsv(certificate)).isFalse();
    }

    @Test
    void membersOfLinesThatTheFormatDoesNotHaveStay() {
        String file = """
                {"ICDVersion":"ICD11","AdministrativeData":{},
                 "Part1":[{"Conditions":[{"Code":"BA41.Z","Certainty":2}],"Note":"by phone"},{"Conditions":[]},
                  {"Conditions":[],"Uncertain":true}],
                 "Part2":{"Conditions":[{"Code":"5A11","Interval":"P5Y"},{"Code":"BA00.Z","Interval":"P1Y"}],"Page":7}}
                """;
        DeathCertificate certificate = read(file).get(0);
        JsonObject written = CertificateJson.write(certificate);

        assertThat(written.getJsonArray("Part1").getJsonObject(0).getString("Note"))
                .isEqualTo("by phone");
        assertThat(written.getJsonArray("Part1").getJsonObject(2).getBoolean("Uncertain"))
                .isTrue();
        assertThat(written.getJsonObject("Part2").getInt("Page")).isEqualTo(7);
        assertThat(CertificateJson.read(written)).isEqualTo(certificate);
        assertThat(CertificateFile.isCutByCsv(certificate)).isTrue();
        assertThat(CertificateJson.forDoris(certificate).toString())
                .as("WHO is sent nothing of them")
                .doesNotContain("Note", "Page", "Uncertain", "Certainty")
                .contains("P5Y", "P1Y");
    }

    @Test
    void whatATableCannotHoldIsKnown() {
        assertThat(CertificateFile.isCutByCsv(read(WHOLE).get(0))).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"Part1":[         | begins like JSON
            [1,2]              | no death certificate
            {"a":1}            | no death certificate
            []                 | no certificate
            a,b                | CauseOfDeathCodeA
            """)
    void whatIsNoCertificateIsSaid(String file, String words) {
        assertThatThrownBy(() -> read(file.equals("a,b") ? "a,b\n1,2\n" : file))
                .isInstanceOfSatisfying(CertificateFileFault.class, fault -> assertThat(fault.in(new Texts("en")))
                        .contains(words));
    }

    @Test
    void otherFilesNestingAndHundredsAreRefused() {
        assertThatThrownBy(() -> read("%PDF-1.7 x")).isInstanceOf(TableFault.class);
        assertThatThrownBy(() -> read("[".repeat(100_000))).isInstanceOf(CertificateFileFault.class);
        String many = "[" + "{\"ICDVersion\":\"ICD11\"},".repeat(99) + "{\"ICDVersion\":\"ICD11\"}]";
        assertThatThrownBy(() -> read(many))
                .isInstanceOfSatisfying(CertificateFileFault.class, fault -> assertThat(fault.in(new Texts("en")))
                        .contains("100", "50"));
    }
}
