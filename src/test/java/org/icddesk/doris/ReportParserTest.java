// SPDX-License-Identifier: Apache-2.0
package org.icddesk.doris;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.icddesk.certificate.CertificateJson;
import org.icddesk.certificate.Condition;
import org.icddesk.certificate.DeathCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportParserTest {

    private static List<String> words(String report) {
        return ReportParser.report(report).stream()
                .filter(block -> !block.isTable())
                .map(ReportBlock::words)
                .toList();
    }

    private static ReportBlock table(String report) {
        return ReportParser.table(report).stream()
                .filter(ReportBlock::isTable)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void linesAreParagraphsAndHeadings() {
        List<ReportBlock> blocks = ReportParser.report("SP4: 5A11 is <the> start.\n\n\nFull report:\nSP1: no.\n");

        assertThat(blocks)
                .extracting(ReportBlock::words)
                .containsExactly("SP4: 5A11 is <the> start.", "Full report:", "SP1: no.");
        assertThat(blocks.get(1).isHeading()).isTrue();
    }

    @Test
    void whosTableHasItsColumnsButNotThoseWithNothingInThem() {
        ReportBlock block = table(
                "Step;Satisfied;Tentative;NewTentative;Message\nSP1;false;;;\"not; applicable\"\nSP4;true;;5A11;chosen");

        assertThat(block.head()).containsExactly("Step", "Satisfied", "NewTentative", "Message");
        assertThat(block.rows())
                .containsExactly(
                        List.of("SP1", "false", "", "not; applicable"), List.of("SP4", "true", "5A11", "chosen"));
    }

    @Test
    void tablesInMarkupBecomeTablesOfText() {
        List<ReportBlock> blocks = ReportParser.report(
                "<h2>Result &amp; steps</h2><ul><li>one<li>two</ul><table onclick=x><tr><th>Step</th><th>Code</th></tr>"
                        + "<tr><td><b>SP1</b></td><td>5A11&lt;x&gt;<table><tr><td>inner</td></tr></table></td></tr></table>after");

        assertThat(words("<h2>Result &amp; steps</h2><ul><li>one<li>two</ul>"))
                .containsExactly("Result & steps", "one", "two");
        ReportBlock table =
                blocks.stream().filter(ReportBlock::isTable).findFirst().orElseThrow();
        assertThat(table.head()).containsExactly("Step", "Code");
        assertThat(table.rows()).containsExactly(List.of("SP1", "5A11<x> inner"));
        assertThat(blocks.get(blocks.size() - 1).words()).isEqualTo("after");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>a</p><script>steal()</script>",
                "<p>a</p><SCRIPT>steal()",
                "<p>a</p><style>steal</style><!-- steal() -->",
                "<p>a</p><!-- steal()",
                "<p onmouseover='steal()'>a</p>",
                "<p>a<img src=x onerror=steal()></p>",
                "<p>a</p><iframe srcdoc='<p>steal'>steal()</iframe>",
                "<p>a</p><svg onload=steal()>steal()</svg>"
            })
    void nothingOfMarkupIsLeftButItsText(String report) {
        assertThat(words(report)).containsExactly("a");
    }

    @Property(tries = 500)
    void anyMarkupIsReadAndEveryTableHasOneWidth(
            @ForAll
                    @Chars({'<', '>', '/', 't', 'a', 'b', 'l', 'e', 'r', 'd', 'h', ' ', ';', '\n', '!', '-', '&'})
                    @StringLength(max = 200)
                    String text) {
        for (String report : List.of(text, "<table>" + text, "<table><tr><td>" + text + "</table>" + text)) {
            for (ReportBlock block : ReportParser.report(report)) {
                assertThat(block.isTable() || !block.words().isBlank()).isTrue();
                assertThat(block.rows().stream().map(List::size).distinct().count())
                        .isLessThanOrEqualTo(1);
            }
            ReportParser.table(report);
        }
    }

    @Test
    void aHugeReportIsCut() {
        assertThat(ReportParser.report("line\n".repeat(100_000))).hasSizeLessThanOrEqualTo(1_000);
        assertThat(table("<table>" + "<tr><td>x</td></tr>".repeat(9_000) + "</table>")
                        .rows())
                .hasSizeLessThanOrEqualTo(500);
        ReportParser.report("<script>".repeat(20_000) + "<table><tr>".repeat(9_000));
    }

    @Test
    void messagesNameTheirFields() {
        DeathCertificate certificate = new DeathCertificate(
                Map.of(),
                List.of(List.of(Condition.of("", "GB61.Z", "")), List.of(Condition.of("", "5A11/BA00.Z", ""))),
                List.of(Condition.of("", "BC45", "")),
                DeathCertificate.EMPTY.more());

        assertThat(DorisMessage.of("GB61.Z is unlikely\nBA00.Z with BC45\nSex conflicts with age", certificate))
                .extracting(DorisMessage::places)
                .containsExactly(List.of("a"), List.of("b", "part2"), List.of("sex", "estimated-age"));
        assertThat(DorisMessage.of("Interval C and Part 2; the average", certificate)
                        .get(0)
                        .places())
                .containsExactly("c", "part2");
    }

    @Test
    void theRecordedAnswerIsRead() throws Exception {
        Path recorded = Path.of(System.getProperty("icd.shared", "../shared")).resolve("icd-api/recorded/doris");
        byte[] answer = Files.isDirectory(recorded)
                ? Files.readAllBytes(recorded.resolve("2024-icd11-5A11-BA00.Z.json"))
                : "{\"stemCode\":\"5A11\",\"code\":\"5A11/BA00.Z\",\"report\":\"Full report:\\nSP1\",\"reject\":false,\"error\":null}"
                        .getBytes();

        DorisAnswer read = DorisAnswer.read(answer);

        assertThat(read.code()).isEqualTo("5A11/BA00.Z");
        assertThat(read.reject()).isFalse();
        assertThat(read.error()).isEmpty();
        assertThat(ReportParser.report(read.report())).anyMatch(ReportBlock::isHeading);
        assertThat(CertificateJson.forDoris(DeathCertificate.EMPTY).toString()).contains("\"Part1\":[]");
    }
}
