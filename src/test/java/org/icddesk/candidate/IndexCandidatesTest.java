// SPDX-License-Identifier: Apache-2.0
package org.icddesk.candidate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.icddesk.answer.NotFound;
import org.icddesk.candidate.CandidateEntity.How;
import org.icddesk.icd.entity.ClassKind;
import org.icddesk.icd.search.TypingError;
import org.icddesk.request.AnswerTimeout;
import org.icddesk.search.local.PaperIndex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IndexCandidatesTest {

    private final CandidateFinder finder = new CandidateFinder(null, null, PaperIndex.whole());

    private List<CandidateEntity> find(CandidateQuery query) {
        CandidateList list = finder.find(query, PaperIndex.READER, AnswerTimeout.BATCH);
        assertThat(list.asOf()).isPresent();
        return list.candidates();
    }

    private List<CandidateEntity> find(String text) {
        return find(CandidateQuery.of(text, 10));
    }

    @ParameterizedTest
    @CsvSource({
        "A00, A00",
        "a000, A00.0",
        "' j45,9 ', J45.9",
        "E11.4†, E11.4",
        "A00-, A00",
        "IX, IX",
        "A00–A09, A00-A09"
    })
    void aCodeIsOneEntityAndWhatWasMeant(String text, String code) {
        List<CandidateEntity> found = find(text);

        assertThat(found).extracting(CandidateEntity::code).containsExactly(code);
        assertThat(found.get(0).decided()).isTrue();
        assertThat(found.get(0).score()).isEqualTo(100);
        assertThat(found.get(0).how()).isEqualTo(How.CODE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://id.who.int/icd/release/10/2019/A00.0",
                "http://id.who.int/icd/release/10/A00.0",
                "https://icd.who.int/browse10/2019/en#/A00.0"
            })
    void anIdentifierIsItsEntity(String uri) {
        assertThat(find(uri)).extracting(CandidateEntity::code).containsExactly("A00.0");
        assertThat(find(uri).get(0).decided()).isTrue();
    }

    @Test
    void anIdentifierOfAnotherReleaseIsNotTakenForThisOne() {
        CandidateEntity found =
                find("http://id.who.int/icd/release/10/2016/A00.0").get(0);

        assertThat(found.code()).isEqualTo("A00.0");
        assertThat(found.decided()).isFalse();
    }

    @Test
    void aCodeThatIsNotThereHasWhatStandsAboveItButIsNotTakenForIt() {
        CandidateEntity found = find("A00.07").get(0);

        assertThat(found.code()).isIn("A00", "A00.0");
        assertThat(found.how()).isEqualTo(How.NEAREST);
        assertThat(found.decided()).isFalse();
        assertThat(found.score()).isLessThan(100);
    }

    @Test
    void ofAPairBothAreThereAndNeitherIsTakenForIt() {
        assertThat(find("E11.4+ A00*"))
                .hasSize(2)
                .noneMatch(CandidateEntity::decided)
                .extracting(CandidateEntity::code)
                .containsExactly("E11.4", "A00");
    }

    @ParameterizedTest
    @CsvSource({
        "cholera, A00",
        "CHOLERA, A00",
        "  Cholera. , A00",
        "'Asthma, unspecified', J45.9",
        "asthma unspecified, J45.9",
        "Essential (primary) hypertension, I10"
    })
    void aTitleIsWhatWasMeantWhateverItsCaseAndPunctuation(String text, String code) {
        CandidateEntity first = find(text).get(0);

        assertThat(first.code()).isEqualTo(code);
        assertThat(first.how()).isEqualTo(How.TITLE);
        assertThat(first.decided()).isTrue();
        assertThat(find(text).stream().skip(1)).noneMatch(CandidateEntity::decided);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"choleras", "cholerae", "cholra", "unspecified asthma and more", "disease", "acute", "chol"})
    void nothingElseIsTakenForWhatWasMeant(String text) {
        assertThat(find(text)).noneMatch(CandidateEntity::decided).noneMatch(found -> found.score() >= 98);
    }

    @Test
    void aTitleThatTwoEntitiesHaveDecidesNothingUnlessTheKindDoes() {
        // A block of one category has its title.
        var shared = org.icddesk.index.Icd10Entities.sandbox().stream()
                .filter(one -> one.kind() == ClassKind.BLOCK)
                .filter(block -> org.icddesk.index.Icd10Entities.sandbox().stream()
                        .anyMatch(other -> other.kind() == ClassKind.CATEGORY
                                && other.title().value().equals(block.title().value())))
                .findFirst();
        shared.ifPresent(block -> {
            String title = block.title().value();
            assertThat(find(title)).noneMatch(CandidateEntity::decided);
            assertThat(find(new CandidateQuery(title, Set.of(ClassKind.BLOCK), List.of(), 5, false)))
                    .first()
                    .matches(CandidateEntity::decided);
        });
    }

    @Test
    void aTypingErrorIsCalledSimilarAndRanksLow() {
        assertThat(TypingError.distance("cholrea", "cholera")).isEqualTo(1);
        CandidateEntity found = find("cholrea").get(0);

        assertThat(found.code()).isEqualTo("A00");
        assertThat(found.how()).isEqualTo(How.SIMILAR);
        assertThat(found.score()).isLessThanOrEqualTo(60);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cholera", "disease", "acute myocardial", "asthma qzxqzx", "pneumonia", "E11.4+ A00*"})
    void scoresFallAndStayWithinTheirRange(String text) {
        List<Double> scores = find(CandidateQuery.of(text, 50)).stream()
                .map(CandidateEntity::score)
                .toList();

        assertThat(scores)
                .isNotEmpty()
                .isSortedAccordingTo(Comparator.reverseOrder())
                .allSatisfy(score -> assertThat(score).isBetween(0.0, 100.0));
    }

    @Test
    void kindsChaptersAndTheLimitNarrowWhatIsFound() {
        assertThat(find(CandidateQuery.of("disease", 3))).hasSize(3);
        assertThat(find(new CandidateQuery("disease", Set.of(ClassKind.CHAPTER), List.of(), 10, false)))
                .isNotEmpty()
                .allMatch(found -> found.kind() == ClassKind.CHAPTER);
        assertThat(find(new CandidateQuery("disease", Set.of(), List.of("IX"), 10, false)))
                .isNotEmpty()
                .allMatch(found -> found.code().startsWith("I"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "%", "\u0000", "\uD800", "((((", "a", "qzxqzxqzx", "مرض", "=cmd|'/c calc'!A0"})
    void noTextFailsAndNothingIsMadeUp(String text) {
        assertThat(find(text)).noneMatch(CandidateEntity::decided);
    }

    @Test
    void tenThousandLettersFindNothing() {
        assertThat(find("cholera ".repeat(1_250))).isEmpty();
    }

    @Test
    void withoutAnIndexNothingCanBeLookedFor() {
        CandidateFinder without = new CandidateFinder(null, null, PaperIndex.none());

        assertThat(without.canSearch(PaperIndex.READER)).isFalse();
        assertThat(finder.canSearch(PaperIndex.READER)).isTrue();
        assertThat(finder.canSearch(PaperIndex.reader("fr"))).isFalse();
        assertThatThrownBy(() -> without.find(CandidateQuery.of("cholera", 1), PaperIndex.READER, AnswerTimeout.BATCH))
                .isInstanceOf(NotFound.class);
    }
}
