// SPDX-License-Identifier: Apache-2.0
package org.icddesk.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RouteTableTest {

    private record Shelf(Set<String> prefixes, String view) implements Section {

        @Override
        public Optional<Destination> find(Visit visit) {
            return visit.address().path().size() > 1 ? Optional.empty() : Optional.of(new Destination.View(view));
        }
    }

    private static final class Other implements Section {

        @Override
        public Set<String> prefixes() {
            return Set.of("maps");
        }

        @Override
        public Optional<Destination> find(Visit visit) {
            return Optional.empty();
        }
    }

    private final RouteTable table =
            new RouteTable(List.of(new Shelf(Set.of("", "books"), "books"), new Shelf(Set.of("maps"), "maps")));

    private Optional<Destination> find(String path) {
        return table.find(Visit.of(path, null, null));
    }

    @Test
    void anAddressLeadsToTheSectionOfItsFirstSegment() {
        assertThat(find("/books")).contains(new Destination.View("books"));
        assertThat(find("/maps?q=books")).isEmpty();
        assertThat(find("/maps")).contains(new Destination.View("maps"));
    }

    @Test
    void theStartPageBelongsToASectionToo() {
        assertThat(find("/")).contains(new Destination.View("books"));
    }

    @Test
    void whatNoSectionHasLeadsNowhere() {
        assertThat(find("/films")).isEmpty();
        assertThat(find("/books/1")).isEmpty();
        assertThat(find("/Books")).isEmpty();
    }

    @Test
    void twoSectionsThatClaimOnePathAreNamed() {
        assertThatThrownBy(() -> new RouteTable(List.of(new Shelf(Set.of("", "maps"), "x"), new Other())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("/maps")
                .hasMessageContaining(Shelf.class.getName())
                .hasMessageContaining(Other.class.getName());
    }
}
