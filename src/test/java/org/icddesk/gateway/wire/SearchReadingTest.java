// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.icddesk.answer.Rejected;
import org.icddesk.gateway.request.IcdRequest;
import org.icddesk.icd.Residual;
import org.icddesk.icd.search.Autocoding;
import org.icddesk.icd.search.Highlighted;
import org.icddesk.icd.search.Hit;
import org.icddesk.icd.search.MatchingProperty;
import org.icddesk.icd.search.PropertyKind;
import org.icddesk.icd.search.SearchResult;
import org.junit.jupiter.api.Test;

class SearchReadingTest {

    private static final IcdRequest<Object> ASKED = SampleAnswers.asked("/icd/release/11/2024-01/mms/search", "en");

    @Test
    void readsHitsWithTheirMarks() {
        String sample = """
                {'error': false, 'errorMessage': null, 'resultChopped': true, 'wordSuggestionsChopped': false,
                 'guessType': 2, 'uniqueSearchId': 'x', 'words': null, 'destinationEntities': [
                  {'id': 'http://id.who.int/icd/release/11/2024-01/mms/915343154',
                   'title': '<em class=\\u0027found\\u0027>Fever</em> of other or unknown origin',
                   'stemId': 'http://id.who.int/icd/release/11/2024-01/mms/915343154', 'isLeaf': true,
                   'postcoordinationAvailability': 1, 'hasCodingNote': false, 'hasMaternalChapterLink': true,
                   'hasPerinatalChapterLink': true, 'matchingPVs': [{'propertyId': 'Synonym',
                     'label': '<em class=\\u0027found\\u0027>fever</em>', 'score': 1, 'important': true,
                     'foundationUri': 'http://id.who.int/icd/entity/915343154', 'propertyValueType': 0},
                     {'propertyId': 'Title', 'label': 'Other specified <em class=\\u0027found\\u0027>fever</em>',
                      'score': -0.19, 'important': false,
                      'foundationUri': 'http://id.who.int/icd/entity/1078560607', 'propertyValueType': 1}],
                   'propertiesTruncated': false, 'isResidualOther': false, 'isResidualUnspecified': false,
                   'chapter': '21', 'theCode': 'MG26', 'score': 1.0, 'titleIsASearchResult': true,
                   'titleIsTopScore': true, 'entityType': 0, 'important': true, 'descendants': []}]}
                """;

        for (byte[] body : SampleAnswers.sampleAnd("search/mms-2024-01-en-fever-resultChopped.json", sample)) {
            SearchResult result = SearchReader.result(body, ASKED);

            assertThat(result.chopped()).isTrue();
            assertThat(result.words()).isEmpty();
            assertThat(result.guess()).isEqualTo(SearchResult.Guess.NONE);
            Hit hit = result.hits().get(0);
            assertThat(hit.uri())
                    .hasValueSatisfying(
                            uri -> assertThat(uri.stem().path()).isEqualTo("/icd/release/11/2024-01/mms/915343154"));
            assertThat(hit.title().parts())
                    .containsExactly(
                            new Highlighted.Part("Fever", true),
                            new Highlighted.Part(" of other or unknown origin", false));
            assertThat(hit.code()).contains("MG26");
            assertThat(hit.incomplete()).isFalse();
            assertThat(hit.chapter()).contains("21");
            assertThat(hit.score()).isEqualTo(1.0);
            assertThat(hit.leaf()).isTrue();
            assertThat(hit.maternal()).isTrue();
            assertThat(hit.perinatal()).isTrue();
            assertThat(hit.codingNote()).isFalse();
            assertThat(hit.postcoordination()).isEqualTo(Hit.Postcoordination.ALLOWED);
            assertThat(hit.kind()).isEqualTo(Hit.Kind.REAL);
            assertThat(hit.residual()).isEmpty();
            assertThat(hit.descendants()).isEmpty();
            MatchingProperty match = hit.matches().get(0);
            assertThat(match.property()).isEqualTo("Synonym");
            assertThat(match.label().parts()).containsExactly(new Highlighted.Part("fever", true));
            assertThat(match.foundation()).map(Object::toString).contains("http://id.who.int/icd/entity/915343154");
            assertThat(match.kind()).isEqualTo(PropertyKind.REAL);
            assertThat(match.important()).isTrue();
            assertThat(hit.matches()).anySatisfy(m -> {
                assertThat(m.score()).isNegative();
                assertThat(m.label().text()).contains("fever");
            });
            assertThat(hit.matches()).anySatisfy(m -> assertThat(m.kind()).isEqualTo(PropertyKind.UNDER_SHORELINE));
        }
    }

