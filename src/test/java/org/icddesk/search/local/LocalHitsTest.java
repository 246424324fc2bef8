// SPDX-License-Identifier: Apache-2.0
package org.icddesk.search.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.icddesk.icd.Language;
import org.icddesk.icd.Term;
import org.icddesk.icd.Text;
import org.icddesk.icd.entity.ClassKind;
import org.icddesk.icd.search.Highlighted;
import org.icddesk.icd.search.Hit;
import org.icddesk.icd.search.SearchResult;
import org.icddesk.index.Icd10Entities;
import org.icddesk.index.IndexHit;
import org.icddesk.index.IndexResult;
import org.icddesk.index.IndexedEntity;
import org.icddesk.index.synonym.Synonyms;
import org.junit.jupiter.api.Test;

class LocalHitsTest {

    private final PaperIndex index = PaperIndex.whole();

    private SearchResult search(String words) {
        return LocalHits.asSearchResult(index.find(words));
    }

    private static IndexedEntity withIndexTerm(String term) {
        return new IndexedEntity(
                Icd10Entities.uri("A00"),
                "A00",
                ClassKind.CATEGORY,
                text("Cholera"),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(new Term(text(term), Optional.empty(), Optional.empty(), false)),
                List.of(),
                true);
    }

    private static Text text(String value) {
        return new Text(Language.ENGLISH, value, true);
    }

    @Test
    void aHitIsAsWhoWouldHaveIt() {
        SearchResult result = search("cholera");

        Hit first = result.hits().get(0);
        assertThat(first.uri()).map(Object::toString).contains("http://id.who.int/icd/release/10/2019/A00");
        assertThat(first.code()).contains("A00");
        assertThat(first.chapter()).contains("I");
        assertThat(first.title().parts()).containsExactly(new Highlighted.Part("Cholera", true));
        assertThat(first.kind()).isEqualTo(Hit.Kind.REAL);
        assertThat(first.titleIsBest()).isTrue();
        assertThat(first.matches()).isEmpty();
        assertThat(first.residual()).isEmpty();
        assertThat(first.postcoordination()).isEqualTo(Hit.Postcoordination.NOT_ALLOWED);
        assertThat(result.hits()).extracting(Hit::score).isSortedAccordingTo((a, b) -> Double.compare(b, a));
        assertThat(result.hits())
                .extracting(hit -> hit.code().orElse(""))
                .containsExactly("A00", "A00.9", "A00.0", "A00.1");
    }

    @Test
    void whatBelongsToWhosSearchAloneIsNotThere() {
        SearchResult result = search("cholera");

        assertThat(result.chopped()).isFalse();
        assertThat(result.words()).isEmpty();
        assertThat(result.guess()).isEqualTo(SearchResult.Guess.NONE);
        assertThat(search("xyzzyq").hits()).isEmpty();
        assertThat(LocalHits.NONE.hits()).isEmpty();
    }

    @Test
    void aTermThatMatchedBetterThanTheTitleIsNamedWithItsKind() {
        Hit inclusion = search("diabetic polyneuropathy").hits().get(0);
        Hit indexTerm = LocalHits.asSearchResult(PaperIndex.of(
                                List.of(withIndexTerm("Asiatic plague of the Ganges")), Synonyms.NONE, PaperIndex.WHOLE)
                        .find("ganges"))
                .hits()
                .get(0);

        assertThat(inclusion.titleIsBest()).isFalse();
        assertThat(inclusion.matches()).singleElement().satisfies(match -> {
            assertThat(match.property()).isEqualTo("Inclusion");
            assertThat(match.label().text()).isEqualTo("diabetic polyneuropathy (G63.2*)");
            assertThat(match.label().parts()).anyMatch(Highlighted.Part::marked);
        });
        assertThat(indexTerm.matches()).singleElement().satisfies(match -> assertThat(match.property())
                .isEqualTo("IndexTerm"));
    }

    @Test
    void aNoteIsToldAsWhoTellsItOfItsOwn() {
        assertThat(search("chronic kidney disease").hits().get(0).codingNote()).isTrue();
        assertThat(search("asthma").hits().get(0).codingNote()).isFalse();
    }

    @Test
    void moreHitsThanAreListedAreChoppedAndAnotherOrderIsKept() {
        IndexResult all = index.find("cholera").found();
        List<IndexHit> last = List.of(all.hits().get(3), all.hits().get(1));
        IndexResult more = new IndexResult(all.match(), last, all.total(), all.chapters(), List.of());

        SearchResult result = LocalHits.asSearchResult(more, last);

        assertThat(result.chopped()).isTrue();
        assertThat(result.hits()).extracting(hit -> hit.code().orElse("")).containsExactly("A00.1", "A00.9");
    }
}
