// SPDX-License-Identifier: Apache-2.0
package org.icddesk.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.icddesk.browse.EntityRow;
import org.icddesk.browse.LocalizedText;
import org.icddesk.index.Icd10Entities;
import org.icddesk.search.local.PaperIndex;
import org.icddesk.web.PageRequest;
import org.junit.jupiter.api.Test;

class FacetsTest {

    private static final Map<String, EntityRow> CHAPTERS = chapters();

    private final Facets facets =
            new Facets(null, null, PageRequest.of("/search", "q=fever&chapter=X&page=3&sort=classification", null));

    private static Map<String, EntityRow> chapters() {
        Map<String, EntityRow> chapters = new LinkedHashMap<>();
        PaperIndex.whole()
                .find("x")
                .index()
                .index()
                .chapters()
                .forEach(chapter -> chapters.put(
                        chapter.code(),
                        new EntityRow(
                                chapter.uri(),
                                PaperIndex.READER.to(chapter.uri()),
                                chapter.code(),
                                "",
                                LocalizedText.of(chapter.title(), "en"),
                                List.of())));
        return chapters;
    }

    private List<String> codes(Map<String, Integer> counts, List<String> chosen) {
        return facets.of(counts, chosen, CHAPTERS).stream()
                .map(Facets.Facet::code)
                .toList();
    }

    @Test
    void romanChaptersStandInTheOrderOfTheClassification() {
        Map<String, Integer> counts = Map.of("XX", 1, "V", 2, "IX", 3, "I", 4, "X", 5, "IV", 6, "XIX", 7);

        assertThat(codes(counts, List.of())).containsExactly("I", "IV", "V", "IX", "X", "XIX", "XX");
        assertThat(codes(counts, List.of("II", "XXII")))
                .as("with those chosen that have no hits")
                .containsExactly("I", "II", "IV", "V", "IX", "X", "XIX", "XX", "XXII");
    }

    @Test
    void whatIsNoChapterStandsLast() {
        assertThat(codes(Map.of("IX", 1), List.of("IIX", "03"))).containsExactly("IX", "03", "IIX");
        assertThat(facets.of(Map.of(), List.of("03"), CHAPTERS)).singleElement().satisfies(facet -> {
            assertThat(facet.title()).isNull();
            assertThat(facet.count()).isNull();
        });
    }

    @Test
    void aFacetHasTitleCountAndTheWayToItsHits() {
        List<Facets.Facet> listed = facets.of(Map.of("I", 4, "X", 5), List.of("X"), CHAPTERS);

        assertThat(listed)
                .extracting(facet -> facet.title().label())
                .containsExactly("Certain infectious and parasitic diseases", "Diseases of the respiratory system");
        assertThat(listed).extracting(Facets.Facet::count).containsExactly(4, 5);
        assertThat(listed).extracting(Facets.Facet::chosen).containsExactly(false, true);
        assertThat(listed.get(0).address()).hasToString("/search?q=fever&chapter=X&sort=classification&chapter=I");
        assertThat(listed.get(1).address()).hasToString("/search?q=fever&sort=classification");
        assertThat(listed.get(0).title().uri()).isEqualTo(Icd10Entities.uri("I"));
    }
}
