// SPDX-License-Identifier: Apache-2.0
package org.icddesk.compare.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.icddesk.compare.diff.Passage.Mark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordDiffTest {

    private static final List<String> STOCK = List.of(
            "cholera",
            "due to",
            " ",
            "  ",
            "\n",
            ",",
            "(",
            "Vibrio",
            "الكوليرا",
            "霍乱",
            "霍",
            "é",
            "e\u0301",
            "\uD83E\uDDA0",
            "\uD83E",
            "\0",
            "-",
            "O1",
            "<ins>",
            "");

    private static String without(List<Passage> passages, Mark mark) {
        return passages.stream()
                .filter(passage -> passage.mark() != mark)
                .map(Passage::text)
                .collect(Collectors.joining());
    }

    private static String shown(List<Passage> passages) {
        return passages.stream()
                .map(passage -> switch (passage.mark()) {
                    case KEPT -> passage.text();
                    case DELETED -> "[-" + passage.text() + "]";
                    case INSERTED -> "[+" + passage.text() + "]";
                })
                .collect(Collectors.joining());
    }

    private static String random(Random random) {
        return random.ints(random.nextInt(40), 0, STOCK.size())
                .mapToObj(STOCK::get)
                .collect(Collectors.joining());
    }

    @Test
    void leavingOutTheInsertionsGivesTheEarlierTextAndTheDeletionsTheLater() {
        Random random = new Random(20240131);
        for (int i = 0; i < 5_000; i++) {
            String before = random(random);
            String after = i % 3 == 0 ? before + random(random) : random(random);

            List<Passage> passages = WordDiff.of(before, after);

            assertThat(without(passages, Mark.INSERTED)).isEqualTo(before);
            assertThat(without(passages, Mark.DELETED)).isEqualTo(after);
            assertThat(passages).noneMatch(passage -> passage.text().isEmpty());
            for (int k = 1; k < passages.size(); k++) {
                assertThat(passages.get(k).mark())
                        .isNotEqualTo(passages.get(k - 1).mark());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Monkeypox, Mpox, [-Monkeypox][+Mpox]",
        "'Cholera, unspecified', 'Cholera, other', 'Cholera, [-unspecified][+other]'",
        "a big red bus, a small green bus, a [-big red][+small green] bus",
        "acute infection, severe acute infection, [+severe ]acute infection",
        "one two three, two three, [-one ]two three",
        "same, same, same",
        "霍乱病, 霍乱, 霍乱[-病]",
        "'', new, [+new]",
        "old, '', [-old]",
        "naïve, naive, [-naïve][+naive]"
    })
    void wordsAreMarkedNotLetters(String before, String after, String expected) {
        assertThat(shown(WordDiff.of(before, after))).isEqualTo(expected);
    }

    @Test
    void nothingIsMarkedWhereNothingChanged() {
        assertThat(WordDiff.of("", "")).isEmpty();
        assertThat(WordDiff.of("a b", "a b")).containsExactly(new Passage(Mark.KEPT, "a b"));
    }

    @Test
    void textsWithoutEndAreComparedToo() {
        String before = "start " + "a b c ".repeat(100_000) + "end";
        String after = "start " + "d e f ".repeat(100_000) + "end";

        List<Passage> passages = WordDiff.of(before, after);

        assertThat(without(passages, Mark.INSERTED)).isEqualTo(before);
        assertThat(without(passages, Mark.DELETED)).isEqualTo(after);
        assertThat(passages).hasSize(4);
    }

    @Test
    void asMuchAsPossibleIsKept() {
        List<Passage> passages = WordDiff.of("a b c d e f g", "b x d e y g");

        long kept = passages.stream()
                .filter(passage -> passage.mark() == Mark.KEPT)
                .flatMap(passage -> List.of(passage.text().split("\\s+")).stream())
                .filter(word -> !word.isEmpty())
                .count();
        assertThat(kept).isEqualTo(4);
    }
}
