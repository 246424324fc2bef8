// SPDX-License-Identifier: Apache-2.0
package org.icddesk.proposal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.icddesk.answer.IcdFailure;
import org.icddesk.answer.NotFound;
import org.icddesk.answer.Rejected;
import org.icddesk.browse.BrowseContext;
import org.icddesk.browse.PageFrame;
import org.icddesk.gateway.IcdGateway;
import org.icddesk.icd.code.CodeReading;
import org.icddesk.icd.code.InvalidCode;
import org.icddesk.icd.search.SearchRequest;
import org.icddesk.icd.search.SearchRequest.Matching;
import org.icddesk.icd.search.SearchRequest.Presentation;
import org.icddesk.icd.search.SearchResult;
import org.icddesk.index.synonym.Synonym;
import org.icddesk.index.synonym.Synonyms;
import org.icddesk.lookup.CodeResolver;
import org.icddesk.request.AnswerTimeout;
import org.icddesk.web.Texts;

/** Proposes codes of ICD-11 for one text of which nothing is kept: words are searched for without the cache. */
@ApplicationScoped
public class UncachedProposer {

    private final IcdGateway gateway;
    private final CodeResolver resolver;
    private final Synonyms synonyms;
    private final PageFrame frame;

    protected UncachedProposer() {
        this(null, null, null, null);
    }

    @Inject
    public UncachedProposer(IcdGateway gateway, CodeResolver resolver, Synonyms synonyms, PageFrame frame) {
        this.gateway = gateway;
        this.resolver = resolver;
        this.synonyms = synonyms;
        this.frame = frame;
    }

    /**
     * Looks up what a text names; searches for nothing.
     *
     * @param context a linearization, its release, and the language
     * @return what it stands for, or that the release does not have it; empty if the text has the form of no code and no
     *     identifier
     * @throws IcdFailure if there is no answer now
     */
    public Optional<ProposedItem> lookUp(String text, BrowseContext context) {
        ProposalScope scope = new ProposalScope(context, Map.of(), new AnswerAges());
        Optional<InvalidCode> fault = MalformedCluster.in(text);
        if (fault.isPresent()) {
            return Optional.of(malformed(fault.get(), scope.texts()));
        }
        return CodeReading.of(text)
                .map(reading -> new CodeInquiry(gateway, resolver, scope, ProposalOrigin.CODE).ask(reading));
    }

    /** {@return what is wrong with a text that joins codes as no cluster does} */
    static ProposedItem malformed(InvalidCode fault, Texts texts) {
        String key =
                "list.cluster." + fault.reason().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return ProposedItem.invalid(
                ProposedItem.Kind.CLUSTER, List.of(), texts.format(key, fault.part(), fault.written()));
    }

    /**
     * Searches for words: all of them, then what an everyday word means, then some of them, until there is something.
     *
     * @param context a linearization, its release, and the language
     * @return the entities found, the same words first; or that there are none
     * @throws IcdFailure if there is no answer now
     */
    public ProposedItem search(String text, BrowseContext context) {
        ComparableText words = ComparableText.of(text, context.language());
        if (words.query().isEmpty()) {
            return ProposedItem.found(ProposedItem.Kind.TEXT, List.of(), "");
        }
        List<Proposal> found = new ArrayList<>(found(words, context, false));
        if (found.stream().noneMatch(proposal -> proposal.origin().compareTo(ProposalOrigin.SYNONYM) <= 0)) {
            meaning(words, context).ifPresent(meant -> found(meant, context, false).stream()
                    .filter(proposal ->
                            found.stream().noneMatch(other -> other.code().equals(proposal.code())))
                    .map(UncachedProposer::asSimilar)
                    .forEach(found::add));
        }
        return ProposedItem.found(ProposedItem.Kind.TEXT, found.isEmpty() ? found(words, context, true) : found, "");
    }

    /** Other words than those that were written are never the same words. */
    private static Proposal asSimilar(Proposal proposal) {
        return new Proposal(
                proposal.code(),
                proposal.title(),
                proposal.uri(),
                proposal.score(),
                proposal.matched(),
                ProposalOrigin.SEARCH);
    }

    private Optional<ComparableText> meaning(ComparableText words, BrowseContext context) {
        return synonyms.in(words.text(), context.language()).stream()
                .filter(word -> words.isSameAs(word.word(), context.language()))
                .findFirst()
                .map(Synonym::means)
                .map(means -> ComparableText.of(means, context.language()));
    }

    private List<Proposal> found(ComparableText words, BrowseContext context, boolean fuzzy) {
        SearchRequest request = SearchRequest.of(context.scope(), words.query().orElseThrow(), context.language())
                .with(new Matching(fuzzy, true, Set.of()))
                .with(new Presentation(true, false, false));
        try {
            SearchResult result = frame.recordAge(gateway.searchUncached(request, AnswerTimeout.PAGE));
            return new HitProposals(words, context.language()).of(result, fuzzy);
        } catch (NotFound | Rejected e) {
            return List.of();
        }
    }
}
