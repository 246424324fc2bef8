// SPDX-License-Identifier: Apache-2.0
package org.icddesk.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PagerTest {

    private static Pager at(String page) {
        return Pager.of(PageRequest.of("/search", "q=x&page=" + page, null), 60, 25);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "3, 3", "4, 3", "0, 1", "-1, 1", "99999999999, 3", "1e3, 1", "x, 1", "'', 1"})
    void B24_aNumberOutsideIsTheNearestInside(String page, int expected) {
        assertThat(at(page).number()).isEqualTo(expected);
    }

    @Test
    void leadsToItsNeighboursAndKeepsTheSearch() {
        Pager middle = at("2");
        assertThat(middle.pages()).isEqualTo(3);
        assertThat(middle.previous()).hasToString("/search?q=x");
        assertThat(middle.next()).hasToString("/search?q=x&page=3");
    }

    @Test
    void theEndsHaveOneNeighbour() {
        assertThat(at("1").previous()).isNull();
        assertThat(at("3").next()).isNull();
    }

    @Test
    void oneListOnOnePageNeedsNone() {
        assertThat(Pager.of(PageRequest.of("/search", null, null), 25, 25).needed())
                .isFalse();
        assertThat(Pager.of(PageRequest.of("/search", null, null), 0, 25).pages())
                .isEqualTo(1);
    }
}
