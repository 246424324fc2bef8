// SPDX-License-Identifier: Apache-2.0
package org.icddesk.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.UnaryOperator;
import org.icddesk.icd.Language;
import org.icddesk.index.IndexResult.Match;
import org.icddesk.index.synonym.Synonyms;
import org.junit.jupiter.api.Test;

/** Titles drawn at random, searched as people search for them: how often the first hit has the title. */
class KnownItemTest {

    private static final int DRAWN = 1_500;

    private static final List<IndexedEntity> ENTITIES = Icd10Entities.titles();
    private static final EntityIndex INDEX = EntityIndex.of(ENTITIES, Language.ENGLISH, Synonyms.NONE);

    private final KnownItems items = new KnownItems(ENTITIES, DRAWN, 16);

    /** Entities share titles: the first of those with the title is right. */
    private double firstPlaces(UnaryOperator<String> searchedAs) {
        long right = items.drawn().stream()
                .map(entity -> entity.title().value())
                .filter(title -> hasTitle(INDEX.search(IndexQuery.of(searchedAs.apply(title))), title))
                .count();
        return (double) right / items.drawn().size();
    }

    private static boolean hasTitle(IndexResult result, String title) {
        return !result.hits().isEmpty()
                && result.hits().get(0).entity().title().value().equalsIgnoreCase(title);
    }

    @Test
    void asTheyAre() {
        assertThat(firstPlaces(UnaryOperator.identity())).isGreaterThanOrEqualTo(0.99);
    }

    @Test
    void withTheirWordsReversed() {
        assertThat(firstPlaces(KnownItems::reversed)).isGreaterThanOrEqualTo(0.99);
    }

    @Test
    void withOneTypingError() {
        assertThat(firstPlaces(items::mistyped)).isGreaterThanOrEqualTo(0.97);
    }

    @Test
    void withTheirWordsCutToFiveLetters() {
        assertThat(firstPlaces(KnownItems::cut)).isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void everyTitleIsFoundByAllItsWords() {
        assertThat(items.drawn()).allSatisfy(entity -> {
            IndexResult result = INDEX.search(IndexQuery.of(entity.title().value()));
            assertThat(result.match()).isEqualTo(Match.ALL_WORDS);
            assertThat(result.hits()).anyMatch(hit -> hit.entity().equals(entity));
        });
    }
}
