// SPDX-License-Identifier: Apache-2.0
package org.icddesk.proposal;

import java.util.List;
import java.util.Optional;
import org.icddesk.answer.Unsupported;
import org.icddesk.icd.Language;
import org.icddesk.icd.entity.ClassKind;
import org.icddesk.icd.search.Highlighted;
import org.icddesk.index.IndexHit;
import org.icddesk.index.IndexQuery;
import org.icddesk.index.IndexResult;
import org.icddesk.index.IndexedEntity;
import org.icddesk.search.local.LocalResult;
import org.icddesk.search.local.LocalSearch;

/** Looks for words in our own index, as for ICD-10, which WHO's service cannot search. */
final class IndexInquiry implements Inquiry {

    private static final int MAX_READ = 50;
    private static final double SYNONYM = 0.97;

    private final LocalSearch local;
    private final ProposalScope scope;
    private final ComparableText text;

    IndexInquiry(LocalSearch local, ProposalScope scope, ComparableText text) {
        this.local = local;
        this.scope = scope;
        this.text = text;
    }

    @Override
    public ProposedItem.Kind kind() {
        return ProposedItem.Kind.TEXT;
    }

    @Override
    public Optional<ProposedItem> ask() {
        if (text.words().isEmpty()) {
            return Optional.of(ProposedItem.found(kind(), List.of(), ""));
        }
        LocalResult result = local.search(scope.context(), IndexQuery.of(text.text()))
                .orElseThrow(() -> new Unsupported("There is no index of this release"));
        scope.ages().record(result.index().asOf());
        return Optional.of(ProposedItem.found(kind(), proposals(result.found()), coverage(result)));
    }

    private String coverage(LocalResult result) {
        return result.index().coverage().complete()
                ? ""
                : scope.texts()
                        .format(
                                "list.index.part",
                                result.index().coverage().done(),
                                result.index().coverage().total());
    }

    /** Codes are of categories: what is only a heading is no proposal. */
    private List<Proposal> proposals(IndexResult result) {
        double best = result.hits().stream().mapToDouble(IndexHit::score).max().orElse(1);
        boolean fuzzy = result.match() != IndexResult.Match.ALL_WORDS;
        return result.hits().stream()
                .limit(MAX_READ)
                .filter(hit -> hit.entity().kind() == ClassKind.CATEGORY)
                .map(hit -> proposal(hit, best > 0 ? Math.max(0, hit.score() / best) : 0, fuzzy))
                .toList();
    }

    private Proposal proposal(IndexHit hit, double share, boolean fuzzy) {
        IndexedEntity entity = hit.entity();
        Language language = scope.language();
        String title = entity.title().value();
        String uri = entity.uri().canonical();
        String term = hit.term().map(Highlighted::text).orElse(title);
        if (text.isSameAs(title, language)) {
            return new Proposal(entity.code(), title, uri, 1, title, ProposalOrigin.EXACT);
        }
        if (text.isSameAs(term, language)) {
            return new Proposal(entity.code(), title, uri, SYNONYM + 0.01, term, ProposalOrigin.SYNONYM);
        }
        Optional<ComparableText> meaning = hit.why()
                .synonym()
                .filter(synonym -> !fuzzy && text.isSameAs(synonym.word(), language))
                .map(synonym -> ComparableText.of(synonym.means(), language));
        if (meaning.filter(means -> means.isSameAs(title, language) || means.isSameAs(term, language))
                .isPresent()) {
            return new Proposal(entity.code(), title, uri, SYNONYM, term, ProposalOrigin.SYNONYM);
        }
        ProposalOrigin origin = fuzzy ? ProposalOrigin.FUZZY : ProposalOrigin.SEARCH;
        return new HitProposals(meaning.orElse(text), language)
                .like(entity.code(), title, uri, term, share, meaning.isPresent() ? ProposalOrigin.SYNONYM : origin);
    }
}
