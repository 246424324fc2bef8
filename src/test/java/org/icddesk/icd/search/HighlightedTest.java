// SPDX-License-Identifier: Apache-2.0
package org.icddesk.icd.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.icddesk.icd.PlainText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HighlightedTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<em class='found'>Fever</em> of origin | [Fever] of origin",
                "Q <em class=\"found\">fever</em> | Q [fever]",
                "no marks | no marks",
                "<em class='found'>a</em><em class='found'>b</em> | [ab]",
                "<em class='found'>a<em class='found'>b</em>c</em>d | [abc]d",
                "<em class='found'>never closed | [never closed]",
                "closed</em> only | closed</em> only",
                "<em class='found'></em>nothing | nothing",
                "weight < 500 g & more | weight < 500 g & more",
                "<script>alert(1)</script> | <script>alert(1)</script>",
                "<img src=x onerror=alert(1)> | <img src=x onerror=alert(1)>",
                "<em class=found onmouseover=alert(1)>x</em> | <em class=found onmouseover=alert(1)>x</em>",
                "<em class='found' onclick='x'>y</em> | <em class='found' onclick='x'>y</em>",
                "<EM class='found'>x</EM> | <EM class='found'>x</EM>",
                "a &lt; b &amp; c | a < b & c",
                "&lt;em class='found'&gt;x&lt;/em&gt; | <em class='found'>x</em>",
                "&amp;lt;script&amp;gt; | &lt;script&gt;",
                "&#233;t&#xE9; | été",
                "&#0;&#1114112;&nbsp; | ��&nbsp;",
                "&#xD83D;&#xDE00;&#x1F600; | ��😀",
                "a&#9;b&#x85;c | a b c",
                "<em class='found'>a &lt;</em> b | [a <] b"
            })
    void A30_onlyTextAndMarksComeOut(String upstream, String parts) {
        assertThat(shown(Highlighted.read(upstream))).isEqualTo(parts);
    }

    @Test
    void A30_aMegabyteIsCut() {
        Highlighted title = Highlighted.read("<em class='found'>" + "x".repeat(1 << 20));

        assertThat(title.text())
                .hasSizeLessThanOrEqualTo(HighlightReader.MAX_LENGTH + 1)
                .endsWith("…");
    }

    @Test
    void A30_manyMarksTakeLittleTime() {
        assertThat(Highlighted.read("<em class='found'>".repeat(100_000)).parts())
                .hasSizeLessThan(3);
        assertThat(Highlighted.read("</em>".repeat(100_000)).parts()).hasSize(1);
    }

    @Test
    void anEmptyTextHasNoParts() {
        assertThat(Highlighted.read("").parts()).isEmpty();
    }

    @Test
    void neighboursAreMarkedDifferently() {
        assertThat(Highlighted.read("<em class='found'>a</em><em class='found'>b</em>")
                        .parts())
                .containsExactly(new Highlighted.Part("ab", true));
    }

    @Test
    void A31_controlsAndOverridesAreNeutralised() {
        assertThat(PlainText.of("a\u0000b\u0007c\u001Bd\u007Fe\u0085f")).isEqualTo("abcdef");
        assertThat(PlainText.of("x\u202Ey\u2066z\u2069")).isEqualTo("xyz");
        assertThat(PlainText.of("a\uD800b\uDC00")).isEqualTo("a\uFFFDb\uFFFD");
        assertThat(PlainText.of("\uFFFE\uFDD0\uFEFF")).isEqualTo("\uFFFD\uFFFD");
        assertThat(PlainText.of("a\r\nb\rc\u2028d\te")).isEqualTo("a\nb\nc\nd\te");
    }

    @Test
    void A31_everythingElseStays() {
        String text = "الكُوليرا 霍乱 Hôpital 🏥 é \u200Fmark\u200E";

        assertThat(PlainText.of(text)).isEqualTo(text);
        assertThat(Highlighted.read("<em class='found'>霍\u202E乱</em>").parts())
                .isEqualTo(List.of(new Highlighted.Part("霍乱", true)));
    }

    private static String shown(Highlighted highlighted) {
        return highlighted.parts().stream()
                .map(part -> part.marked() ? "[" + part.text() + "]" : part.text())
                .collect(Collectors.joining());
    }
}
