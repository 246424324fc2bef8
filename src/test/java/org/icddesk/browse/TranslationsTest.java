// SPDX-License-Identifier: Apache-2.0
package org.icddesk.browse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.icddesk.answer.Unavailable;
import org.icddesk.export.Cell;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.Language;
import org.icddesk.icd.Text;
import org.junit.jupiter.api.Test;

class TranslationsTest {

    private static final IcdUri ONE =
            IcdUri.parse("http://id.who.int/icd/entity/1").orElseThrow();
    private static final IcdUri OTHER =
            IcdUri.parse("http://id.who.int/icd/entity/2").orElseThrow();
    private static final Language FRENCH = new Language("fr");
    private static final Language ARABIC = new Language("ar");

    private static Translations translations() {
        Map<Language, Map<IcdUri, Text>> titles = new LinkedHashMap<>();
        titles.put(FRENCH, Map.of(ONE, new Text(FRENCH, "Choléra", true)));
        titles.put(ARABIC, Map.of(ONE, new Text(Language.ENGLISH, "Cholera", false)));
        return new Translations(titles, Optional.empty());
    }

    @Test
    void linesHaveTheirOwnLanguageAndUntranslatedOnesAreMarked() {
        assertThat(translations().lines(ONE))
                .containsExactly(
                        new LocalizedText("Choléra", "fr", "ltr", false),
                        new LocalizedText("Cholera", "en", "ltr", true));
        assertThat(translations().lines(OTHER)).isEmpty();
    }

    @Test
    void tablesGetTwoColumnsForEachLanguage() {
        assertThat(translations().columns(List.of("code")))
                .containsExactly("code", "title_fr", "language_fr", "title_ar", "language_ar");
        assertThat(translations().line(List.of(Cell.of("1A00")), Optional.of(ONE)))
                .extracting(Cell::plain)
                .containsExactly("1A00", "Choléra", "fr", "Cholera", "en");
        assertThat(translations().line(List.of(Cell.of("9Z99")), Optional.empty()))
                .extracting(Cell::plain)
                .containsExactly("9Z99", "", "", "", "");
        assertThat(Translations.NONE.columns(List.of("code"))).containsExactly("code");
    }

    @Test
    void aFileFailsWhereAPageWarns() {
        Translations failed =
                new Translations(Map.of(), Optional.of(new Unavailable("silent", Duration.ofSeconds(1), null)));

        assertThatThrownBy(failed::orThrow).isInstanceOf(Unavailable.class);
        assertThat(translations().orThrow()).isEqualTo(translations());
    }
}
