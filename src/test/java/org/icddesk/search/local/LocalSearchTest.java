// SPDX-License-Identifier: Apache-2.0
package org.icddesk.search.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.icddesk.browse.BrowseContext;
import org.icddesk.browse.Classification;
import org.icddesk.icd.Language;
import org.icddesk.icd.Release;
import org.icddesk.icd.code.CodeReading;
import org.icddesk.index.Icd10Entities;
import org.icddesk.index.IndexQuery;
import org.icddesk.index.IndexResult;
import org.icddesk.index.IndexedEntity;
import org.icddesk.index.synonym.Synonyms;
import org.icddesk.walk.WalkedIndexes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalSearchTest {

    private static final BrowseContext MMS = new BrowseContext(
            Classification.MMS, Optional.of(new Release("2024-01")), Language.ENGLISH, false, List.of());

    private final PaperIndex index = PaperIndex.of(Icd10Entities.sandbox(), Synonyms.NONE, PaperIndex.WHOLE);

    private List<String> find(String typed) {
        return index.find(CodeReading.of(typed).orElseThrow(), PaperIndex.READER).stream()
                .map(IndexedEntity::code)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"I10, I10", "i10, I10", "j45.9, J45.9", "J459, J45.9", "A00.-, A00", "A00-A09, A00-A09", "IX, IX"})
    void aCodeIsFoundInTheIndexWithoutAskingWho(String typed, String code) {
        assertThat(find(typed)).containsExactly(code);
    }

    @Test
    void ofAPairBothAreFoundTheDaggerFirst() {
        assertThat(find("E11.4+ A00*")).containsExactly("E11.4", "A00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Z99", "1A00", "257068234", "http://id.who.int/icd/entity/257068234", "1A00&XN62R"})
    void whatTheIndexLacksAndWhatIsNoCodeOfIcd10IsNotFound(String typed) {
        assertThat(find(typed)).isEmpty();
    }

    @Test
    void whatIsOnlyLikeACodeIsNoHitForIt() {
        assertThat(found("G40").hits()).isEmpty();
        assertThat(found("G40").total()).isZero();
        assertThat(found("I10").hits()).as("a note that names it").isNotEmpty();
        assertThat(found("neuropathy G40").match()).isNotEqualTo(IndexResult.Match.ALL_WORDS);
    }

    private IndexResult found(String typed) {
        return index.search(PaperIndex.READER, IndexQuery.of(typed))
                .orElseThrow()
                .found();
    }

    @Test
    void withoutAnIndexNothingIsFoundAndNothingFails() {
        LocalSearch none = new LocalSearch(new WalkedIndexes());

        assertThat(none.index(PaperIndex.READER)).isEmpty();
        assertThat(none.search(PaperIndex.READER, IndexQuery.of("cholera"))).isEmpty();
        assertThat(none.find(CodeReading.of("I10").orElseThrow(), PaperIndex.READER))
                .isEmpty();
        assertThat(index.search(MMS, IndexQuery.of("cholera"))).isEmpty();
        assertThat(index.find(CodeReading.of("I10").orElseThrow(), MMS)).isEmpty();
    }
}
