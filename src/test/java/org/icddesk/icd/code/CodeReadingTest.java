// SPDX-License-Identifier: Apache-2.0
package org.icddesk.icd.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.icddesk.icd.IcdUri;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodeReadingTest {

    /** {@return a reading in words: {@code ICD10:E11.6>E11} for a code and what stands above it} */
    private static String said(String text) {
        return CodeReading.of(text).map(CodeReadingTest::said).orElse("words");
    }

    private static String said(CodeReading reading) {
        if (reading instanceof CodeReading.Code code) {
            return code.candidates().stream()
                    .map(CodeReadingTest::said)
                    .reduce((one, other) -> one + " or " + other)
                    .orElseThrow();
        }
        if (reading instanceof CodeReading.Pair pair) {
            return pair.dagger().code() + " with " + pair.asterisk().code();
        }
        if (reading instanceof CodeReading.Range range) {
            return range.block().map(block -> block.code() + ": ").orElse("")
                    + range.first().code() + " to " + range.last().code();
        }
        if (reading instanceof CodeReading.Number number) {
            return "number " + number.id();
        }
        if (reading instanceof CodeReading.Identifier identifier) {
            return identifier.address().uri().path()
                    + identifier
                            .address()
                            .language()
                            .map(tag -> " in " + tag.tag())
                            .orElse("");
        }
        return "identifiers "
                + ((CodeReading.IdentifierCluster) reading).expression().canonical();
    }

    private static String said(CodeCandidate candidate) {
        Stream<String> codes = candidate.isPossible()
                ? candidate.lookups().stream()
                : Stream.concat(Stream.of(candidate.code() + "!"), candidate.lookups().stream());
        return candidate.system() + ":" + String.join(">", codes.toList());
    }

    @ParameterizedTest
    @CsvSource({
        "E11, ICD10:E11",
        "E119, ICF:e119>e1 or ICD10:E11.9>E11",
        "B20, ICD10:B20",
        "S72, ICD10:S72",
        "d450, ICF:d450>d4 or ICD10:D45.0>D45",
        "b110, ICF:b110>b1 or ICD10:B11.0>B11",
        "b11420, ICF:b11420>b1142>b114>b1 or ICD10:B11.420!>B11.42>B11.4>B11",
        "1A00, MMS:1A00",
        "CA22.Z, MMS:CA22.Z>CA22",
        "1A36.0Z, MMS:1A36.0Z>1A36.0>1A36",
        "XA8EC5, MMS:XA8EC5",
        "01, MMS:01",
        "XX, ICD10:XX",
        "V, MMS:V or ICD10:V",
        "5A11/9B71.0Z&XK9J, MMS:5A11/9B71.0Z&XK9J",
        "B18.00, ICD10:B18.00>B18.0>B18"
    })
    void everyCodeSystemWhoseFormFitsIsNamed(String text, String reading) {
        assertThat(said(text)).isEqualTo(reading);
    }

    @ParameterizedTest
    @CsvSource({
        "J81-, ICD10:J81",
        "E10.1-, ICD10:E10.1>E10",
        "I10., ICD10:I10",
        "I10X, ICD10:I10",
        "S72.0X, ICD10:S72.0>S72",
        "E10.-, ICD10:E10",
        "'*G01', ICD10:G01",
        "G01*, ICD10:G01",
        "A39.0†, ICD10:A39.0>A39",
        "A39.0+, ICD10:A39.0>A39",
        "U07.1!, ICD10:U07.1>U07",
        "1A00-, MMS:1A00",
        "1A00., MMS:1A00",
        "b110.2, ICF:b110>b1",
        "(Z22.-), ICD10:Z22",
        "“E11”, ICD10:E11",
        "'[1A00]', MMS:1A00"
    })
    void marksAroundACodeDoNotMatter(String text, String reading) {
        assertThat(said(text)).isEqualTo(reading);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u00A0E11.9",
                "E11.9\u202F",
                "E\u200B11.9",
                "\uFEFFE11.9",
                "\u200EE11.9\u200F",
                "\u2066E11.9\u2069",
                "\u202AE11.9\u202C",
                "Ｅ１１．９",
                "E١١.٩",
                "E۱۱٫۹",
                "e\u00AD11.9",
                "E11.9\t\r\n",
                " E11,9 ",
                "E11 9",
                "E119.",
                "E11.9\u2014",
                "E11.9\u2212"
            })
    void charactersThatOnlyLookDifferentDoNotMatter(String text) {
        assertThat(said(text)).endsWith("ICD10:E11.9>E11");
    }

    @ParameterizedTest
    @CsvSource({"CA22Z, CA22.Z", "1A360Z, 1A36.0Z", "'CA22 Z', CA22.Z", "'CA22,Z', CA22.Z", "ca22.z, CA22.Z"})
    void theDotOfAStemCodeStandsBehindItsFourthCharacter(String text, String code) {
        assertThat(said(text)).startsWith("MMS:" + code + ">");
    }

    @ParameterizedTest
    @CsvSource({
        "S82.101A, ICD10:S82.101A!>S82.10>S82.1>S82",
        "E11.65, ICD10:E11.65>E11.6>E11",
        "C87, ICD10:C87",
        "S72001A, ICD10:S72.001A!>S72.00>S72.0>S72",
        "T36.0X1A, ICD10:T36.0X1A!>T36.0>T36",
        "C4A.0, ICD10:C4A.0!",
        "CA22.ZZ, MMS:CA22.ZZ>CA22.Z>CA22"
    })
    void codesThatOnlyExtensionsHaveNameThoseAbove(String text, String reading) {
        assertThat(said(text)).isEqualTo(reading);
    }

    @ParameterizedTest
    @CsvSource({
        "ICD10:E11, ICD10:E11",
        "ICD-10 E11, ICD10:E11",
        "icd 10 e119, ICD10:E11.9>E11",
        "ICD-10-CM: E11.65, ICD10:E11.65>E11.6>E11",
        "ICD-10 2019 E11, ICD10:E11",
        "CIM-10 : E11, ICD10:E11",
        "CIE-10 I, ICD10:I",
        "ICD11:1A00, MMS:1A00",
        "ICD-11 CA22Z, MMS:CA22.Z>CA22",
        "ICF b110, ICF:b110>b1",
        "MMS:1A00, MMS:1A00",
        "icd11:402558626, number 402558626",
        "402558626, number 402558626",
        "urn:oid:2.16.840.1.113883.6.3#E11, ICD10:E11",
        "urn:oid:2.16.840.1.113883.6.3:E11.9, ICD10:E11.9>E11",
        "2.16.840.1.113883.6.3|E11, ICD10:E11",
        "urn:oid:2.16.840.1.113883.6.347|1A00, MMS:1A00",
        "http://hl7.org/fhir/sid/icd-10|E11, ICD10:E11",
        "http://id.who.int/icd/release/11/mms|1A00, MMS:1A00"
    })
    void theNameOfTheCodeSystemMayStandBeforeTheCode(String text, String reading) {
        assertThat(said(text)).isEqualTo(reading);
    }

    @ParameterizedTest
    @CsvSource({
        "A00-A09, A00-A09: A00 to A09",
        "A00–A09, A00-A09: A00 to A09",
        "A00 - A09, A00-A09: A00 to A09",
        "A00 to A09, A00-A09: A00 to A09",
        "A00~A09, A00-A09: A00 to A09",
        "A00..A09, A00-A09: A00 to A09",
        "A00 bis A09, A00-A09: A00 to A09",
        "F00-09, F00-F09: F00 to F09",
        "A00.0-A00.9, A00.0 to A00.9",
        "E11.0-.9, E11.0 to E11.9",
        "1A00-1A0Z, 1A00 to 1A0Z",
        "b110-b139, b110 to b139"
    })
    void rangesAreABlockOrTheirTwoEnds(String text, String reading) {
        assertThat(said(text)).isEqualTo(reading);
    }

    @ParameterizedTest
    @CsvSource({
        "E11.4† G63.2*, E11.4 with G63.2",
        "E11.4†G63.2*, E11.4 with G63.2",
        "A39.0+G01*, A39.0 with G01",
        "G63.2* E11.4†, E11.4 with G63.2",
        "'E11.4, G63.2*', E11.4 with G63.2",
        "'E11.40+, G63.2*', E11.40 with G63.2",
        "E114 G632, E11.4 with G63.2"
    })
    void aPairIsBothCodesTheDaggerFirst(String text, String reading) {
        assertThat(said(text)).isEqualTo(reading);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                " ",
                "-",
                "cholera",
                "deaf",
                "h1n1",
                "xylem",
                "Xanax",
                "xyzzyq",
                "a1c",
                "p16ink4a",
                "type 2",
                "E11 retinopathy",
                "covid-19",
                "2019",
                "1234",
                "A00/../",
                "1A00&",
                "PE95/",
                "(1A00",
                "((1A00))",
                "ICD-10",
                "ICD-10 cholera",
                "1A00;1A01",
                "1A00, 1A01",
                "XXIIII",
                "A00 A01 A02",
                "<b>"
            })
    void anythingElseIsWords(String text) {
        assertThat(said(text)).isEqualTo("words");
    }

    @ParameterizedTest
    @CsvSource({
        "https://icd.who.int/browse10/2019/en#/K92.2, /icd/release/10/2019/K92.2 in en",
        "https://icd.who.int/browse10/2008/fr#/A00-A09, /icd/release/10/2008/A00-A09 in fr",
        "https://icd.who.int/browse10/2019/en#/IX, /icd/release/10/2019/IX in en",
        "http://apps.who.int/classifications/icd10/browse/2019/en#/A00, /icd/release/10/2019/A00 in en",
        "http://apps.who.int/classifications/apps/icd/icd10online/?gk90.htm+k922, /icd/release/10/K92.2",
        "https://icd.who.int/browse/2024-01/mms/fr#257068234, /icd/release/11/2024-01/mms/257068234 in fr",
        "https://icd.who.int/browse/2024-01/mms/en#257068234/unspecified, /icd/release/11/2024-01/mms/257068234/unspecified in en",
        "https://icd.who.int/browse/latest-release/mms/en#257068234, /icd/release/11/mms/257068234 in en",
        "https://icd.who.int/browse/2026-01/foundation/en#411470068, /icd/entity/411470068 in en",
        "https://icd.who.int/browse11/l-m/en#/http%3a%2f%2fid.who.int%2ficd%2fentity%2f257068234, /icd/release/11/mms/257068234 in en",
        "https://icd.who.int/browse11/l-m/en#/http://id.who.int/icd/entity/257068234, /icd/release/11/mms/257068234 in en",
        "https://icd.who.int/browse11-2018/l-m/en#/http%3a%2f%2fid.who.int%2ficd%2fentity%2f257068234, /icd/release/11/mms/257068234 in en",
        "https://icd.who.int/dev11/f/es#/http%3a%2f%2fid.who.int%2ficd%2fentity%2f257068234, /icd/entity/257068234 in es",
        "https://id.who.int/icd/release/11/2024-01/mms/257068234?include=ancestor, /icd/release/11/2024-01/mms/257068234",
        "id.who.int/icd/entity/257068234, /icd/entity/257068234",
        "http://desk.example:8080/icd-desk/icd/release/11/2024-01/mms/257068234?lang=fr, /icd/release/11/2024-01/mms/257068234 in fr",
        "https://x.example/tools/icd-desk/api/icd/release/10/2019/A00, /icd/release/10/2019/A00",
        "https://x.example/icd-desk/icd/release/11/latest/mms/257068234, /icd/release/11/mms/257068234"
    })
    void addressesNameTheirEntityReleaseAndLanguage(String text, String reading) {
        assertThat(said(text)).isEqualTo(reading);
    }

    @Test
    void addressesOfThePagesOfCodesNameTheCode() {
        assertThat(said("https://x.example/icd-desk/code/1A00%26XN62R")).isEqualTo("MMS:1A00&XN62R");
        assertThat(said("https://x.example/icd-desk/code/E11.9?lang=fr")).isEqualTo("ICD10:E11.9>E11");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://id.who.int.evil/icd/entity/1",
                "http://id.who.int@evil/icd/entity/1",
                "http://user@id.who.int/icd/entity/1",
                "http://id.who.int:8080/icd/entity/1",
                "//evil/icd/entity/1",
                "file:///etc/passwd",
                "http://127.0.0.1:9990/icd/entity/1",
                "http://[::1]/icd/entity/1",
                "javascript:alert(1)",
                "https://icd.who.int/evil",
                "https://icd.who.int/browse/2024-01/mms/en#evil",
                "https://icd.who.int/browse10/2019/en#/../../x",
                "https://evil/browse10/2019/en#/A00"
            })
    void B22_addressesOfOthersAreNoIdentifiers(String text) {
        assertThat(CodeReading.of(text)).isEmpty();
    }

    @Test
    void clustersOfIdentifiersAreRead() {
        String text = "http://id.who.int/icd/release/11/2024-01/mms/1 & http://id.who.int/icd/release/11/2024-01/mms/2";

        assertThat(said(text)).isEqualTo("identifiers " + text);
    }

    @Test
    void whatIsReadIsReadAgainAsItself() {
        List<String> codes = Arrays.asList("E11.9", "CA22.Z", "A00-A09", "b110", "1A00&XN62R", "XX", "01");

        assertThat(codes).allSatisfy(code -> assertThat(said(code)).contains(code));
        assertThat(IcdUri.parse("http://id.who.int/icd/entity/1")).isPresent();
    }
}
