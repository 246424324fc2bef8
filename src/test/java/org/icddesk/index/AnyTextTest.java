// SPDX-License-Identifier: Apache-2.0
package org.icddesk.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.icddesk.icd.Language;
import org.icddesk.icd.PlainText;
import org.icddesk.icd.search.Highlighted;
import org.icddesk.index.synonym.Synonym;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is typed is words or nothing. */
class AnyTextTest {

    private static final List<IndexedEntity> TITLES = Icd10Entities.titles();
    private static final EntityIndex INDEX = EntityIndex.of(
            TITLES,
            Language.ENGLISH,
            (words, language) ->
                    words.contains("cancer") ? List.of(new Synonym("cancer", "malignant neoplasm")) : List.of());

    /** Far longer than a search takes, far shorter than one that never ends. */
    private static final Duration GUARD = Duration.ofSeconds(20);

    static Stream<String> texts() {
        return Stream.of(
                "",
                " ",
                "*",
                "?".repeat(300),
                "*".repeat(300),
                "chol*",
                "title:cholera AND (fever OR NOT typhoid)~2^4",
                "[a TO z]",
                "{!lucene}",
                "\\\\",
                "\"cholera",
                "(((((((((((cholera",
                "(a+)+$",
                "^(([a-z])+.)+[A-Z]([a-z])+$",
                "a".repeat(10_000),
                "a ".repeat(5_000),
                "a-".repeat(5_000),
                "a1".repeat(5_000),
                "a'".repeat(5_000),
                "oae".repeat(3_000),
                "cancer ".repeat(1_000),
                "e\u0301".repeat(5_000),
                "\u0301".repeat(5_000),
                "癌".repeat(10_000),
                "ﷺ".repeat(2_000),
                "\u0000cholera\u0000",
                "\uFEFFcholera",
                "chol\u00ADera",
                "\u202Eareloch",
                "الكوليرا",
                "cholera الكوليرا",
                "👩‍⚕️ 🦠 cholera",
                "\uD800",
                "cholera\uDC00",
                "\uFFFF",
                "'; DROP TABLE entities; --",
                "<script>alert(1)</script>",
                "%00%0a",
                "../../etc/passwd",
                "1 2 3 4 5 6 7 8 9 0",
                "A00-A09 A00 A00.0 a000",
                "of the and or in",
                IntStream.range(0, 100).mapToObj(n -> Integer.toString(n, 36)).collect(Collectors.joining(" ")),
                TITLES.stream().limit(100).map(entity -> entity.title().value()).collect(Collectors.joining(" ")));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void isSearchedInEveryWay(String text) {
        assertTimeoutPreemptively(GUARD, () -> {
            for (boolean some : List.of(false, true)) {
                for (String words : List.of(text, PlainText.normalizeQuery(text))) {
                    IndexResult result = INDEX.search(new IndexQuery(words, List.of(), Optional.empty(), some));
                    holds(result);
                }
            }
        });
    }

    private static void holds(IndexResult result) {
        assertThat(result.hits().size()).isEqualTo(Math.min(result.total(), IndexResult.MAX_HITS));
        assertThat(result.chapters().values().stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .isEqualTo(result.total());
        assertThat(result.hits())
                .isSortedAccordingTo((one, other) -> Double.compare(other.score(), one.score()))
                .extracting(hit -> hit.entity().uri())
                .doesNotHaveDuplicates();
        assertThat(result.hits()).allSatisfy(hit -> {
            assertThat(hit.score()).isFinite();
            assertThat(hit.title().text()).isEqualTo(hit.entity().title().value());
            assertThat(hit.title().parts()).extracting(Highlighted.Part::text).doesNotContain("");
            assertThat(hit.why().words()).isNotEmpty();
        });
    }

    @ParameterizedTest
    @MethodSource("texts")
    void canBeTheTextsOfAnEntity(String text) {
        EntityIndex index = new SmallIndex()
                .chapter("I", text)
                .category("A00", "I", text)
                .including(text)
                .excluding(text)
                .noted(text)
                .build();

        holds(index.search(IndexQuery.of(text)));
        holds(index.search(IndexQuery.of("cholera")));
    }

    @Test
    void signsAloneFindNothing() {
        assertThat(Stream.of("", "*", "?".repeat(300), "(((", "🦠", "\u0000"))
                .allSatisfy(text ->
                        assertThat(INDEX.search(IndexQuery.of(text)).total()).isZero());
    }

    @Test
    void signsBetweenWordsDoNotMatter() {
        assertThat(Stream.of("cholera*", "+cholera", "\"cholera\"", "(cholera)^", "\u0000cholera", "chol\u00ADera"))
                .allSatisfy(text -> assertThat(SmallIndex.first(INDEX.search(IndexQuery.of(text))))
                        .isEqualTo("A00"));
    }

    @Property(tries = 300)
    void atRandomIsSearchedToo(@ForAll @StringLength(max = 200) String text) {
        holds(INDEX.search(IndexQuery.of(text)));
    }

    @Property(tries = 300)
    void madeOfBeginningsOfWordsIsSearchedToo(@ForAll long seed) {
        KnownItems items = new KnownItems(TITLES, 2, seed);
        String text = items.drawn().stream()
                .map(entity -> items.begun(entity.title().value()))
                .collect(Collectors.joining(" "));

        holds(INDEX.search(new IndexQuery(text, List.of(), Optional.empty(), seed % 2 == 0)));
    }
}
