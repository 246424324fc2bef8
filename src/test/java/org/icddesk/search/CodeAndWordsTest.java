// SPDX-License-Identifier: Apache-2.0
package org.icddesk.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodeAndWordsTest {

    @ParameterizedTest
    @CsvSource({
        "E11 retinopathy, E11, retinopathy",
        "retinopathy E11, E11, retinopathy",
        "e11 diabetic retinopathy, e11, diabetic retinopathy",
        "diabetic retinopathy E11.3, E11.3, diabetic retinopathy",
        "E11.- retinopathy, E11.-, retinopathy",
        "E113 retinopathy, E113, retinopathy",
        "1A00 fever, 1A00, fever",
        "B12 deficiency, B12, deficiency",
        "E11 type 2, E11, type 2"
    })
    void aCodeAtEitherEndIsWhereTheOtherWordsAreSearched(String typed, String code, String words) {
        assertThat(CodeAndWords.in(SearchInput.of(typed)))
                .hasValue(new CodeAndWords(SearchInput.of(code), SearchInput.of(words)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "cholera",
                "E11",
                "E11.3",
                "A39.0+ G01*",
                "A00 A01",
                "A00-A09",
                "1A00&XN62R",
                "1A00&XN62R fever",
                "vitamin b12 deficiency",
                "type 2 diabetes",
                "type 2",
                "2 diabetes",
                "T4",
                "T4 low",
                "vitamin B",
                "hepatitis a",
                "IX stroke",
                "covid-19 virus",
                "http://id.who.int/icd/entity/257068234 fever",
                "257068234 fever"
            })
    void allElseIsWords(String typed) {
        assertThat(CodeAndWords.in(SearchInput.of(typed))).isEmpty();
    }

    @Test
    void aBlankBehindTheLastWordStaysWithTheWords() {
        CodeAndWords both = CodeAndWords.in(SearchInput.of("E11 retinopathy ")).orElseThrow();

        assertThat(both.words()).isEqualTo(new SearchInput("retinopathy", true));
    }
}