    @Test
    void readsClustersOpenCodesResidualsWordsAndNestedHits() {
        SearchResult result = SearchReader.result(SampleAnswers.of("""
                        {'guessType': 1, 'wordSuggestionsChopped': true,
                         'words': [{'label': 'cholera', 'dontChangeResult': true}, {'label': 'cholerae'}],
                         'destinationEntities': [
                          {'id': 'http://id.who.int/icd/release/11/2024-01/mms/1 & http://id.who.int/icd/release/11/2024-01/mms/2',
                           'stemId': 'http://id.who.int/icd/release/11/2024-01/mms/1', 'title': 'cluster',
                           'theCode': '1B12.2&XA0G74', 'entityType': 2},
                          {'id': 'http://id.who.int/icd/release/11/2024-01/mms/3', 'title': 'open', 'theCode': 'PE95/',
                           'postcoordinationAvailability': 2},
                          {'id': 'http://id.who.int/icd/release/11/2024-01/mms/4/other', 'title': 'rest',
                           'isResidualOther': true, 'theCode': null, 'descendants': [
                            {'id': 'http://id.who.int/icd/release/11/2024-01/mms/5', 'title': 'below'}]}]}
                        """), ASKED);

        assertThat(result.guess()).isEqualTo(SearchResult.Guess.COMPLETION);
        assertThat(result.wordsChopped()).isTrue();
        assertThat(result.words())
                .containsExactly(new SearchResult.Word("cholera", true), new SearchResult.Word("cholerae", false));
        Hit cluster = result.hits().get(0);
        assertThat(cluster.code()).contains("1B12.2&XA0G74");
        assertThat(cluster.kind()).isEqualTo(Hit.Kind.COMBINATION);
        assertThat(cluster.uri())
                .hasValueSatisfying(uri -> assertThat(uri.parts()).hasSize(2));
        Hit open = result.hits().get(1);
        assertThat(open.code()).contains("PE95");
        assertThat(open.incomplete()).isTrue();
        assertThat(open.postcoordination()).isEqualTo(Hit.Postcoordination.REQUIRED);
        Hit rest = result.hits().get(2);
        assertThat(rest.residual()).contains(Residual.OTHER);
        assertThat(rest.code()).isEmpty();
        assertThat(rest.descendants()).extracting(hit -> hit.title().text()).containsExactly("below");
    }

    @Test
    void aSearchThatFailedAtWhoIsNoEmptyResult() {
        assertThatThrownBy(() -> SearchReader.result(
                        SampleAnswers.of("{'error': true, 'errorMessage': '<b>secret</b>'}"), ASKED))
                .isInstanceOf(Rejected.class)
                .hasMessageNotContaining("secret");
    }

    @Test
    void nothingFoundIsAnEmptyResult() {
        SearchResult result =
                SearchReader.result(SampleAnswers.of("{'error': false, 'destinationEntities': []}"), ASKED);

        assertThat(result.hits()).isEmpty();
        assertThat(result.chopped()).isFalse();
    }

