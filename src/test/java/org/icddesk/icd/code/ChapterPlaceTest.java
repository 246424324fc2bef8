// SPDX-License-Identifier: Apache-2.0
package org.icddesk.icd.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChapterPlaceTest {

    @ParameterizedTest
    @CsvSource({"01, 0", "1, 0", "26, 25", "V, 26", "X, 27"})
    void aChapterStandsWhereItsCodeSays(String code, int place) {
        assertThat(ChapterPlace.of(code, 28)).isEqualTo(OptionalInt.of(place));
    }

    @ParameterizedTest
    @ValueSource(strings = {"00", "29", "IX", "1A00", "99999999999", ""})
    void whatIsNoChaptersCodeStandsNowhere(String code) {
        assertThat(ChapterPlace.of(code, 28)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"V", "X", "01"})
    void whereThereAreNoChaptersNoneStandsAnywhere(String code) {
        assertThat(ChapterPlace.of(code, 0)).isEmpty();
    }
}
