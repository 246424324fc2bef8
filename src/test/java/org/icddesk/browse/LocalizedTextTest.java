// SPDX-License-Identifier: Apache-2.0
package org.icddesk.browse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.icddesk.icd.Language;
import org.icddesk.icd.Text;
import org.junit.jupiter.api.Test;

class LocalizedTextTest {

    private static Text text(String language, String value, boolean translated) {
        return new Text(new Language(language), value, translated);
    }

    @Test
    void inTheLanguageOfThePageItNeedsNoMark() {
        assertThat(LocalizedText.of(text("fr", "Choléra", true), "fr"))
                .isEqualTo(new LocalizedText("Choléra", null, null, false));
    }

    @Test
    void A29_inAnotherLanguageItSaysWhichAndHowItIsWritten() {
        assertThat(LocalizedText.of(text("en", "Cholera", false), "ar"))
                .isEqualTo(new LocalizedText("Cholera", "en", "ltr", true));
        assertThat(LocalizedText.of(text("ar", "الكوليرا", true), "en").dir()).isEqualTo("rtl");
    }

    @Test
    void blankTextsAreNone() {
        assertThat(LocalizedText.of(Optional.of(text("en", " \n", true)), "en")).isNull();
        assertThat(LocalizedText.of(Optional.empty(), "en")).isNull();
    }

    @Test
    void linesAreParagraphs() {
        assertThat(LocalizedText.of(text("en", "One.\n\nTwo.\r\nThree.", true), "en")
                        .paragraphs())
                .containsExactly("One.", "Two.", "Three.");
    }
}
