// SPDX-License-Identifier: Apache-2.0
package org.icddesk.search.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.icddesk.index.MatchReason;
import org.icddesk.index.MatchReason.Field;
import org.icddesk.index.MatchReason.Kind;
import org.icddesk.index.MatchReason.WordMatch;
import org.icddesk.index.synonym.Synonym;
import org.icddesk.web.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MatchExplanationTest {

    private static final Texts ENGLISH = new Texts("en");
    private static final WordMatch ACUTE = new WordMatch("acute", "Acute", Field.TITLE, Kind.EXACT);

    private static MatchReason why(WordMatch... words) {
        return new MatchReason(List.of(words), List.of(), Optional.empty());
    }

    /** {@return the line without the signs that keep foreign words in their own direction} */
    private static String line(MatchReason why, Texts texts) {
        return MatchExplanation.of(why, texts).replaceAll("[\u2066-\u2069]", "");
    }

    @ParameterizedTest
    @CsvSource({
        "TITLE, STEM, “typed” as “found” in the title",
        "TITLE, PREFIX, “typed” begins “found” in the title",
        "TITLE, SIMILAR, “typed” resembles “found” in the title",
        "INCLUSION, EXACT, “typed” in an inclusion",
        "INDEX_TERM, EXACT, “typed” in an index term",
        "NOTE, EXACT, “typed” in a note",
        "TITLE_ABOVE, EXACT, “typed” in a title above"
    })
    void aWordSaysHowAndWhereItMatched(Field field, Kind kind, String words) {
        assertThat(line(why(new WordMatch("typed", "found", field, kind)), ENGLISH))
                .isEqualTo(words);
    }

    @Test
    void allWordsInTheTitleAreOneSentenceAndElseEachIsTold() {
        WordMatch asthma = new WordMatch("asthma", "Asthma", Field.TITLE, Kind.EXACT);
        WordMatch cut = new WordMatch("asth", "Asthma", Field.TITLE, Kind.PREFIX);

        assertThat(line(why(ACUTE, asthma), ENGLISH)).isEqualTo("All words in the title");
        assertThat(line(why(ACUTE, cut), ENGLISH))
                .isEqualTo("“acute” in the title · “asth” begins “Asthma” in the title");
    }

    @Test
    void theSynonymComesFirstAndWhatIsMissingLast() {
        MatchReason why = new MatchReason(
                List.of(ACUTE),
                List.of("old", "left"),
                Optional.of(new Synonym("heart attack", "myocardial infarction")));

        assertThat(line(why, ENGLISH))
                .isEqualTo(
                        "“heart attack” means “myocardial infarction” · All words in the title · without: old, left");
    }

    @Test
    void nothingToTellIsAnEmptyLine() {
        assertThat(line(why(), ENGLISH)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr", "es", "ar"})
    void everyKindInEveryFieldHasItsWordsInEveryLanguage(String language) {
        Texts texts = new Texts(language);
        List<String> lines = Stream.of(Field.values())
                .flatMap(field -> Stream.of(Kind.values())
                        .map(kind -> line(why(new WordMatch("tippt", "gefunden", field, kind)), texts)))
                .toList();

        assertThat(lines).doesNotHaveDuplicates().hasSize(Field.values().length * Kind.values().length);
        assertThat(lines)
                .allSatisfy(line ->
                        assertThat(line).isNotBlank().doesNotContain("why.").doesNotContainPattern("\\{\\d}"));
        assertThat(lines.stream().filter(line -> line.contains("tippt"))).hasSize(lines.size() - 1);
        assertThat(lines.stream().filter(line -> line.contains("gefunden")))
                .as("of what is the same word, only what was typed is told")
                .hasSize(Field.values().length * (Kind.values().length - 1));
        MatchReason more = new MatchReason(List.of(ACUTE), List.of("fehlt"), Optional.of(new Synonym("wort", "sinn")));
        assertThat(line(more, texts)).contains("wort", "sinn", "fehlt").doesNotContain("why.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr", "es", "ar"})
    void B07_B08_wordsAreNoPatternsAndKeepTheirDirection(String language) {
        String line = MatchExplanation.of(
                why(new WordMatch("#{7*7}{1}", "{0}قلب", Field.NOTE, Kind.SIMILAR)), new Texts(language));

        assertThat(line).contains("\u2068#{7*7}{1}\u2069", "\u2068{0}قلب\u2069").doesNotContain("49");
    }
}
