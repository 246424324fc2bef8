// SPDX-License-Identifier: Apache-2.0
package org.icddesk.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RouteTableTest {

    private record Shelf(Set<String> prefixes, String view) implements PageRoute {

        @Override
        public Optional<RouteResult> find(PageRequest request) {
            return request.address().path().size() > 1 ? Optional.empty() : Optional.of(new RouteResult.View(view));
        }
    }

    private static final class Other implements PageRoute {

        @Override
        public Set<String> prefixes() {
            return Set.of("maps");
        }

        @Override
        public Optional<RouteResult> find(PageRequest request) {
            return Optional.empty();
        }
    }

    private final RouteTable table =
            new RouteTable(List.of(new Shelf(Set.of("", "books"), "books"), new Shelf(Set.of("maps"), "maps")));

    private Optional<RouteResult> find(String path) {
        return table.find(PageRequest.of(path, null, null));
    }

    @Test
    void anAddressLeadsToTheSectionOfItsFirstSegment() {
        assertThat(find("/books")).contains(new RouteResult.View("books"));
        assertThat(find("/maps?q=books")).isEmpty();
        assertThat(find("/maps")).contains(new RouteResult.View("maps"));
    }

    @Test
    void theStartPageBelongsToASectionToo() {
        assertThat(find("/")).contains(new RouteResult.View("books"));
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
