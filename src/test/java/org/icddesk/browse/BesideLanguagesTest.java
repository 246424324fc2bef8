// SPDX-License-Identifier: Apache-2.0
package org.icddesk.browse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.icddesk.icd.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BesideLanguagesTest {

    private static final List<String> AVAILABLE = List.of("en", "fr", "ar", "es", "pt");

    @ParameterizedTest
    @CsvSource({
        "'fr,ar', fr ar, '', false",
        "'fr, ar ,', fr ar, '', false",
        "'fr,fr,en', fr, '', false",
        "'fr,xx', fr, xx, false",
        "'xx,fr,XX,../..', fr, xx XX ../.., false",
        "'fr,ar,es,pt', fr ar es, '', true",
        "',', '', '', false"
    })
    void B17_languagesAreTakenOnceAndOnlyThoseThatThereAre(String value, String shown, String unknown, boolean more) {
        BesideLanguages beside = BesideLanguages.of(List.of(value), "en", AVAILABLE);

        assertThat(beside.shown()).extracting(Language::tag).containsExactlyElementsOf(words(shown));
        assertThat(beside.unknown()).containsExactlyElementsOf(words(unknown));
        assertThat(beside.more()).isEqualTo(more);
    }

    @Test
    void theParameterMayBeRepeated() {
        assertThat(BesideLanguages.of(List.of("fr", "ar,fr"), "en", AVAILABLE).shown())
                .extracting(Language::tag)
                .containsExactly("fr", "ar");
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" "));
    }
}
