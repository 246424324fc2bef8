// SPDX-License-Identifier: Apache-2.0
package org.icddesk.text;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PercentEncodingTest {

    @ParameterizedTest
    @CsvSource({
        "1A00, 1A00",
        "-._~, -._~",
        "a b, a%20b",
        "a+b*c, a%2Bb%2Ac",
        "5A11/9B71&XK9J, 5A11%2F9B71%26XK9J",
        "é漢, %C3%A9%E6%BC%A2",
        "😀, %F0%9F%98%80",
    })
    void onlyUnreservedCharactersStandAsTheyAre(String text, String encoded) {
        assertThat(PercentEncoding.encode(text)).isEqualTo(encoded);
        assertThat(PercentEncoding.decode(encoded)).contains(text);
    }

    @Test
    void aFormIsEncodedLikeTheExampleOfRfc6749() {
        assertThat(PercentEncoding.encodeForm(" %&+£€")).isEqualTo("+%25%26%2B%C2%A3%E2%82%AC");
        assertThat(PercentEncoding.encodeForm("~*-._")).isEqualTo("%7E*-._");
    }

    @Test
    void aPlusIsABlankInAFormAlone() {
        assertThat(PercentEncoding.decode("a+b%20c")).contains("a+b c");
        assertThat(PercentEncoding.decodeForm("a+b%2Bc")).contains("a b+c");
    }

    @Test
    void whatNeedsNoEscapeMayStandAsItIs() {
        assertThat(PercentEncoding.decode("fièvre 😀%21")).contains("fièvre 😀!");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "%2", "%zz", "%+1", "%-1", "%٣٣", "%FF", "%C3", "%C0%AF", "%ED%A0%80", "a%E6%BC"})
    void B04_whatIsBrokenIsNotGuessed(String raw) {
        assertThat(PercentEncoding.decode(raw)).isEmpty();
        assertThat(PercentEncoding.decodeForm(raw)).isEmpty();
    }

    @Property
    void B04_everyTextComesBackAsItWas(@ForAll String text) {
        // A half of a surrogate pair has no UTF-8.
        String whole = text.replaceAll("\\p{Cs}", "");
        assertThat(PercentEncoding.encode(whole)).matches("[A-Za-z0-9%._~-]*");
        assertThat(PercentEncoding.decode(PercentEncoding.encode(whole))).contains(whole);
        assertThat(PercentEncoding.decodeForm(PercentEncoding.encodeForm(whole)))
                .contains(whole);
    }
}
