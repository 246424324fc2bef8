// SPDX-License-Identifier: Apache-2.0
package org.icddesk.proposal;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.icddesk.browse.BrowseContext;
import org.icddesk.browse.Classification;
import org.icddesk.gateway.IcdGateway;
import org.icddesk.index.synonym.Synonyms;
import org.icddesk.lookup.CodeResolver;
import org.icddesk.search.local.LocalSearch;
import org.icddesk.time.TimeSource;

/** Proposes codes for texts. */
@ApplicationScoped
@ManagedExecutorDefinition(name = Proposer.EXECUTOR, maxAsync = Proposer.MAX_CONCURRENT)
public class Proposer {

    static final String EXECUTOR = "java:module/concurrent/icd-proposals";

    /** NOTE: fewer than the requests in flight to WHO, so that a long list leaves some for readers. */
    static final int MAX_CONCURRENT = 12;

    /** How long a request takes at most; what has no answer then has failed, and can be asked for again. */
    public static final Duration LIMIT = Duration.ofSeconds(45);

    private final IcdGateway gateway;
    private final CodeResolver resolver;
    private final LocalSearch local;
    private final Synonyms synonyms;
    private final TimeSource time;

    @Resource(lookup = EXECUTOR)
    private ManagedExecutorService managed;

    private final Executor executor;

    protected Proposer() {
        this(null, null, null, null, null, null);
    }

    @Inject
    public Proposer(IcdGateway gateway, CodeResolver resolver, LocalSearch local, Synonyms synonyms) {
        this(gateway, resolver, local, synonyms, TimeSource.SYSTEM, null);
    }

    /** Creates one without a container. */
    Proposer(
            IcdGateway gateway,
            CodeResolver resolver,
            LocalSearch local,
            Synonyms synonyms,
            TimeSource time,
            Executor executor) {
        this.gateway = gateway;
        this.resolver = resolver;
        this.local = local;
        this.synonyms = synonyms;
        this.time = time;
        this.executor = executor;
    }

    /**
     * Proposes codes. Texts that are the same are asked for once.
     *
     * @param context classification, release and language; not the foundation
     * @param decisions what has been decided before; of several for the same text the last one counts
     */
    public Proposals propose(List<String> texts, List<Decision> decisions, BrowseContext context) {
        Map<String, String> decided = new LinkedHashMap<>();
        decisions.forEach(decision -> decided.put(
                ComparableText.of(decision.text(), context.language()).key(), decision.code()));
        ProposalScope scope = new ProposalScope(context, decided, new AnswerAges());
        List<ComparableText> asked = texts.stream()
                .map(text -> ComparableText.of(text, context.language()))
                .toList();
        Map<String, Inquiry> distinct = new LinkedHashMap<>();
        asked.forEach(text -> distinct.computeIfAbsent(text.key(), key -> inquiry(text, scope)));
        List<ProposedItem> found = new InquiryRun(
                        executor == null ? managed : executor, time, MAX_CONCURRENT, new FailureWords(scope.texts()))
                .items(List.copyOf(distinct.values()), LIMIT);
        Map<String, ProposedItem> items = new LinkedHashMap<>();
        distinct.keySet().forEach(key -> items.put(key, found.get(items.size())));
        return new Proposals(
                asked.stream().map(text -> items.get(text.key())).toList(),
                scope.ages().oldest(),
                scope.ages().outage());
    }

    private Inquiry inquiry(ComparableText text, ProposalScope scope) {
        boolean old = scope.context().classification() == Classification.ICD10;
        Inquiry words = old ? new IndexInquiry(local, scope, text) : new WordInquiry(gateway, synonyms, scope, text);
        return MalformedCluster.in(text.text())
                .<Inquiry>map(fault -> new Refusal(UncachedProposer.malformed(fault, scope.texts())))
                .orElseGet(() -> new TextInquiry(
                        text,
                        scope,
                        new CodeInquiry(gateway, resolver, scope, ProposalOrigin.CODE),
                        new CodeInquiry(gateway, resolver, scope, ProposalOrigin.DECISION),
                        words));
    }

    /** Knows without asking. */
    private record Refusal(ProposedItem item) implements Inquiry {

        @Override
        public Optional<ProposedItem> ask() {
            return Optional.of(item);
        }

        @Override
        public ProposedItem.Kind kind() {
            return item.kind();
        }
    }
}
