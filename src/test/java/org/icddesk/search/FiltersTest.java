// SPDX-License-Identifier: Apache-2.0
package org.icddesk.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.icddesk.browse.BrowseContext;
import org.icddesk.browse.Classification;
import org.icddesk.configuration.Configuration;
import org.icddesk.icd.EntityId;
import org.icddesk.icd.FoundationUri;
import org.icddesk.icd.Icd10Code;
import org.icddesk.icd.Icd10Uri;
import org.icddesk.icd.Language;
import org.icddesk.icd.Release;
import org.icddesk.icd.search.SearchProperty;
import org.icddesk.search.local.PaperIndex;
import org.icddesk.web.Page;
import org.icddesk.web.PageRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FiltersTest {

    private static final BrowseContext MMS = new BrowseContext(
            Classification.MMS, Optional.of(new Release("2024-01")), Language.ENGLISH, false, List.of());

    private Page page;

    private Filters filters(String query) {
        return filters(query, Classification.ICD10);
    }

    private Filters filters(String query, Classification classification) {
        PageRequest request = PageRequest.of("/search", query, null);
        page = new Page(request, new Configuration(key -> Optional.empty()));
        return Filters.of(request, page, classification);
    }

    private List<String> notices() {
        return page.getNotices().stream().map(Page.Notice::words).toList();
    }

    @Test
    void chaptersAreNumbersOfIcd11AndRomanNumbersOfIcd10() {
        assertThat(filters("chapter=01&chapter=26&chapter=IX&chapter=XXII&chapter=01&chapter=")
                        .chapters())
                .containsExactly("01", "26", "IX", "XXII");
        assertThat(notices()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"99", "27", "1", "L", "A00", "IIIIII", "..", "%3Cb%3E"})
    void B23_whatIsNoChapterIsDroppedAndThePageSaysSo(String chapter) {
        assertThat(filters("chapter=IX&chapter=" + chapter).chapters()).containsExactly("IX");
        assertThat(notices()).containsExactly("An unknown chapter in the address was ignored.");
    }

    @ParameterizedTest
    @CsvSource({
        "E11, E11",
        "e11.3, E11.3",
        "E113, E11.3",
        "A00-A09, A00-A09",
        "IX, IX",
        "http://id.who.int/icd/release/10/2019/E11, E11",
        "http://id.who.int/icd/release/10/E11, E11"
    })
    void anEntityOfIcd10IsOneOfNoParticularRelease(String subtree, String code) {
        assertThat(filters("subtree=" + subtree).subtree())
                .hasValue(new Icd10Uri(Optional.empty(), Optional.of(new Icd10Code(code))));
        assertThat(notices()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "257068234",
                "http://id.who.int/icd/entity/257068234",
                "http://id.who.int/icd/release/11/2024-01/mms/257068234"
            })
    void anEntityOfIcd11IsThatOfTheFoundation(String subtree) {
        assertThat(filters("subtree=" + subtree, Classification.MMS).subtree())
                .hasValue(FoundationUri.of(new EntityId("257068234")));
        assertThat(notices()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "E1",
                "http://id.who.int/icd/release/10/2019",
                "http://id.who.int/icd/release/11/2024-01/mms",
                "http://id.who.int.evil/icd/release/10/2019/E11"
            })
    void whatIsNoEntityIsIgnoredAndThePageSaysSo(String subtree) {
        Filters filters = filters("subtree=" + subtree);

        assertThat(filters.subtree()).isEmpty();
        assertThat(filters.narrowing()).isFalse();
        assertThat(notices()).containsExactly("The entry to search below was not a valid identifier and was ignored.");
    }

    @Test
    void narrowingIsWhatLeavesOutAnything() {
        assertThat(filters("subtree=E11").narrowing()).isTrue();
        assertThat(filters("chapter=IX").narrowing()).isTrue();
        assertThat(filters("in=title").narrowing()).isTrue();
        assertThat(filters("flexible=true&mode=browse&sort=classification").narrowing())
                .isFalse();
    }

    @Test
    void withoutFiltersTheOrderAndTheFlexibilityStay() {
        Filters all = filters("chapter=IX&subtree=E11&in=title&flexible=true&sort=classification&words=alphabet");

        Filters unfiltered = all.unfiltered();

        assertThat(unfiltered.narrowing()).isFalse();
        assertThat(unfiltered.flexible()).isTrue();
        assertThat(unfiltered.classificationOrder()).isTrue();
        assertThat(unfiltered.alphabetical()).isTrue();
    }

    @Test
    void belowAnEntityAllElseStays() {
        Icd10Uri e11 = new Icd10Uri(Optional.empty(), Optional.of(new Icd10Code("E11")));
        Filters filters = filters("chapter=IV&flexible=true&mode=browse&sort=classification");

        assertThat(filters.below(e11))
                .isEqualTo(new Filters(List.of("IV"), Optional.of(e11), true, true, filters.properties(), true, false));
    }

    @Test
    void theIndexIsAskedWithChaptersSubtreeAndFlexibility() {
        Filters filters = filters("chapter=IV&subtree=E11&flexible=true");

        assertThat(SearchInput.of(" Coma ").indexQuery(filters)).satisfies(query -> {
            assertThat(query.words()).isEqualTo("Coma");
            assertThat(query.chapters()).containsExactly("IV");
            assertThat(query.below()).isEqualTo(filters.subtree());
            assertThat(query.someWords()).isTrue();
        });
    }

    @ParameterizedTest
    @CsvSource({"E11, MMS", "E11, ICF", "E11, FOUNDATION", "257068234, ICD10"})
    void anEntityOfTheOtherRevisionIsIgnoredAndThePageSaysSo(String subtree, Classification searched) {
        assertThat(filters("subtree=" + subtree, searched).subtree()).isEmpty();
        assertThat(notices()).containsExactly("The entry to search below was not a valid identifier and was ignored.");
    }

    @Test
    void aCountLooksEverywhereWithTheOptionsOfTheSearch() {
        assertThat(Filters.everywhere(true, "browse", List.of("title", "nothing")))
                .isEqualTo(filters("flexible=true&mode=browse&in=title&in=nothing"));
        assertThat(Filters.everywhere(false, null, List.of())).isEqualTo(filters(""));
    }

    @Test
    void icd10HasNoPropertiesToChooseFrom() {
        assertThat(filters("mode=browse").offered(PaperIndex.READER)).isEmpty();
        assertThat(filters("mode=browse").offered(MMS)).contains(SearchProperty.TITLE);
    }
}
