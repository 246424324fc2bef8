// SPDX-License-Identifier: Apache-2.0
package org.icddesk.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.icddesk.browse.BrowseContext;
import org.icddesk.browse.Classification;
import org.icddesk.configuration.Configuration;
import org.icddesk.icd.Language;
import org.icddesk.icd.Release;
import org.icddesk.icd.search.SpellingVariants;
import org.icddesk.index.Icd10Entities;
import org.icddesk.index.IndexQuery;
import org.icddesk.index.synonym.Synonym;
import org.icddesk.index.synonym.Synonyms;
import org.icddesk.search.local.ExclusionLine;
import org.icddesk.search.local.LocalHits;
import org.icddesk.search.local.LocalResult;
import org.icddesk.search.local.PaperIndex;
import org.icddesk.walk.WalkCoverage;
import org.icddesk.web.Link;
import org.icddesk.web.Page;
import org.icddesk.web.PageRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalPanelTest {

    private static final BrowseContext MMS = new BrowseContext(
            Classification.MMS, Optional.of(new Release("2024-01")), Language.ENGLISH, false, List.of());

    /** A page of results without a search behind it. */
    private static final class ReadySearch extends SearchPage {

        private final PageRequest request;
        private final Page page;
        private final BrowseContext context;
        private final SearchInput input;
        private final SearchResults results;

        ReadySearch(String query, BrowseContext context, Optional<LocalResult> local) {
            this.request = PageRequest.of("/search", query, null);
            this.page = new Page(request, new Configuration(key -> Optional.empty()));
            this.context = context;
            this.input = SearchInput.of(request.rawParameter("q").orElse(""));
            this.results = local.map(found -> new SearchResultsFactory(new Facets(null, null, request))
                            .of(
                                    found,
                                    input,
                                    Filters.of(request, page, context.classification()),
                                    context,
                                    page.texts()))
                    .orElseGet(() ->
                            new SearchResults(input, LocalHits.NONE, 0, List.of(), List.of(), List.of(), null, null));
        }

        @Override
        SearchResults results() {
            return results;
        }

        @Override
        BrowseContext context() {
            return context;
        }

        @Override
        SearchInput input() {
            return input;
        }

        @Override
        public int getCount() {
            return results.hits().size();
        }

        @Override
        public String getQuery() {
            return input.text();
        }

        @Override
        public Refinements getRefinements() {
            return new Refinements(
                    request.address().without("page"),
                    page.texts(),
                    Filters.of(request, page, context.classification()),
                    context);
        }
    }

    private static LocalPanel inOwnIndex(String words, WalkCoverage coverage) {
        PaperIndex index = PaperIndex.of(Icd10Entities.sandbox(), Synonyms.NONE, coverage);
        Optional<LocalResult> found = index.search(PaperIndex.READER, IndexQuery.of(words));
        ReadySearch search = new ReadySearch("q=" + words.replace(' ', '+'), PaperIndex.READER, found);
        return new LocalPanel(search, Synonyms.NONE, search.page);
    }

    private static LocalPanel inOwnIndex(String words) {
        return inOwnIndex(words, PaperIndex.WHOLE);
    }

    private static LocalPanel atWho(String query, BrowseContext context, Synonyms synonyms) {
        ReadySearch search = new ReadySearch(query, context, Optional.empty());
        return new LocalPanel(search, synonyms, search.page);
    }

    private static Synonyms meaning(Synonym... synonyms) {
        return (words, language) -> List.of(synonyms);
    }

    private static WalkCoverage coverage(int done, int total, String... finished) {
        return new WalkCoverage(false, done, total, List.of("I", "II", "III", "IV"), List.of(finished));
    }

    @Test
    void hitsWithAllWordsNeedNoHeading() {
        assertThat(inOwnIndex("asthma").getInexact()).isNull();
    }

    @Test
    void similarWordsAreNeverPresentedAsFound() {
        assertThat(inOwnIndex("cholrea").getInexact()).isEqualTo("No title has “\u2068cholrea\u2069”; similar words:");
        assertThat(inOwnIndex("asthma xyzzyq").getInexact())
                .isEqualTo("Nothing has all the words of “\u2068asthma xyzzyq\u2069”; all but one:");
    }

    @Test
    void withoutHitsThereIsNothingToHead() {
        assertThat(inOwnIndex("xyzzyq").getInexact()).isNull();
        assertThat(atWho("q=xyzzyq", MMS, Synonyms.NONE).getInexact()).isNull();
    }

    @Test
    void aReleaseReadWholeIsNotSpokenOf() {
        assertThat(inOwnIndex("asthma").getCoverage()).isNull();
        assertThat(atWho("q=asthma", MMS, Synonyms.NONE).getCoverage()).isNull();
    }

    @Test
    void aReleaseBeingReadIsToldWithTheChaptersThatAreThere() {
        assertThat(inOwnIndex("asthma", coverage(1, 3)).getCoverage())
                .isEqualTo("This release is still being read: 33 % so far. What is missing cannot be found yet.");
        assertThat(inOwnIndex("asthma", coverage(299, 300, "I")).getCoverage())
                .contains("99 % so far, with the whole of chapters I.");
        assertThat(inOwnIndex("asthma", coverage(299, 300, "I", "II")).getCoverage())
                .contains("with the whole of chapters I, II.");
        assertThat(inOwnIndex("asthma", coverage(0, 0)).getCoverage()).contains(" 0 % so far.");
    }

    @Test
    void chaptersThatFollowEachOtherAreARange() {
        assertThat(inOwnIndex("asthma", coverage(3, 4, "I", "II", "III")).getCoverage())
                .contains("with the whole of chapters I–III.");
    }

    @Test
    void chaptersWithAGapBetweenThemAreNoRange() {
        assertThat(inOwnIndex("asthma", coverage(3, 4, "I", "III", "IV")).getCoverage())
                .contains("with the whole of chapters I, III, IV.");
        WalkCoverage more = new WalkCoverage(
                false, 5, 6, List.of("I", "II", "III", "IV", "V", "VI"), List.of("I", "III", "IV", "V"));
        assertThat(inOwnIndex("asthma", more).getCoverage()).contains("with the whole of chapters I, III–V.");
    }

    @Test
    void exclusionsThatHaveTheWordsAreLinesOfTheirOwn() {
        assertThat(inOwnIndex("chronic obstructive asthma").getExclusions())
                .extracting(ExclusionLine::code)
                .containsExactly("J45");
        assertThat(inOwnIndex("cholera").getExclusions()).isEmpty();
        assertThat(atWho("q=asthma", MMS, Synonyms.NONE).getExclusions()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "heart attack, heart attack, myocardial infarction",
        "old heart attack, heart attack, old myocardial infarction",
        "Heart Attack in women, heart attack, myocardial infarction in women",
        "flu in influenza season, flu, influenza in influenza season"
    })
    void anEverydayWordIsOfferedInWhosWordsBesideWhosOwnResult(String typed, String word, String meant) {
        String means = word.equals("flu") ? "influenza" : "myocardial infarction";
        LocalPanel panel =
                atWho("q=" + typed.replace(' ', '+') + "&chapter=11&page=2", MMS, meaning(new Synonym(word, means)));

        assertThat(panel.getSynonyms()).singleElement().satisfies(link -> {
            assertThat(link.label()).isEqualTo(word + " → " + means);
            assertThat(link.address().with("q", null)).hasToString("/search?chapter=11");
            assertThat(link.address().parameters())
                    .anySatisfy(parameter -> assertThat(parameter.value()).isEqualTo(meant));
        });
    }

    @Test
    void aWordOfAnyScriptIsReplacedWithinTheOthers() {
        LocalPanel panel = atWho(
                "q=%D8%AC%D9%84%D8%B7%D8%A9+%D9%82%D9%84%D8%A8%D9%8A%D8%A9+%D9%82%D8%AF%D9%8A%D9%85%D8%A9",
                MMS, meaning(new Synonym("جلطة قلبية", "احتشاء عضلة القلب")));

        assertThat(panel.getSynonyms()).singleElement().satisfies(link -> assertThat(
                        link.address().parameters().get(0).value())
                .isEqualTo("احتشاء عضلة القلب قديمة"));
    }

    @Test
    void B07_whatAnAdministratorWroteIsNoPattern() {
        LocalPanel panel = atWho("q=old+(DM)+here", MMS, meaning(new Synonym("(DM)", "$5 \\1 diabetes")));

        assertThat(panel.getSynonyms())
                .extracting(link -> link.address().parameters().get(0).value())
                .containsExactly("old $5 \\1 diabetes here");
    }

    @Test
    void aFewAreOffered() {
        Synonym[] many = IntStream.range(0, 9)
                .mapToObj(i -> new Synonym("flu", "influenza " + i))
                .toArray(Synonym[]::new);

        assertThat(atWho("q=flu", MMS, meaning(many)).getSynonyms()).hasSize(SpellingVariants.MAX_VARIANTS);
    }

    @Test
    void ourOwnIndexHasLookedThroughTheDictionaryItself() {
        PaperIndex index = PaperIndex.whole();
        ReadySearch search =
                new ReadySearch("q=flu", PaperIndex.READER, index.search(PaperIndex.READER, IndexQuery.of("flu")));

        assertThat(new LocalPanel(search, meaning(new Synonym("flu", "influenza")), search.page).getSynonyms())
                .extracting(Link::label)
                .isEmpty();
    }

    @Test
    void hitsInAnotherLanguageThanTheReadersAreSaidToBe() {
        Optional<LocalResult> found = PaperIndex.whole().search(PaperIndex.READER, IndexQuery.of("asthma"));
        ReadySearch french = new ReadySearch("lang=fr&q=asthma", PaperIndex.reader("fr"), found);

        assertThat(new LocalPanel(french, Synonyms.NONE, french.page).getOtherLanguage())
                .contains("anglais");
        assertThat(french.results().hits()).isNotEmpty().allSatisfy(hit -> {
            assertThat(hit.lang()).isEqualTo("en");
            assertThat(hit.chapterLang()).isEqualTo("en");
            assertThat(hit.address().toString()).as("leads on in the reader's").doesNotContain("lang=en");
        });
        assertThat(inOwnIndex("asthma").getOtherLanguage()).isNull();
        assertThat(atWho("q=asthma", MMS, Synonyms.NONE).getOtherLanguage()).isNull();
    }
}
