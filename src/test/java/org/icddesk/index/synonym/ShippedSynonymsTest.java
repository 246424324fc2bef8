// SPDX-License-Identifier: Apache-2.0
package org.icddesk.index.synonym;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.icddesk.icd.Language;
import org.icddesk.icd.PlainText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** The dictionary that ships, line by line. */
class ShippedSynonymsTest {

    static final List<String> LANGUAGES = ShippedSynonyms.LANGUAGES;

    private static final List<SynonymEntry> ENTRIES = ShippedSynonyms.entries();
    private static final SynonymDictionary DICTIONARY = new SynonymDictionary(List.of(), ENTRIES);

    /** Words of which ICD-10 has no title, so that ICD-11 alone has what they mean. */
    private static final Set<String> OF_ICD11_ALONE = Set.of();

    /** Meanings, in the sandbox's small catalogue too. */
    private static final int IN_A_SMALL_CATALOGUE = 10;

    private static List<SynonymEntry> entries(String language) {
        return ENTRIES.stream()
                .filter(entry -> entry.language().tag().equals(language))
                .toList();
    }

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void everyLineIsRead(String language) throws IOException {
        try (InputStream file = ShippedSynonyms.class.getResourceAsStream(language + ".csv")) {
            SynonymReading reading = SynonymReader.read(file.readAllBytes());

            assertThat(reading.faults()).isEmpty();
            assertThat(reading.entries()).isEqualTo(entries(language)).noneMatch(SynonymEntry::isOff);
        }
    }

    @Test
    void itHasEnoughWords() {
        Map<String, Long> counts = ShippedSynonyms.count(ENTRIES);

        assertThat(counts).containsOnlyKeys(LANGUAGES);
        assertThat(counts.get("en")).isGreaterThanOrEqualTo(300);
        assertThat(counts.values()).allMatch(count -> count >= 100);
    }

    /** The guide tells how many there are. */
    @Test
    void theGuideSaysHowMany() throws IOException {
        Map<String, Long> counts = ShippedSynonyms.count(ENTRIES);

        assertThat(Files.readAllLines(Path.of("docs/administration.md")))
                .filteredOn(line -> line.startsWith("Who searches for *heart attack*"))
                .singleElement()
                .asString()
                .contains("English (" + counts.get("en") + "), French (" + counts.get("fr") + "), Spanish ("
                        + counts.get("es") + ") and Arabic (" + counts.get("ar") + ")");
    }

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void noLineStandsTwice(String language) {
        assertThat(entries(language).stream()
                        .map(entry -> keys(entry.word(), language) + " > " + keys(entry.means(), language)))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void aWordIsWrittenInOneWay(String language) {
        assertThat(entries(language).stream().map(SynonymEntry::word).distinct().map(word -> keys(word, language)))
                .doesNotHaveDuplicates();
    }

    @Test
    void textsAreNormalizedAndPlain() {
        assertThat(ENTRIES).allSatisfy(entry -> {
            assertThat(entry.word()).isEqualTo(PlainText.normalizeQuery(entry.word()));
            assertThat(entry.means()).isEqualTo(PlainText.normalizeQuery(entry.means()));
            assertThat(entry.word() + entry.means()).doesNotContain("\u2019", ",", "\"");
        });
    }

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void everyWordIsFoundByItself(String language) {
        assertThat(entries(language)).allSatisfy(entry -> assertThat(DICTIONARY.in(entry.word(), entry.language()))
                .contains(new Synonym(entry.word(), entry.means())));
    }

    @ParameterizedTest
    @CsvSource({
        "en, heart attack, myocardial infarction",
        "en, cancer, malignant neoplasm",
        "en, copd, chronic obstructive pulmonary disease",
        "en, breast cancer, malignant neoplasm of breast",
        "en, high blood pressure, essential hypertension",
        "en, flu, influenza",
        "en, TB, tuberculosis",
        "en, stroke, cerebral infarction",
        "fr, crise cardiaque, infarctus du myocarde",
        "fr, AVC, accident vasculaire cérébral",
        "es, ataque al corazon, infarto de miocardio",
        "es, EPOC, enfermedad pulmonar obstructiva crónica",
        "ar, نوبة قلبية, احتشاء عضلة القلب",
        "ar, ارتفاع ضغط الدم, فرط ضغط الدم الأساسي",
    })
    void theWordsThatMatterMostAreThere(String language, String word, String means) {
        assertThat(DICTIONARY.in(word, new Language(language)).get(0)).isEqualTo(new Synonym(word, means));
    }

    @Test
    void whatAnEnglishWordMeansStandsInATitle() throws IOException {
        Titles icd10 = Titles.of("icd10-2019.tsv", "icd10.tsv", "title", "en");
        Titles icd11 = Titles.of("icd11-mms-2024-01.tsv", "icd11.tsv", "title_en", "en");
        Set<String> wordsOfIcd10 = entries("en").stream()
                .filter(entry -> icd10.have(entry.means()))
                .map(SynonymEntry::word)
                .collect(Collectors.toSet());

        if (icd10.full && icd11.full) {
            assertThat(entries("en")).allMatch(entry -> icd10.have(entry.means()) || icd11.have(entry.means()));
            assertThat(entries("en").stream().map(SynonymEntry::word).filter(word -> !wordsOfIcd10.contains(word)))
                    .containsExactlyInAnyOrderElementsOf(OF_ICD11_ALONE);
        } else {
            assertThat(wordsOfIcd10).hasSizeGreaterThan(IN_A_SMALL_CATALOGUE);
        }
    }

    @Test
    void whatASpanishWordMeansStandsInATitle() throws IOException {
        Titles icd11 = Titles.of("icd11-mms-2024-01.tsv", "icd11.tsv", "title_es", "es");

        if (icd11.full) {
            assertThat(entries("es")).allMatch(entry -> icd11.have(entry.means()));
        } else {
            assertThat(entries("es").stream().filter(entry -> icd11.have(entry.means())))
                    .hasSizeGreaterThan(IN_A_SMALL_CATALOGUE);
        }
    }

    private static List<String> keys(String text, String language) {
        return PhraseWord.in(text, PhraseSpelling.of(language)).stream()
                .map(PhraseWord::key)
                .toList();
    }

    /** The titles of a release: of the full table beside the project, or of the sandbox where it is not there. */
    private record Titles(List<Set<String>> titles, String language, boolean full) {

        static Titles of(String table, String own, String column, String language) throws IOException {
            Path beside = Path.of(System.getProperty("icd.shared", "../shared"), "icd-api", "tables", table);
            boolean full = Files.exists(beside);
            List<String> lines = Files.readAllLines(full ? beside : Path.of("src/test/resources/sandbox", own));
            int at = Arrays.asList(lines.get(0).split("\t")).indexOf(column);
            return new Titles(
                    lines.stream()
                            .skip(1)
                            .map(line -> (Set<String>) new HashSet<>(keys(line.split("\t", -1)[at], language)))
                            .toList(),
                    language,
                    full);
        }

        /** {@return whether a title has all words} */
        boolean have(String words) {
            List<String> keys = keys(words, language);
            return titles.stream().anyMatch(title -> title.containsAll(keys));
        }
    }
}
