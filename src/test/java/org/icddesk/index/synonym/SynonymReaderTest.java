// SPDX-License-Identifier: Apache-2.0
package org.icddesk.index.synonym;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.icddesk.icd.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SynonymReaderTest {

    private static final String GOOD = "en,flu,influenza";
    private static final SynonymEntry FLU = new SynonymEntry(Language.ENGLISH, "flu", "influenza");

    private static SynonymReading read(String csv) {
        return SynonymReader.read(csv.getBytes(UTF_8));
    }

    private static List<String> faults(SynonymReading reading) {
        return reading.faults().stream().map(SynonymReading.Fault::toString).toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "en,flu,influenza",
                "en,flu,influenza\n",
                "language,word,means\nen,flu,influenza\n",
                "Language,Word,Means\r\nen,flu,influenza\r\n",
                "\uFEFFlanguage,word,means\r\nen,flu,influenza",
                "\uFEFFen,flu,influenza",
                "# ours\n\nen,flu,influenza\n,,\n  \n",
                "en,flu,influenza\ren,flu,influenza",
                "\"en\",\"flu\",\"influenza\"",
                " EN , flu ,  influenza ",
                "en-GB,flu,influenza",
                "en_US,flu,influenza",
            })
    void readsWhatSpreadsheetsAndPeopleWrite(String csv) {
        SynonymReading reading = read(csv);

        assertThat(reading.faults()).isEmpty();
        assertThat(reading.entries()).isNotEmpty().allMatch(FLU::equals);
    }

    @Test
    void readsQuotedTexts() {
        SynonymReading reading = read("en,\"flu, the\",\"influenza, \"\"seasonal\"\"\"");

        assertThat(reading.entries())
                .containsExactly(new SynonymEntry(Language.ENGLISH, "flu, the", "influenza, \"seasonal\""));
    }

    @Test
    void anEntryWithoutAMeaningSwitchesOff() {
        assertThat(read("en,flu,").entries()).singleElement().matches(SynonymEntry::isOff);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0000',
            value = {
                "en,flu|has 2 columns instead of language,word,means",
                "flu|has 1 column instead of language,word,means",
                "en;flu;influenza|has 1 column instead of language,word,means; part them by commas, not by semicolons",
                "en,flu,influenza,seasonal|has 4 columns instead of language,word,means",
                "eng,flu,influenza|\"eng\" is not a language such as en",
                ",flu,influenza|\"\" is not a language such as en",
                "en-,flu,influenza|\"en-\" is not a language such as en",
                "en,,influenza|has no word",
                "en,--,influenza|has no word",
                "en,flu,--|what it means has no word",
                "en,tumours,Tumor|\"tumours\" means itself",
                "en,\"flu,influenza|a quotation mark is not closed on this line",
                "en,\"flu\" x,influenza|something stands behind a quotation mark that closes a text",
                "en,a b c d e f g h i,influenza|the word is longer than 100 letters or 8 words",
            })
    void namesALineThatItCannotUseAndUsesTheOthers(String line, String words) {
        SynonymReading reading = read(GOOD + "\n" + line + "\n" + GOOD);

        assertThat(faults(reading)).containsExactly("line 2: " + words);
        assertThat(reading.faultCount()).isEqualTo(1);
        assertThat(reading.entries()).containsExactly(FLU, FLU);
    }

    @Test
    void longTextsAreNotRead() {
        SynonymReading reading = read("en," + "x".repeat(101) + ",y\nen,x," + "y".repeat(201) + "\nen,"
                + "x".repeat(100) + "," + "y".repeat(200));

        assertThat(faults(reading))
                .containsExactly(
                        "line 1: the word is longer than 100 letters or 8 words",
                        "line 2: what it means is longer than 200 letters");
        assertThat(reading.entries()).hasSize(1);
    }

    @Test
    void aLineInAnotherEncodingIsNamedAndCostsNoOther() {
        byte[] csv = ("en,flu,influenza\nfr,grippe A,fièvre\nen,flu,influenza").getBytes(ISO_8859_1);

        SynonymReading reading = SynonymReader.read(csv);

        assertThat(faults(reading)).containsExactly("line 2: is not in UTF-8");
        assertThat(reading.entries()).hasSize(2);
    }

    @Test
    void aFileInUtf16IsCalledSo() {
        assertThat(faults(SynonymReader.read(GOOD.getBytes(UTF_16))))
                .containsExactly("line 1: the file is in UTF-16; save it in UTF-8");
    }

    @Test
    void controlCharactersAndOverridesAreTakenOut() {
        assertThat(read("en,f\u0000l\u202Eu,influ\u0007enza").entries()).containsExactly(FLU);
    }

    @Test
    void whatIsQuotedInAFaultIsShortAndHarmless() {
        assertThat(faults(read("\u001b[31m" + "x".repeat(1000) + ",flu,influenza")))
                .singleElement()
                .asString()
                .hasSizeLessThan(100)
                .doesNotContain("\u001b");
    }

    @Test
    void fiftyThousandLinesAreReadAndTheNextIsTold() {
        SynonymReading reading = read((GOOD + "\n").repeat(50_003));

        assertThat(reading.entries()).hasSize(50_000);
        assertThat(faults(reading)).containsExactly("line 50001: only the first 50,000 lines are read");
    }

    @Test
    void manyFaultsAreCountedAndTheFirstKept() {
        SynonymReading reading = read("nonsense\n".repeat(1000));

        assertThat(reading.faultCount()).isEqualTo(1000);
        assertThat(reading.faults()).hasSize(SynonymReading.MAX_FAULTS);
    }

    @Test
    void nothingIsNoFault() {
        assertThat(read("")).isEqualTo(new SynonymReading(List.of(), List.of(), 0));
    }
}
