// SPDX-License-Identifier: Apache-2.0
package org.icddesk.icd.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.icddesk.icd.PlainText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypingErrorTest {

    private static TypingError in(String query) {
        return TypingError.in(query).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "cholrea, cho",
        "Diabetis mellitus type 2, mellitus type 2 dia",
        "acute apendicitis, acute ape",
        "femur frakture neck, femur neck fra"
    })
    void asksForWordsThatBeginLikeTheLongest(String typed, String beginning) {
        assertThat(in(typed).beginning()).isEqualTo(beginning);
    }

    @ParameterizedTest
    @CsvSource({
        "cholrea, cholera",
        "colera, cholera",
        "measels, measles",
        "astma, astma",
        "diabetis mellitus, diabetes mellitus",
        "schizofrenia, schizophrenia"
    })
    void choosesTheNearestWordThatWhoHas(String typed, String meant) {
        List<String> known = List.of("cholecystitis", "Cholera", "choline", "measles", "Diabetes", "schizophrenia");

        assertThat(in(typed).corrected(known).orElse(typed)).isEqualTo(meant);
    }

    @Test
    void oneErrorBeatsTwo() {
        assertThat(in("hypertensoin").corrected(List.of("hypotension", "hypertensive", "hypertension")))
                .contains("hypertension");
    }

    @Test
    void aShortWordMayHaveOneError() {
        assertThat(in("gastirc").corrected(List.of("gastric"))).contains("gastric");
        assertThat(in("gasitrc").corrected(List.of("gastro"))).isEmpty();
    }

    @Test
    void whatWhoHasAsItIsIsNoError() {
        assertThat(in("cholera zebra").corrected(List.of("cholera"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "gout", "1A00.0", "disease17", "霍乱弧菌感染", "type 2", "a b c"})
    void nothingIsSuspectWithoutALongWord(String query) {
        assertThat(TypingError.in(query)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"abc, abc, 0", "abc, acb, 1", "abc, abd, 1", "abc, ab, 1", "ab, abc, 1", "abcd, badc, 2", "'', abc, 3"})
    void countsWhatWasMistyped(String one, String other, int errors) {
        assertThat(TypingError.distance(one, other)).isEqualTo(errors);
        assertThat(TypingError.distance(other, one)).isEqualTo(errors);
    }

    @Property
    void oneErrorIsAlwaysFound(@ForAll @AlphaChars @StringLength(min = 6, max = 30) String word, @ForAll int place) {
        String meant = word.toLowerCase();
        int at = 1 + Math.floorMod(place, meant.length() - 1);
        String typed = meant.substring(0, at) + meant.substring(at + 1);

        assertThat(in(typed).corrected(List.of(meant))).contains(meant);
    }

    @Property
    void anyInputIsReadAndTheBeginningIsNoLonger(@ForAll @StringLength(max = 200) String typed) {
        String query = PlainText.normalizeQuery(typed);

        TypingError.in(query).ifPresent(error -> {
            assertThat(error.beginning()).isNotBlank().hasSizeLessThanOrEqualTo(SearchRequest.MAX_QUERY_LENGTH);
            assertThat(error.corrected(List.of(query, "cholera", ""))).isNotEqualTo(Optional.of(query));
        });
    }
}
