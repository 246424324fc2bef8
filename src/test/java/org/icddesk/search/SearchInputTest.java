// SPDX-License-Identifier: Apache-2.0
package org.icddesk.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.icddesk.browse.BrowseContext;
import org.icddesk.browse.Classification;
import org.icddesk.icd.EntityId;
import org.icddesk.icd.FoundationUri;
import org.icddesk.icd.Language;
import org.icddesk.icd.Linearization;
import org.icddesk.icd.Release;
import org.icddesk.icd.Scope;
import org.icddesk.icd.search.SearchProperty;
import org.icddesk.icd.search.SearchRequest;
import org.icddesk.icd.search.SearchRequest.Matching;
import org.icddesk.icd.search.SearchRequest.Presentation;
import org.icddesk.testing.Guard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchInputTest {

    private static final BrowseContext MMS = new BrowseContext(
            Classification.MMS, Optional.of(new Release("2024-01")), Language.ENGLISH, false, List.of());
    private static final BrowseContext FOUNDATION =
            new BrowseContext(Classification.FOUNDATION, Optional.empty(), Language.ENGLISH, false, List.of());

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "%", "*", " % * ", "\t"})
    void B01_nothingButBlanksAndSignsIsNothing(String typed) {
        assertThat(SearchInput.of(typed).isEmpty()).isTrue();
    }

    @Test
    void B02_oneLetterIsTooShort() {
        assertThat(SearchInput.of("a").isTooShort()).isTrue();
        assertThat(SearchInput.of("a%").isTooShort()).isTrue();
        assertThat(SearchInput.of("ab").isTooShort()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"癌", "が", "ガ", "암"})
    void B02_oneLetterThatIsAWordIsEnough(String typed) {
        assertThat(SearchInput.of(typed).isTooShort()).isFalse();
    }

    @Test
    void B03_moreThanTwoHundredLettersAreTooMany() {
        assertThat(SearchInput.of("a".repeat(200)).isTooLong()).isFalse();
        assertThat(SearchInput.of("a".repeat(201)).isTooLong()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "% ", " ", "a\u0301\u0316", "(a+)+$ "})
    void B11_ofWhatIsFarTooLongOnlyTheBeginningIsLookedAt(String part) {
        String typed = part.repeat(100_000) + "x";

        SearchInput input = assertTimeoutPreemptively(Guard.HANGING, () -> SearchInput.of(typed));

        assertThat(input.text()).as("not normalized").isEqualTo(typed.substring(0, 1_000));
        assertTimeoutPreemptively(Guard.HANGING, () -> {
            assertThat(input.isTooLong()).isTrue();
            assertThat(input.isWorthAsking()).isFalse();
        });
    }

    @Test
    void B10_threeHundredSignsOfTruncationAreBlanks() {
        assertThat(SearchInput.of("*".repeat(300)).isEmpty()).isTrue();
        assertThat(SearchInput.of("fever" + " *%".repeat(100)).text()).isEqualTo("fever");
    }

    @Test
    void B08_bothFormsOfAnAccentAreTheSame() {
        assertThat(SearchInput.of("fie\u0300vre")).isEqualTo(SearchInput.of("fi\u00E8vre"));
    }

    @Test
    void whatNobodySeesIsNotSearchedFor() {
        assertThat(SearchInput.of("\u202Eyellow\u0000\uFEFF\nfever")).isEqualTo(SearchInput.of("yellow fever"));
        assertThat(SearchInput.of("\u202E").isEmpty()).isTrue();
    }

    @Test
    void theLastWordMayBeTheBeginningOfOne() {
        assertThat(SearchInput.of(" yellow   fev").asUpstreamQuery()).isEqualTo("yellow fev%");
        assertThat(SearchInput.of("yellow fev% ").asUpstreamQuery()).isEqualTo("yellow fev%");
    }

    @Test
    void aBlankAtTheEndSaysThatTheWordIsWhole() {
        assertThat(SearchInput.of("yellow  fever ").asUpstreamQuery()).isEqualTo("yellow fever");
        assertThat(SearchInput.of(" ").isEmpty()).isTrue();
    }

    @Test
    void B08_bothFormsOfAnAccentAreOneQuestionToWho() {
        SearchRequest question = SearchInput.of("fie\u0300vre  jaune").searchRequest(MMS);

        assertThat(question)
                .isEqualTo(SearchInput.of(" fi\u00E8vre jaune\u202E").searchRequest(MMS));
        assertThat(question.query()).isEqualTo("fi\u00E8vre jaune%");
        assertThat(question.scope()).isEqualTo(Scope.of(new Release("2024-01"), Linearization.MMS));
        assertThat(question.language()).isEqualTo(Language.ENGLISH);
    }

    @Test
    void withoutFiltersTheSearchForCodingIsAskedAndWhoChoosesWhatToLookAt() {
        assertThat(SearchInput.of("fever").searchRequest(MMS).matching())
                .isEqualTo(new Matching(false, true, Set.of()));
        assertThat(SearchInput.of("fever").searchRequest(FOUNDATION).matching())
                .isEqualTo(new Matching(false, false, Set.of()));
    }

    @Test
    void filtersNarrowTheQuestionAndWidenIt() {
        FoundationUri entity = FoundationUri.of(new EntityId("257068234"));
        Filters filters = new Filters(List.of("01"), Optional.of(entity), true, true, Set.of(), false, false);

        SearchRequest question = SearchInput.of("fever").searchRequest(MMS, filters);

        assertThat(question.filter().subtrees()).containsExactly(entity);
        assertThat(question.filter().chapters())
                .as("all of them, to be counted")
                .isEmpty();
        assertThat(question.matching()).isEqualTo(new Matching(true, false, filters.searched(MMS)));
        assertThat(question.matching().properties()).contains(SearchProperty.TITLE);
        assertThat(SearchInput.of("fever").searchRequest(FOUNDATION, filters).presentation())
                .isEqualTo(new Presentation(true, true, false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1A00", "1a00", "ca22.z", "NE6Z", "XS25", "1A00&XN62R", "5A11/9B71.0Z&XK9J", "E11", "A00-A09"})
    void B20_codesAreSeenAndSearchedForAsWordsToo(String typed) {
        assertThat(SearchInput.of(typed).reading()).isPresent();
        assertThat(SearchInput.of(typed).isIdentifier()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cholera", "deaf", "A00/../", "1A00&"})
    void wordsAreNoCodes(String typed) {
        assertThat(SearchInput.of(typed).reading()).isEmpty();
    }

    @Test
    void B22_identifiersOfWhoAloneAreSeen() {
        assertThat(SearchInput.of("http://id.who.int/icd/entity/257068234").isIdentifier())
                .isTrue();
        assertThat(SearchInput.of("http://id.who.int.evil/icd/entity/257068234").isIdentifier())
                .isFalse();
        assertThat(SearchInput.of("file:///etc/passwd").isIdentifier()).isFalse();
    }

    @Test
    void aLongAddressIsNotTooLong() {
        String address = "https://icd.who.int/browse/2024-01/mms/en?" + "x".repeat(200) + "#257068234";

        assertThat(SearchInput.of(address).isTooLong()).isFalse();
    }
}
