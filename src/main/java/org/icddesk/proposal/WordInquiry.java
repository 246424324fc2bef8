// SPDX-License-Identifier: Apache-2.0
package org.icddesk.proposal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.icddesk.answer.NotFound;
import org.icddesk.answer.Rejected;
import org.icddesk.gateway.IcdGateway;
import org.icddesk.icd.LinearizationUri;
import org.icddesk.icd.code.CodeOptions;
import org.icddesk.icd.code.UriExpression;
import org.icddesk.icd.search.AutocodeRequest;
import org.icddesk.icd.search.Autocoding;
import org.icddesk.icd.search.SearchRequest;
import org.icddesk.icd.search.SearchRequest.Matching;
import org.icddesk.icd.search.SearchRequest.Presentation;
import org.icddesk.icd.search.SearchResult;
import org.icddesk.index.synonym.Synonym;
import org.icddesk.index.synonym.Synonyms;
import org.icddesk.request.AnswerTimeout;

/**
 * Looks for words in ICD-11 or the ICF: by a search for all of them; then by automatic coding, by what an everyday word
 * means, and by a search for some of them, until something is the same.
 */
final class WordInquiry implements Inquiry {

    private static final double MEANT = 0.97;

    private final IcdGateway gateway;
    private final Synonyms synonyms;
    private final ProposalScope scope;
    private final ComparableText text;
    private final HitProposals hits;
    private final Map<String, Proposal> found = new LinkedHashMap<>();
    private Stage stage = Stage.SEARCH;
    private Optional<Synonym> synonym = Optional.empty();

    private enum Stage {
        SEARCH,
        AUTOCODE,
        EVERYDAY_WORD,
        SOME_WORDS
    }

    WordInquiry(IcdGateway gateway, Synonyms synonyms, ProposalScope scope, ComparableText text) {
        this.gateway = gateway;
        this.synonyms = synonyms;
        this.scope = scope;
        this.text = text;
        this.hits = new HitProposals(text, scope.language());
    }

    @Override
    public ProposedItem.Kind kind() {
        return ProposedItem.Kind.TEXT;
    }

    @Override
    public void admit() {
        if (text.query().isEmpty()) {
            return;
        }
        if (stage == Stage.AUTOCODE) {
            gateway.admit(coding(), AnswerTimeout.BATCH);
        } else {
            gateway.admit(search(query().orElseThrow()), AnswerTimeout.BATCH);
        }
    }

    @Override
    public Optional<ProposedItem> ask() {
        if (text.query().isEmpty()) {
            return Optional.of(item());
        }
        switch (stage) {
            case SEARCH, SOME_WORDS -> add(hits.of(found(), stage == Stage.SOME_WORDS));
            case AUTOCODE -> add(coded());
            case EVERYDAY_WORD -> add(meant());
        }
        Optional<Stage> next = isFound() ? Optional.empty() : next();
        next.ifPresent(following -> stage = following);
        return next.isPresent() ? Optional.empty() : Optional.of(item());
    }

    private boolean isFound() {
        return found.values().stream().anyMatch(proposal -> proposal.origin().compareTo(ProposalOrigin.SYNONYM) <= 0);
    }

    private Optional<Stage> next() {
        if (stage == Stage.SEARCH) {
            return Optional.of(Stage.AUTOCODE);
        }
        if (stage == Stage.AUTOCODE) {
            synonym = synonyms.in(text.text(), scope.language()).stream()
                    .filter(word -> text.isSameAs(word.word(), scope.language()))
                    .findFirst();
            if (synonym.isPresent()) {
                return Optional.of(Stage.EVERYDAY_WORD);
            }
        }
        return found.isEmpty() && stage != Stage.SOME_WORDS ? Optional.of(Stage.SOME_WORDS) : Optional.empty();
    }

    /** An entity is proposed once, as what found it best. */
    private void add(List<Proposal> proposals) {
        proposals.forEach(proposal -> found.merge(
                proposal.code(), proposal, (one, other) -> Proposal.ORDER.compare(one, other) <= 0 ? one : other));
    }

    private Optional<String> query() {
        return stage == Stage.EVERYDAY_WORD ? synonym.map(Synonym::means) : text.query();
    }

    private SearchRequest search(String query) {
        return SearchRequest.of(scope.context().scope(), query, scope.language())
                .with(new Matching(stage == Stage.SOME_WORDS, true, Set.of()))
                .with(new Presentation(true, false, false));
    }

    private SearchResult found() {
        try {
            return scope.ages().record(gateway.search(search(query().orElseThrow()), AnswerTimeout.BATCH));
        } catch (NotFound | Rejected e) {
            return new SearchResult(List.of(), false, List.of(), false, SearchResult.Guess.NONE);
        }
    }

    private AutocodeRequest coding() {
        return AutocodeRequest.of(scope.context().scope(), text.query().orElse(""), scope.language());
    }

    private List<Proposal> coded() {
        try {
            Autocoding coding = scope.ages().record(gateway.autocode(coding(), AnswerTimeout.BATCH));
            return coding.code().isPresent() && coding.score() > 0
                    ? List.of(hits.of(coding, title(coding)))
                    : List.of();
        } catch (NotFound | Rejected e) {
            return List.of();
        }
    }

    /** {@return the title of what was coded, which WHO's answer has only if that matched} */
    private String title(Autocoding coding) {
        String matched = coding.matchingText().orElse("");
        Proposal hit = found.get(coding.code().orElseThrow());
        if (coding.title() || hit != null) {
            return hit == null ? matched : hit.title();
        }
        return coding.linearization().flatMap(this::label).orElse(matched);
    }

    private Optional<String> label(UriExpression uri) {
        if (uri.isCluster()) {
            return Optional.of(scope.ages()
                    .record(gateway.describe(
                            scope.context().scope(), uri, CodeOptions.DEFAULT, scope.language(), AnswerTimeout.BATCH))
                    .label());
        }
        return uri.stem() instanceof LinearizationUri entity
                ? gateway.entities(List.of(entity), Optional.empty(), scope.language(), AnswerTimeout.BATCH).stream()
                        .flatMap(attempt -> attempt.answer().stream())
                        .map(answer -> scope.ages().record(answer).title().value())
                        .findFirst()
                : Optional.empty();
    }

    /** {@return what is found by the meaning of the everyday word, below what is found by the text itself} */
    private List<Proposal> meant() {
        ComparableText meaning = ComparableText.of(synonym.orElseThrow().means(), scope.language());
        return new HitProposals(meaning, scope.language())
                .of(found(), false).stream()
                        .map(proposal -> new Proposal(
                                proposal.code(),
                                proposal.title(),
                                proposal.uri(),
                                Math.min(proposal.score(), MEANT),
                                proposal.matched(),
                                ProposalOrigin.SYNONYM))
                        .toList();
    }

    private ProposedItem item() {
        return ProposedItem.found(
                ProposedItem.Kind.TEXT,
                List.copyOf(found.values()),
                text.isCut() ? scope.texts().format("list.text.cut", SearchRequest.MAX_QUERY_LENGTH) : "");
    }
}
