// SPDX-License-Identifier: Apache-2.0
package org.icddesk.search.local;

import java.util.List;
import java.util.Optional;
import org.icddesk.browse.BrowseContext;
import org.icddesk.browse.EntityRow;
import org.icddesk.browse.LocalizedText;
import org.icddesk.icd.code.CodeExpression;
import org.icddesk.icd.code.UriExpression;
import org.icddesk.icd.search.Highlighted;
import org.icddesk.icd.search.Hit;
import org.icddesk.icd.search.MatchingProperty;
import org.icddesk.icd.search.PropertyKind;
import org.icddesk.icd.search.SearchResult;
import org.icddesk.index.IndexHit;
import org.icddesk.index.IndexResult;
import org.icddesk.index.IndexedEntity;
import org.icddesk.index.MatchReason;

/** Makes the hits of our own index hits as WHO's search has them, for what shows or exports both. */
public final class LocalHits {

    /** No hits. */
    public static final SearchResult NONE =
            new SearchResult(List.of(), false, List.of(), false, SearchResult.Guess.NONE);

    private LocalHits() {}

    /** {@return the hits as WHO would answer them, the best first} */
    public static SearchResult asSearchResult(LocalResult result) {
        return asSearchResult(result.found(), result.found().hits());
    }

    /** {@return the hits as WHO would answer them, in the order given} */
    public static SearchResult asSearchResult(IndexResult found, List<IndexHit> hits) {
        return new SearchResult(
                hits.stream().map(LocalHits::asHit).toList(),
                found.total() > found.hits().size(),
                List.of(),
                false,
                SearchResult.Guess.NONE);
    }

    /** {@return an entity of the index as a line of a list} */
    public static EntityRow row(IndexedEntity entity, BrowseContext context) {
        return new EntityRow(
                entity.uri(),
                context.to(entity.uri()),
                entity.code(),
                "",
                LocalizedText.of(entity.title(), context.language().tag()),
                List.of());
    }

    private static Hit asHit(IndexHit hit) {
        IndexedEntity entity = hit.entity();
        boolean titleIsBest = hit.term().isEmpty();
        return new Hit(
                Optional.of(
                        new UriExpression(List.of(new UriExpression.Part(CodeExpression.Joint.START, entity.uri())))),
                hit.title(),
                Optional.of(entity.code()).filter(code -> !code.isEmpty()),
                false,
                Optional.of(hit.chapter()),
                hit.score(),
                Hit.Kind.REAL,
                entity.leaf(),
                Hit.Postcoordination.NOT_ALLOWED,
                !entity.notes().isEmpty(),
                false,
                false,
                false,
                titleIsBest,
                titleIsBest,
                Optional.empty(),
                hit.term().map(term -> property(hit, term)).stream().toList(),
                false,
                List.of());
    }

    private static MatchingProperty property(IndexHit hit, Highlighted term) {
        boolean inclusion = hit.why().words().stream().anyMatch(word -> word.field() == MatchReason.Field.INCLUSION);
        return new MatchingProperty(
                inclusion ? "Inclusion" : "IndexTerm", term, hit.score(), false, Optional.empty(), PropertyKind.REAL);
    }
}
