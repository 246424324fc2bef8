// SPDX-License-Identifier: Apache-2.0
package org.icddesk.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.icddesk.entity.EntityView.Paragraph.Kind.HEADING;
import static org.icddesk.entity.EntityView.Paragraph.Kind.ITEM;
import static org.icddesk.entity.EntityView.Paragraph.Kind.TEXT;

import java.time.Duration;
import org.icddesk.entity.EntityView.Paragraph;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class DiagnosticCriteriaParserTest {

    @Test
    void readsMarkdown() {
        assertThat(DiagnosticCriteriaParser.read(
                        "## Essential features\n\n**Two** of:\n- persistent delusions\n* thought `insertion`\n1. one"))
                .containsExactly(
                        new Paragraph(HEADING, "Essential features"),
                        new Paragraph(TEXT, "Two of:"),
                        new Paragraph(ITEM, "persistent delusions"),
                        new Paragraph(ITEM, "thought insertion"),
                        new Paragraph(ITEM, "1. one"));
    }

    @Test
    void readsTheClipboardOfAWordProcessor() {
        String pasted = "<!--[if gte mso 9]><xml><w:x>hidden</w:x></xml><![endif]--><style>p{color:red}</style>"
                + "<h2 class=MsoHeading>Stroke</h2><p class=MsoNormal style='color:red'>Sudden&nbsp;onset &amp; focal"
                + "<o:p></o:p></p><ul><li>weakness</li><li>aphasia</li></ul>";
        assertThat(DiagnosticCriteriaParser.read(pasted))
                .containsExactly(
                        new Paragraph(HEADING, "Stroke"),
                        new Paragraph(TEXT, "Sudden onset & focal"),
                        new Paragraph(ITEM, "weakness"),
                        new Paragraph(ITEM, "aphasia"));
    }

    @Test
    void A30_scriptsVanishAndWhatIsLeftIsText() {
        assertThat(DiagnosticCriteriaParser.read("<script>alert(1)</script><img src=x onerror=alert(1)>a &lt;b&gt; c"))
                .containsExactly(new Paragraph(TEXT, "a <b> c"));
    }

    @Test
    void aStrayLessThanIsText() {
        assertThat(DiagnosticCriteriaParser.read("IQ < 70, or <= 65"))
                .containsExactly(new Paragraph(TEXT, "IQ < 70, or <= 65"));
    }

    @Test
    void A31_referencesToControlCharactersAreBlanks() {
        assertThat(DiagnosticCriteriaParser.read("a&#0;b&#x1F;c&#8217;d&#xD800;e&#10;- f"))
                .containsExactly(new Paragraph(TEXT, "a b c’d e - f"));
    }

    @Test
    void B11_hostileMarkupTakesNoTime() {
        String hostile = "<!--".repeat(5_000) + "<style>".repeat(5_000) + "<p ".repeat(5_000) + "&#".repeat(5_000);
        Assertions.assertTimeout(Duration.ofSeconds(5), () -> DiagnosticCriteriaParser.read(hostile));
    }
}
