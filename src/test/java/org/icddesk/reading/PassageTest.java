// SPDX-License-Identifier: Apache-2.0
package org.icddesk.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.icddesk.gateway.Language;
import org.icddesk.gateway.Text;
import org.junit.jupiter.api.Test;

class PassageTest {

    private static Text text(String language, String value, boolean translated) {
        return new Text(new Language(language), value, translated);
    }

    @Test
    void inTheLanguageOfThePageItNeedsNoMark() {
        assertThat(Passage.of(text("fr", "Choléra", true), "fr")).isEqualTo(new Passage("Choléra", null, null, false));
    }

    @Test
    void A29_inAnotherLanguageItSaysWhichAndHowItIsWritten() {
        assertThat(Passage.of(text("en", "Cholera", false), "ar")).isEqualTo(new Passage("Cholera", "en", "ltr", true));
        assertThat(Passage.of(text("ar", "الكوليرا", true), "en").dir()).isEqualTo("rtl");
    }

    @Test
    void blankTextsAreNone() {
        assertThat(Passage.of(Optional.of(text("en", " \n", true)), "en")).isNull();
        assertThat(Passage.of(Optional.empty(), "en")).isNull();
    }

    @Test
    void linesAreParagraphs() {
        assertThat(Passage.of(text("en", "One.\n\nTwo.\r\nThree.", true), "en").paragraphs())
                .containsExactly("One.", "Two.", "Three.");
    }
}
