// SPDX-License-Identifier: Apache-2.0
package org.icddesk.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.icddesk.walk.WalkBench.uri;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.icddesk.icd.Icd10Uri;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.Language;
import org.icddesk.icd.Text;
import org.icddesk.icd.entity.ClassKind;
import org.icddesk.index.IndexedEntity;
import org.icddesk.walk.WalkTree.WalkedAnswer;
import org.junit.jupiter.api.Test;

class WalkTreeTest {

    private static final IcdUri ROOT = Icd10Uri.root(WalkBench.RELEASE);

    private final WalkTree tree = new WalkTree(ROOT);

    private void settle(String code, String... children) {
        tree.settle(uri(code), new WalkedAnswer(Optional.of(entity(code)), uris(children)));
    }

    private void settleRoot(String... chapters) {
        tree.settle(ROOT, new WalkedAnswer(Optional.empty(), uris(chapters)));
    }

    private static List<IcdUri> uris(String... codes) {
        return Arrays.stream(codes).map(WalkBench::uri).toList();
    }

    private static IndexedEntity entity(String code) {
        return new IndexedEntity(
                uri(code),
                code,
                ClassKind.CATEGORY,
                new Text(Language.ENGLISH, code, true),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                false);
    }

    private List<String> codes() {
        return tree.entities().stream().map(IndexedEntity::code).toList();
    }

    @Test
    void itBeginsWithTheClassification() {
        assertThat(tree.next()).contains(ROOT);
        assertThat(tree.done()).isZero();
        assertThat(tree.known()).isZero();
    }

    @Test
    void answersInAnyOrderGiveTheSame() {
        settle("A00.0");
        settle("A00", "A00.0", "A00.1");
        settle("II");
        assertThat(tree.entities()).isEmpty();

        settleRoot("I", "II");
        settle("I", "A00");

        assertThat(codes()).containsExactly("I", "A00", "A00.0", "II");
        assertThat(tree.next()).contains(uri("A00.1"));
        assertThat(tree.done()).isEqualTo(4);
        assertThat(tree.known()).isEqualTo(5);
    }

    @Test
    void aChapterIsFinishedWhenNothingInItIsPending() {
        settleRoot("I", "II");
        settle("I", "A00");
        settle("II");
        assertThat(tree.coverage()).isEqualTo(new WalkCoverage(false, 2, 3, List.of("I", "II"), List.of("II")));

        settle("A00");

        assertThat(tree.coverage()).isEqualTo(new WalkCoverage(true, 3, 3, List.of("I", "II"), List.of("I", "II")));
    }

    @Test
    void whatStandsInTwoPlacesOrInACircleIsThereOnce() {
        settleRoot("I");
        settle("I", "A00", "A01", "A00");
        settle("A00", "A00.0");
        settle("A01", "A00.0", "A00", "A01");
        settle("A00.0", "A00");

        assertThat(codes()).containsExactly("I", "A00", "A00.0", "A01");
        assertThat(tree.next()).isEmpty();
    }

    @Test
    void aSecondAnswerChangesNothing() {
        settleRoot("I");
        settle("I", "A00");
        settle("I", "A00", "A01");

        assertThat(tree.known()).isEqualTo(2);
    }

    @Test
    void whatIsPostponedOrLeftOutComesLast() {
        settleRoot("I", "II", "III");
        assertThat(tree.postpone(2)).isFalse();
        assertThat(tree.next()).contains(uri("II"));

        assertThat(tree.postpone(1)).isTrue();
        settle("III");
        settle("I");
        assertThat(tree.next()).isEmpty();
        assertThat(tree.isComplete()).isFalse();
        assertThat(tree.leftOut()).isEqualTo(1);

        tree.retryLeftOut();
        assertThat(tree.next()).contains(uri("II"));
        settle("II");
        assertThat(tree.isComplete()).isTrue();
        assertThat(codes()).containsExactly("I", "II", "III");
    }

    @Test
    void theClassificationItselfIsNeverLeftOut() {
        assertThat(tree.postpone(1)).isFalse();
        assertThat(tree.next()).contains(ROOT);
    }

    @Test
    void theEstimateGrowsLevelByLevel() {
        settleRoot("I", "II");
        assertThat(tree.estimated()).isEqualTo(2);
        settle("I", "A00", "A01", "A02");
        assertThat(tree.estimated()).as("as many in the second chapter").isEqualTo(2 + 3 + 3);
        settle("II", "C00");
        settle("A00", "A00.0", "A00.1");
        assertThat(tree.estimated()).isEqualTo(2 + 4 + 2 + 3 * 2);
    }
}
