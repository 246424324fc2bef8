// SPDX-License-Identifier: Apache-2.0
package org.icddesk.proposal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.icddesk.icd.Language;
import org.icddesk.icd.code.UriExpression;
import org.icddesk.icd.search.Autocoding;
import org.icddesk.icd.search.Hit;
import org.icddesk.icd.search.MatchingProperty;
import org.icddesk.icd.search.SearchResult;

/**
 * Makes hits proposals.
 *
 * <p>A search's own score says only how its hits stand to each other. What is proposed has half of its score from there,
 * the best hit's being 1, and half from the share of words that the text and the matching term have in common; 1 is kept
 * for what is the same.
 */
record HitProposals(ComparableText text, Language language) {

    private static final int MAX_READ = 30;
    private static final double MOST = 0.95;
    private static final double FUZZY = 0.5;
    private static final double SYNONYM = 0.98;

    /** {@return the hits of WHO's search that have a code} */
    List<Proposal> of(SearchResult result, boolean fuzzy) {
        double best = result.hits().stream().mapToDouble(Hit::score).max().orElse(1);
        List<Proposal> proposals = new ArrayList<>();
        for (Hit hit : result.hits().subList(0, Math.min(MAX_READ, result.hits().size()))) {
            if (hit.code().isPresent()) {
                proposals.add(proposal(hit, share(hit.score(), best), fuzzy));
            }
        }
        return proposals.stream()
                .sorted(Proposal.ORDER)
                .limit(ProposedItem.MAX_PROPOSALS)
                .toList();
    }

    private static double share(double score, double best) {
        return best > 0 ? Math.max(0, score / best) : 0;
    }

    private Proposal proposal(Hit hit, double share, boolean fuzzy) {
        String title = hit.title().text();
        String uri = hit.uri().map(UriExpression::canonical).orElse("");
        String code = hit.code().orElseThrow();
        if (text.isSameAs(title, language)) {
            return new Proposal(code, title, uri, 1, title, ProposalOrigin.EXACT);
        }
        Optional<String> same = hit.matches().stream()
                .map(match -> match.label().text())
                .filter(label -> text.isSameAs(label, language))
                .findFirst();
        if (same.isPresent()) {
            return new Proposal(code, title, uri, SYNONYM, same.get(), ProposalOrigin.SYNONYM);
        }
        String term = hit.titleIsBest() ? title : bestTerm(hit, title);
        return like(code, title, uri, term, share, fuzzy ? ProposalOrigin.FUZZY : ProposalOrigin.SEARCH);
    }

    private static String bestTerm(Hit hit, String title) {
        return hit.matches().stream()
                .findFirst()
                .map(MatchingProperty::label)
                .map(Object::toString)
                .orElse(title);
    }

    /** {@return a proposal that is not the same as the text} */
    Proposal like(String code, String title, String uri, String term, double share, ProposalOrigin origin) {
        double score = MOST * (share + common(term)) / 2;
        return new Proposal(code, title, uri, origin == ProposalOrigin.FUZZY ? FUZZY * score : score, term, origin);
    }

    /** {@return the share of words that the text and a term have in common, from 0 to 1} */
    private double common(String term) {
        List<String> others = ComparableText.of(term, language).words();
        Set<String> shared = new HashSet<>(text.words());
        shared.retainAll(new HashSet<>(others));
        int all = new HashSet<>(text.words()).size() + new HashSet<>(others).size();
        return all == 0 ? 0 : 2.0 * shared.size() / all;
    }

    /**
     * {@return what automatic coding proposes}
     *
     * @param title the title of its entity
     */
    Proposal of(Autocoding coding, String title) {
        String code = coding.code().orElseThrow();
        String uri = coding.linearization()
                .or(coding::foundation)
                .map(UriExpression::canonical)
                .orElse("");
        String matched = coding.matchingText().orElse(title);
        if (text.isSameAs(title, language)) {
            return new Proposal(code, title, uri, 1, title, ProposalOrigin.EXACT);
        }
        return text.isSameAs(matched, language)
                ? new Proposal(code, title, uri, SYNONYM, matched, ProposalOrigin.SYNONYM)
                : new Proposal(code, title, uri, coding.score(), matched, ProposalOrigin.AUTOCODE);
    }
}
