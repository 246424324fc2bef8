// SPDX-License-Identifier: Apache-2.0
package org.icddesk.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguagesTest {

    @ParameterizedTest
    @CsvSource({"fr, fr", "es-419, es", "ar, ar", "zh, en", "xx, en", "'', en"})
    void theSiteSpeaksTheReadersLanguageWhereItCan(String tag, String expected) {
        assertThat(Languages.ofTheSite(tag)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"ar, rtl", "fa, rtl", "he, rtl", "ar-EG, rtl", "en, ltr", "zh, ltr", "kk, ltr"})
    void knowsTheDirection(String tag, String expected) {
        assertThat(Languages.direction(tag)).isEqualTo(expected);
    }

    @Test
    void namesALanguageInItself() {
        assertThat(Languages.ownName("fr")).isEqualTo("Français");
        assertThat(Languages.ownName("ru")).isEqualTo("Русский");
        assertThat(Languages.ownName("ar")).isEqualTo("العربية");
    }
}
