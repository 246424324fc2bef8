// SPDX-License-Identifier: Apache-2.0
package org.icddesk.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.icddesk.testing.gateway.PaperGateway.ROOT;
import static org.icddesk.testing.gateway.PaperGateway.uri;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.icddesk.answer.Unavailable;
import org.icddesk.icd.Language;
import org.icddesk.icd.LinearizationUri;
import org.icddesk.icd.Text;
import org.icddesk.testing.gateway.PaperGateway;
import org.icddesk.tree.TreeRow.Branch;
import org.junit.jupiter.api.Test;

class TreeReaderTest {

    private final PaperGateway paper = new PaperGateway();

    private Tree open(int number) {
        return open(uri(number), List.of());
    }

    private Tree open(LinearizationUri uri, List<LinearizationUri> ancestors) {
        return new TreeReader(paper).open(uri, ancestors, Optional.empty(), Language.ENGLISH);
    }

    private Tree below(LinearizationUri uri, int from) {
        return new TreeReader(paper).children(uri, from, Optional.empty(), Language.ENGLISH);
    }

    private static List<String> lines(Tree tree) {
        return tree.rows().stream()
                .map(row -> "%d %s %d/%d %s%s"
                        .formatted(
                                row.level(),
                                row.rest() > 0 ? "+" + row.rest() : row.name(),
                                row.position(),
                                row.size(),
                                row.branch(),
                                row.current() ? " HERE" : ""))
                .toList();
    }

    @Test
    void theWayDownStandsOpenWithTheNeighboursOfEachLevel() {
        paper.under(0, 1, 2, 3)
                .under(2, 21, 22)
                .under(21, 211, 212)
                .under(22, 221)
                .under(212, 2121);
        assertThat(lines(open(21)))
                .containsExactly(
                        "1 1 1/3 NONE",
                        "1 2 2/3 OPEN",
                        "2 21 1/2 OPEN HERE",
                        "3 211 1/2 NONE",
                        "3 212 2/2 CLOSED",
                        "2 22 2/2 CLOSED",
                        "1 3 3/3 NONE");
    }

    @Test
    void titlesAndCodesComeAlong() {
        paper.under(0, 1);
        TreeRow row = open(1).rows().get(0);
        assertThat(row.title()).map(Text::value).contains("Title 1");
        assertThat(row.code()).isEqualTo("C1");
        assertThat(row.expanded()).isNull();
    }

    @Test
    void theClassificationItselfShowsItsChapters() {
        paper.under(0, 1, 2).under(1, 11);
        assertThat(lines(open(ROOT, List.of()))).containsExactly("1 1 1/2 CLOSED", "1 2 2/2 NONE");
    }

    @Test
    void nothingIsAskedForTwice() {
        paper.under(0, 1, 2).under(1, 11, 12).under(11, 111);
        open(uri(111), List.of(uri(11), uri(1)));
        assertThat(paper.asked).doesNotHaveDuplicates().hasSize(5);
    }

    @Test
    void A28_aTitleThatDoesNotComeLeavesItsLine() {
        paper.under(0, 1, 2, 3).failFor(uri(2));
        Tree tree = open(1);
        assertThat(lines(tree)).containsExactly("1 1 1/3 NONE HERE", "1 2 2/3 NONE", "1 3 3/3 NONE");
        assertThat(tree.missing()).isEqualTo(1);
        assertThat(tree.rows().get(1).title()).isEmpty();
    }

    @Test
    void aSilentTopLeavesTheWayDown() {
        paper.under(0, 1, 2).under(1, 11, 12).failFor(ROOT);
        assertThat(lines(open(11))).containsExactly("1 1 1/1 OPEN", "2 11 1/2 NONE HERE", "2 12 2/2 NONE");
    }

    @Test
    void aSilentAncestorLeavesWhatIsBelowIt() {
        paper.under(0, 1).under(1, 11).under(11, 111, 112).failFor(uri(1));
        assertThat(lines(open(111)))
                .containsExactly("1 1 1/1 OPEN", "2 11 1/1 OPEN", "3 111 1/2 NONE HERE", "3 112 2/2 NONE");
    }

    @Test
    void A33_aCycleEndsWhereItCloses() {
        paper.under(0, 9).under(1, 2).under(2, 3).under(3, 1);
        assertThat(lines(open(3))).first().isEqualTo("1 1 1/1 OPEN");
        assertThat(open(3).rows()).hasSizeLessThan(6);
    }

    @Test
    void A33_aThousandLevelsAreCutAtTwenty() {
        IntStream.range(1, 1000).forEach(i -> paper.under(i - 1, i));
        assertThat(open(999).rows()).hasSize(20).last().matches(TreeRow::current);
        assertThat(paper.asked).hasSizeLessThan(25);
    }

    @Test
    void A23_aWideLevelIsCutAroundWhereTheReaderIs() {
        paper.under(0, IntStream.rangeClosed(1, 10_000).toArray());
        Tree tree = open(5_000);
        assertThat(tree.rows()).hasSize(TreeReader.MAX_PER_LEVEL + 2);
        assertThat(lines(tree)).startsWith("1 +4969 1/10000 NONE").endsWith("1 +4971 5030/10000 NONE");
        assertThat(lines(tree)).contains("1 5000 5000/10000 NONE HERE");
        assertThat(paper.asked).hasSize(TreeReader.MAX_PER_LEVEL);
    }

    @Test
    void A23_manyWideLevelsAreCutFromTheTopAndTheWayStaysWhole() {
        for (int level = 0; level < 6; level++) {
            int first = level * 100 + 1;
            paper.under(
                    level == 0 ? 0 : first - 100,
                    IntStream.range(first, first + 100).toArray());
        }
        Tree tree = open(401);
        assertThat(paper.asked).hasSizeLessThan(TreeReader.MAX_ROWS + 10);
        assertThat(tree.rows().stream()
                        .filter(row -> row.branch() == Branch.OPEN)
                        .map(TreeRow::name))
                .containsExactly("1", "101", "201", "301", "401");
        assertThat(tree.rows().stream().filter(row -> row.level() == 6 && row.rest() == 0))
                .hasSize(TreeReader.MAX_PER_LEVEL);
    }

    @Test
    void aLevelIsReadPageByPage() {
        paper.under(0, 1).under(1, IntStream.rangeClosed(1001, 1450).toArray());
        Tree first = below(uri(1), 0);
        assertThat(first.rows()).hasSize(TreeReader.PAGE + 1);
        assertThat(lines(first)).endsWith("1 +250 201/450 NONE");
        Tree last = below(uri(1), 400);
        assertThat(lines(last)).hasSize(50).startsWith("1 1401 401/450 NONE").endsWith("1 1450 450/450 NONE");
        assertThat(below(uri(1), 100_000).rows()).isEmpty();
    }

    @Test
    void aLevelThatWhoDoesNotTellIsAFailure() {
        paper.under(0, 1).failFor(uri(1));
        assertThatThrownBy(() -> below(uri(1), 0)).isInstanceOf(Unavailable.class);
    }
}
