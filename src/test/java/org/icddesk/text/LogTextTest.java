// SPDX-License-Identifier: Apache-2.0
package org.icddesk.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"\r", "\n", "\u0000", "\u001B", "\u0085", "\u2028", "\u2029", "\u202E", "\u200F"})
    void B06_nothingEndsOrRestylesALine(String hidden) {
        assertThat(LogText.clean("a" + hidden + "b", 10)).isEqualTo("a\uFFFDb");
    }

    @Test
    void ordinaryTextStays() {
        assertThat(LogText.clean("/icd/é/漢", 20)).isEqualTo("/icd/é/漢");
    }

    @Test
    void B06_ofAProtocolNothingButVisibleAsciiIsKept() {
        assertThat(LogText.ascii("no \u001Bclient\r\nfor é", 50)).isEqualTo("no ?client??for ?");
        assertThat(LogText.ascii("abcdef", 3)).isEqualTo("abc");
    }

    @Test
    void longTextIsCut() {
        assertThat(LogText.clean("abcdef", 3)).isEqualTo("abc…");
    }
}
