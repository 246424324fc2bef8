// SPDX-License-Identifier: Apache-2.0
package org.icddesk.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.icddesk.index.Icd10Entities.uri;
import static org.icddesk.index.SmallIndex.codes;
import static org.icddesk.index.SmallIndex.first;
import static org.icddesk.index.SmallIndex.marked;
import static org.icddesk.index.SmallIndex.why;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.icddesk.icd.Icd10Uri;
import org.icddesk.icd.Language;
import org.icddesk.icd.Release;
import org.icddesk.icd.Term;
import org.icddesk.index.IndexResult.Match;
import org.icddesk.index.synonym.Synonyms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntityIndexTest {

    private static final EntityIndex SANDBOX = EntityIndex.of(Icd10Entities.sandbox(), Language.ENGLISH, Synonyms.NONE);

    private static SmallIndex small() {
        return new SmallIndex()
                .chapter("I", "Certain infectious diseases")
                .block("A00-A09", "I", "Intestinal infections")
                .category("A00", "A00-A09", "Cholera")
                .category("A00.0", "A00", "Cholera due to Vibrio cholerae")
                .category("A00.9", "A00", "Cholera, unspecified")
                .category("A01", "A00-A09", "Typhoid fever")
                .chapter("IX", "Diseases of the circulatory system")
                .block("I20-I25", "IX", "Ischaemic heart diseases")
                .category("I21", "I20-I25", "Acute myocardial infarction")
                .category("I25", "I20-I25", "Chronic ischaemic heart disease");
    }

    private static IndexQuery in(String words, String... chapters) {
        return new IndexQuery(words, List.of(chapters), Optional.empty(), false);
    }

    private static IndexQuery below(String words, String code) {
        return new IndexQuery(words, List.of(), Optional.of(uri(code)), false);
    }

    private static IndexQuery some(String words) {
        return new IndexQuery(words, List.of(), Optional.empty(), true);
    }

    // Fields

    @Test
    void anInclusionIsFoundAndShown() {
        IndexResult result = SANDBOX.search(IndexQuery.of("classical cholera"));
        IndexHit hit = result.hits().get(0);

        assertThat(hit.entity().code()).isEqualTo("A00.0");
        assertThat(hit.chapter()).isEqualTo("I");
        assertThat(hit.term().map(SmallIndex::marked)).contains("[classical] [cholera]");
        assertThat(marked(hit.title())).startsWith("[Cholera] due to Vibrio");
        assertThat(why(hit)).isEqualTo("classical>classical EXACT INCLUSION, cholera>cholera EXACT INCLUSION");
    }

    @Test
    void aTitleThatMatchesAsWellAsAnInclusionNeedsNoTerm() {
        IndexHit hit = SANDBOX.search(IndexQuery.of("cholera")).hits().get(0);

        assertThat(hit.entity().code()).isEqualTo("A00");
        assertThat(hit.term()).isEmpty();
    }

    @Test
    void theSameWordsCountMoreInATitleThanInAnInclusionOrAnIndexTermAndLeastInANote() {
        EntityIndex index = new SmallIndex()
                .chapter("I", "Diseases")
                .category("A01", "I", "Something")
                .noted("gout")
                .category("A02", "I", "Something")
                .indexed("gout")
                .category("A03", "I", "Gout")
                .category("A04", "I", "Something")
                .including("gout")
                .build();

        assertThat(codes(index.search(IndexQuery.of("gout")))).containsExactly("A03", "A02", "A04", "A01");
    }

    @Test
    void aNoteIsFoundButNotShownAsATerm() {
        IndexHit hit = SANDBOX.search(IndexQuery.of("national practice")).hits().get(0);

        assertThat(hit.entity().code()).isEqualTo("A09");
        assertThat(hit.term()).isEmpty();
        assertThat(why(hit)).contains("practice EXACT NOTE");
    }

    @Test
    void wordsCanStandInSeveralTextsAndInATitleAbove() {
        IndexHit hit = small().build()
                .search(IndexQuery.of("chronic ischaemic circulatory"))
                .hits()
                .get(0);

        assertThat(hit.entity().code()).isEqualTo("I25");
        assertThat(why(hit))
                .isEqualTo("chronic>Chronic EXACT TITLE, ischaemic>ischaemic EXACT TITLE,"
                        + " circulatory>circulatory EXACT TITLE_ABOVE");
    }

    @Test
    void whatHasTheWordsOnlyInTitlesAboveIsNoHit() {
        assertThat(codes(small().build().search(IndexQuery.of("circulatory system"))))
                .containsExactly("IX");
        assertThat(codes(small().build().search(IndexQuery.of("intestinal infectious"))))
                .containsExactly("A00-A09");
    }

    @Test
    void aTermThatWhoAdvisesAgainstIsNotSearched() {
        Term deprecated = new Term(Icd10Entities.text("flux"), Optional.empty(), Optional.empty(), true);
        IndexedEntity entity = small().entities().get(2);
        EntityIndex index = EntityIndex.of(
                List.of(new IndexedEntity(
                        entity.uri(),
                        entity.code(),
                        entity.kind(),
                        entity.title(),
                        Optional.empty(),
                        List.of(deprecated, Icd10Entities.term("rice water")),
                        List.of(deprecated),
                        List.of(),
                        List.of(),
                        true)),
                Language.ENGLISH,
                Synonyms.NONE);

        assertThat(index.search(IndexQuery.of("flux")).hits()).isEmpty();
        assertThat(index.search(IndexQuery.of("flux")).exclusions()).isEmpty();
        assertThat(index.search(IndexQuery.of("rice")).hits().get(0).term().map(SmallIndex::marked))
                .contains("[rice] water");
    }

    // How much of the words

    @ParameterizedTest
    @CsvSource({
        "myocardial infarct, ALL_WORDS, I21",
        "miocardial infarction, SIMILAR_WORDS, I21",
        "myocardial cholera infarction, ALL_BUT_ONE, I21",
        "xylophone, ALL_BUT_ONE, -"
    })
    void allWordsThenSimilarOnesThenAllButOne(String words, Match match, String code) {
        IndexResult result = small().build().search(IndexQuery.of(words));

        assertThat(result.match()).isEqualTo(match);
        assertThat(first(result)).isEqualTo(code);
    }

    @Test
    void aWordThatIsMissingIsTold() {
        IndexHit hit = small().build()
                .search(IndexQuery.of("typhoid quartan fever"))
                .hits()
                .get(0);

        assertThat(why(hit)).isEqualTo("typhoid>Typhoid EXACT TITLE, fever>fever EXACT TITLE; without quartan");
    }

    @ParameterizedTest
    @CsvSource({
        // One error from four letters on, two from eight; the first letter costs more
        "goit, A01",
        "ghout, A01",
        "gaut, A01",
        "gpit, -",
        "apendicitis, A02",
        "apendizitis, A02",
        "apendizitus, -",
        "bppendicitis, A02"
    })
    void fewErrorsAreForgiven(String typed, String code) {
        EntityIndex index = new SmallIndex()
                .category("A01", "", "Gout")
                .category("A02", "", "Appendicitis")
                .build();

        IndexResult result = index.search(IndexQuery.of(typed));
        assertThat(first(result)).isEqualTo(code);
        assertThat(result.match()).isNotEqualTo(Match.ALL_WORDS);
    }

    @Test
    void aSimilarWordWithTheSameFirstLetterComesFirst() {
        EntityIndex index = new SmallIndex()
                .category("A01", "", "Bacterial colitis")
                .category("A02", "", "Bacterial solitis")
                .build();

        assertThat(codes(index.search(IndexQuery.of("bacterial sxlitis")))).containsExactly("A02");
        assertThat(codes(index.search(IndexQuery.of("bacterial solitiss")))).containsExactly("A02", "A01");
    }

    @Test
    void someWordsSufficeIfWantedAndComeAfterAll() {
        EntityIndex index = small().build();

        assertThat(codes(index.search(IndexQuery.of("acute infarction")))).containsExactly("I21");
        IndexResult flexible = index.search(some("cholera vibrio typhoid"));
        assertThat(codes(flexible)).containsExactlyInAnyOrder("A00.0", "A00", "A00.9", "A01");
        assertThat(first(flexible)).isEqualTo("A00.0");
        assertThat(flexible.hits()).isSortedAccordingTo((one, other) -> Double.compare(other.score(), one.score()));
        assertThat(first(index.search(some("cholera due to vibrio")))).isEqualTo("A00.0");
        assertThat(index.search(some("cholera due to vibrio")).match()).isEqualTo(Match.ALL_WORDS);
    }

    // Chapters, subtrees, order

    @Test
    void chaptersAreCountedWhetherTheyAreSearchedOrNot() {
        EntityIndex index = small().build();

        IndexResult all = index.search(IndexQuery.of("disease"));
        IndexResult one = index.search(in("disease", "IX"));

        assertThat(all.chapters()).containsExactly(Map.entry("I", 1), Map.entry("IX", 3));
        assertThat(all.total()).isEqualTo(4);
        assertThat(one.chapters()).isEqualTo(all.chapters());
        assertThat(one.total()).isEqualTo(3);
        assertThat(codes(one)).doesNotContain("I");
        assertThat(index.search(in("disease", "XX")).total()).isZero();
        assertThat(index.search(in("disease", "XX")).chapters()).isEqualTo(all.chapters());
    }

    @Test
    void onlyWhatStandsBelowAnEntityIsFoundThereAndTheEntityItself() {
        EntityIndex index = small().build();

        assertThat(codes(index.search(below("cholera", "A00")))).containsExactlyInAnyOrder("A00", "A00.0", "A00.9");
        assertThat(codes(index.search(below("cholera", "A00.9")))).containsExactly("A00.9");
        assertThat(codes(index.search(below("cholera", "IX")))).isEmpty();
        assertThat(index.search(below("cholera", "A00.9")).chapters()).containsExactly(Map.entry("I", 1));
        assertThat(codes(index.search(below("colera", "I")))).contains("A00");
    }

    @Test
    void belowWhatIsNotThereNothingIsFound() {
        assertThat(small().build().search(below("cholera", "B99")).hits()).isEmpty();
    }

    @Test
    void theReleaseInAnIdentifierDoesNotMatterBelowIt() {
        Icd10Uri other = (Icd10Uri) uri("A00").in(new Release("2016"));

        assertThat(small().build()
                        .search(new IndexQuery("cholera", List.of(), Optional.of(other), false))
                        .hits())
                .hasSize(3);
    }

    @Test
    void equalHitsStandInTheOrderOfTheClassification() {
        EntityIndex index = new SmallIndex()
                .chapter("I", "Diseases")
                .category("A03", "I", "Red gout")
                .category("A01", "I", "Blue gout")
                .category("A02", "I", "Green gout")
                .build();

        assertThat(codes(index.search(IndexQuery.of("gout")))).containsExactly("A03", "A01", "A02");
    }

    @Test
    void moreThanAreListedAreCounted() {
        SmallIndex many = new SmallIndex().chapter("I", "Diseases");
        for (int at = 0; at < 700; at++) {
            many.category(String.format("%c%02d", 'A' + at / 100, at % 100), "I", "Gout of kind " + at);
        }
        IndexResult result = many.build().search(IndexQuery.of("gout"));

        assertThat(result.hits()).hasSize(IndexResult.MAX_HITS);
        assertThat(result.total()).isEqualTo(700);
        assertThat(result.chapters()).containsExactly(Map.entry("I", 700));
        assertThat(codes(result)).startsWith("A00", "A01").endsWith("E99");
    }

    // Codes among the words

    @ParameterizedTest
    @ValueSource(strings = {"A00 cholera", "cholera A00", "a00 cholera", "cholera (A00)", "A00.0 cholera"})
    void aCodeAmongTheWordsLeadsToItsEntityAndDoesNotHurt(String words) {
        IndexResult result = small().build().search(IndexQuery.of(words));

        assertThat(result.match()).isEqualTo(Match.ALL_WORDS);
        assertThat(codes(result)).contains("A00", "A00.0", "A00.9");
        assertThat(first(result)).isEqualTo(words.contains("A00.0") ? "A00.0" : "A00");
    }

    @Test
    void aWordThatLooksLikeACodeOfNothingIsAWord() {
        EntityIndex index = new SmallIndex()
                .category("D51", "", "Vitamin B12 deficiency")
                .category("E55", "", "Vitamin D deficiency")
                .build();

        assertThat(codes(index.search(IndexQuery.of("b12 deficiency")))).containsExactly("D51");
        assertThat(codes(index.search(IndexQuery.of("B 12")))).containsExactly("D51");
    }

    // Languages

    @ParameterizedTest
    @CsvSource({
        "fr, Fièvre typhoïde, fievre typhoide",
        "fr, Maladies de l’appareil circulatoire, maladie appareil circulatoire",
        "es, Infección intestinal, infecciones intestinales",
        "ar, الكوليرا غير محددة, كوليرا",
        "ar, التهاب الكبد, الكبد",
        "ru, Острый инфаркт миокарда, инфаркт миок",
        "zh, 急性心肌梗死, 心肌梗死",
        "zh, 急性心肌梗死, 梗",
        "ja, 急性心筋梗塞, 心筋",
        "ko, 급성 심근경색증, 심근",
        "th, ไข้หวัดใหญ่, หวัด",
        "sv, Öroninflammation, oroninflammation",
        "de, Größe, grosse",
        "he, דלקת ריאות, ריאות"
    })
    void everyLanguageIsSearched(String language, String title, String words) {
        EntityIndex index =
                new SmallIndex().in(language).category("A00", "", title).build();
        IndexResult result = index.search(IndexQuery.of(words));

        assertThat(result.match()).isEqualTo(Match.ALL_WORDS);
        assertThat(first(result)).isEqualTo("A00");
        assertThat(result.hits().get(0).title().parts()).anyMatch(part -> part.marked());
    }

    @Test
    void pairsOfCharactersAreToldAsTheWordThatTheyMake() {
        EntityIndex index =
                new SmallIndex().in("zh").category("I21", "", "急性心肌梗死").build();
        IndexHit hit = index.search(IndexQuery.of("心肌梗死")).hits().get(0);

        assertThat(marked(hit.title())).isEqualTo("急性[心肌梗死]");
        assertThat(why(hit)).isEqualTo("心肌梗死>心肌梗死 EXACT TITLE");
    }

    // Marks

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "crohns | Crohn's disease | [Crohn's] disease",
                "guillain barré | Guillain-Barré syndrome | [Guillain-Barré] syndrome",
                "barré | Guillain-Barré syndrome | Guillain-[Barré] syndrome",
                "preeclampsia | Pre-eclampsia | [Pre-eclampsia]",
                "diab | Diabetes <b>mellitus</b> | [Diabetes] <b>mellitus</b>",
                "haem | Haemorrhage & anaemia | [Haemorrhage] & anaemia"
            })
    void matchingWordsAreMarkedWhole(String words, String title, String wanted) {
        IndexHit hit = new SmallIndex()
                .category("A00", "", title)
                .build()
                .search(IndexQuery.of(words))
                .hits()
                .get(0);

        assertThat(hit.title().text()).isEqualTo(title);
        assertThat(marked(hit.title())).isEqualTo(wanted);
    }

    // The index itself

    @Test
    void anIndexOfNothingFindsNothing() {
        EntityIndex none = EntityIndex.of(List.of(), Language.ENGLISH, Synonyms.NONE);

        assertThat(none.size()).isZero();
        assertThat(none.search(IndexQuery.of("cholera")).hits()).isEmpty();
        assertThat(none.search(IndexQuery.of("")).chapters()).isEmpty();
    }

    @Test
    void whatIsAddedToTheListLaterIsNotInTheIndex() {
        List<IndexedEntity> entities = new ArrayList<>(small().entities());
        EntityIndex index = EntityIndex.of(entities, Language.ENGLISH, Synonyms.NONE);
        entities.clear();

        assertThat(index.size()).isEqualTo(10);
        assertThat(first(index.search(IndexQuery.of("cholera")))).isEqualTo("A00");
    }

    @Test
    void manySearchAtOnceAndFindTheSame() {
        List<String> searches = List.of("cholera", "colera", "acute", "heart disease", "typhoid quartan fever", "a");
        List<IndexResult> alone =
                searches.stream().map(IndexQuery::of).map(SANDBOX::search).toList();

        assertThat(IntStream.range(0, 2_000)
                        .parallel()
                        .map(at -> at % searches.size())
                        .allMatch(at ->
                                SANDBOX.search(IndexQuery.of(searches.get(at))).equals(alone.get(at))))
                .isTrue();
    }
}
