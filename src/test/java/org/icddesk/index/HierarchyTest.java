// SPDX-License-Identifier: Apache-2.0
package org.icddesk.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.icddesk.icd.Release;
import org.icddesk.icd.entity.ClassKind;
import org.junit.jupiter.api.Test;

class HierarchyTest {

    private static List<String> codes(Hierarchy hierarchy) {
        return IntStream.range(0, hierarchy.size())
                .mapToObj(number -> hierarchy.entity(number).code())
                .toList();
    }

    private static List<IndexedEntity> classification() {
        return new SmallIndex()
                .chapter("I", "One")
                .chapter("II", "Two")
                .block("A00-A09", "I", "Block")
                .block("C00-C97", "II", "Block")
                .category("A00", "A00-A09", "Cholera")
                .category("A01", "A00-A09", "Typhoid fever")
                .category("C50", "C00-C97", "Breast")
                .category("A00.0", "A00", "Eltor")
                .entities();
    }

    @Test
    void levelByLevelBecomesOneSubtreeAfterTheOther() {
        Hierarchy hierarchy = new Hierarchy(classification());

        assertThat(codes(hierarchy)).containsExactly("I", "A00-A09", "A00", "A00.0", "A01", "II", "C00-C97", "C50");
        assertThat(hierarchy.end(0)).isEqualTo(5);
        assertThat(hierarchy.end(2)).isEqualTo(4);
        assertThat(hierarchy.parent(3)).isEqualTo(2);
        assertThat(hierarchy.parent(5)).isNegative();
        assertThat(hierarchy.chapter(3)).isEqualTo("I");
        assertThat(hierarchy.top(7)).isEqualTo(5);
    }

    @Test
    void entitiesAreFoundByCodeAndByIdentifierOfAnyRelease() {
        Hierarchy hierarchy = new Hierarchy(classification());

        assertThat(hierarchy.find("A00.0")).contains(3);
        assertThat(hierarchy.find("A99")).isEmpty();
        assertThat(hierarchy.find(Icd10Entities.uri("A01"))).contains(4);
        assertThat(hierarchy.find(Icd10Entities.uri("A01").in(new Release("2010"))))
                .contains(4);
        assertThat(hierarchy.find(Icd10Entities.uri("A99"))).isEmpty();
    }

    @Test
    void whatHasNoParentHereIsATop() {
        Hierarchy hierarchy = new Hierarchy(classification().subList(2, 8));

        assertThat(codes(hierarchy)).containsExactly("A00-A09", "A00", "A00.0", "A01", "C00-C97", "C50");
        assertThat(hierarchy.chapter(2)).isEqualTo("A00-A09");
    }

    @Test
    void whatStandsUnderItselfIsKeptAndTheFirstOfTwoCounts() {
        Hierarchy hierarchy = new Hierarchy(new SmallIndex()
                .category("A00", "A00", "Its own")
                .category("B00", "B01", "Round")
                .category("B01", "B00", "And round")
                .category("B01", "", "Again")
                .with("B02", "B01", ClassKind.UNKNOWN, "Under the first")
                .entities());

        assertThat(codes(hierarchy)).containsExactlyInAnyOrder("A00", "B00", "B01", "B02");
        int first = hierarchy.find("B01").orElseThrow();
        assertThat(hierarchy.entity(first).title().value()).isEqualTo("And round");
        assertThat(hierarchy.parent(hierarchy.find("B02").orElseThrow())).isEqualTo(first);
    }

    @Property(tries = 50)
    void inWhateverOrderTheyComeEverySubtreeIsARange(@ForAll long seed) {
        List<IndexedEntity> shuffled = new ArrayList<>(Icd10Entities.sandbox());
        Collections.shuffle(shuffled, new Random(seed));
        Hierarchy hierarchy = new Hierarchy(shuffled);

        assertThat(hierarchy.size()).isEqualTo(shuffled.size());
        for (int number = 0; number < hierarchy.size(); number++) {
            int parent = hierarchy.parent(number);
            assertThat(hierarchy.end(number)).isGreaterThan(number);
            if (parent >= 0) {
                assertThat(hierarchy.entity(number).parent())
                        .contains(hierarchy.entity(parent).uri());
                assertThat(number).isBetween(parent + 1, hierarchy.end(parent) - 1);
                assertThat(hierarchy.end(number)).isLessThanOrEqualTo(hierarchy.end(parent));
                assertThat(hierarchy.top(number)).isEqualTo(hierarchy.top(parent));
            }
        }
    }
}