    @Test
    void A21_hitsOfOddShapesAreShownAsFarAsTheyGo() {
        SearchResult result = SearchReader.result(SampleAnswers.of("""
                        {'error': 'false', 'resultChopped': 'true', 'words': 'cholera', 'destinationEntities': [
                          null, {}, {'title': null, 'theCode': 7, 'score': '0.5', 'isLeaf': 'true', 'matchingPVs': null},
                          {'title': 12, 'id': ['http://id.who.int/icd/entity/1'], 'score': 'NaN', 'entityType': '2',
                           'matchingPVs': {'label': 'x', 'score': 1e400}}, 'just text']}
                        """), ASKED);

        assertThat(result.chopped()).isTrue();
        assertThat(result.words()).containsExactly(new SearchResult.Word("cholera", false));
        assertThat(result.hits()).hasSize(4);
        assertThat(result.hits().get(0).title().text()).isEqualTo("–");
        assertThat(result.hits().get(1).title().text()).isEqualTo("7");
        assertThat(result.hits().get(1).score()).isEqualTo(0.5);
        assertThat(result.hits().get(1).leaf()).isTrue();
        assertThat(result.hits().get(2).title().text()).isEqualTo("12");
        assertThat(result.hits().get(2).score()).isZero();
        assertThat(result.hits().get(2).kind()).isEqualTo(Hit.Kind.COMBINATION);
        assertThat(result.hits().get(2).uri()).isPresent();
        assertThat(result.hits().get(2).matches()).hasSize(1);
    }

    @Test
    void A21_anAbsurdCodeIsReadInNoTime() {
        byte[] body = SampleAnswers.of(
                "{'destinationEntities': [{'title': 'x', 'theCode': '" + "&".repeat(190_000) + "x'}]}");
        long start = System.nanoTime();

        assertThat(SearchReader.result(body, ASKED).hits()).hasSize(1);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void A30_aTitleOfMarkupStaysText() {
        SearchResult result = SearchReader.result(
                SampleAnswers.of(
                        "{'destinationEntities': [{'title': '<img src=x onerror=alert(1)><script>x</script>'}]}"),
                ASKED);

        assertThat(result.hits().get(0).title().parts())
                .isEqualTo(List.of(new Highlighted.Part("<img src=x onerror=alert(1)><script>x</script>", false)));
    }

    @Test
    void readsAnAutomaticCoding() {
        String sample = """
                {'searchText': 'Cerebrovascular accident', 'matchingText': 'cerebrovascular accident', 'theCode': '8B20',
                 'foundationURI': 'http://id.who.int/icd/entity/1442995018',
                 'linearizationURI': 'http://id.who.int/icd/release/11/2024-01/mms/1442995018',
                 'matchLevel': 0, 'matchScore': 1, 'matchType': 0}
                """;

        for (byte[] body : SampleAnswers.sampleAnd("autocode/mms-2024-01-en-cerebrovascular-accident.json", sample)) {
            Autocoding coding = SearchReader.autocoding(body, ASKED);

            assertThat(coding.matched()).isTrue();
            assertThat(coding.matchingText()).contains("cerebrovascular accident");
            assertThat(coding.code()).contains("8B20");
            assertThat(coding.level()).isZero();
            assertThat(coding.score()).isEqualTo(1.0);
            assertThat(coding.kind()).isEqualTo(PropertyKind.REAL);
            assertThat(coding.linearization())
                    .map(Object::toString)
                    .contains("http://id.who.int/icd/release/11/2024-01/mms/1442995018");
        }
    }

    @Test
    void readsThatNothingCanBeCoded() {
        String sample = "{'searchText': 'cholera', 'matchLevel': 3, 'matchScore': 0, 'matchType': 0, 'isTitle': false}";

        for (byte[] body : SampleAnswers.sampleAnd("autocode/mms-2026-01-en-no-match.json", sample)) {
            Autocoding coding = SearchReader.autocoding(body, ASKED);

            assertThat(coding.matched()).isFalse();
            assertThat(coding.level()).isEqualTo(3);
            assertThat(coding.searchText()).isEqualTo("cholera");
        }
    }
}
