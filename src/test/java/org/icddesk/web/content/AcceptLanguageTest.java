// SPDX-License-Identifier: Apache-2.0
package org.icddesk.web.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptLanguageTest {

    private static final List<String> AVAILABLE = List.of("ar", "en", "es", "fr", "pt", "zh");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fr|fr",
                "fr-CH, en;q=0.5|fr",
                "en;q=0.5, es|es",
                "de, pt-BR;q=0.8, en;q=0.1|pt",
                "zh-Hans-CN|zh",
                "EN|en",
                "fr;q=0, en;q=0.2|en"
            })
    void choosesTheMostWantedThatThereIs(String header, String expected) {
        assertThat(AcceptLanguage.of(header).best(AVAILABLE)).contains(expected);
    }

    @Test
    void keepsTheSpellingOfWhatThereIs() {
        assertThat(AcceptLanguage.of("pt-br").best(List.of("en", "pt-BR"))).contains("pt-BR");
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"xx", "*;q=x", ";;;", "en;q=2", "\u0000", "../../", "<script>"})
    void B18_whatFitsNothingChoosesNothing(String header) {
        assertThat(AcceptLanguage.of(header).best(List.of("fr"))).isEmpty();
    }

    @Test
    void B18_eightKilobytesChooseNothing() {
        assertThat(AcceptLanguage.of("fr," + "x".repeat(8_000)).best(AVAILABLE)).isEmpty();
    }
}
