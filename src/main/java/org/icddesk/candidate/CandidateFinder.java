// SPDX-License-Identifier: Apache-2.0
package org.icddesk.candidate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.icddesk.answer.IcdFailure;
import org.icddesk.answer.NotFound;
import org.icddesk.browse.BrowseContext;
import org.icddesk.browse.Classification;
import org.icddesk.candidate.CandidateEntity.How;
import org.icddesk.gateway.IcdGateway;
import org.icddesk.icd.FoundationUri;
import org.icddesk.icd.IcdAddress;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.LinearizationUri;
import org.icddesk.icd.code.CodeReading;
import org.icddesk.lookup.CodeResolver;
import org.icddesk.lookup.LookupScope;
import org.icddesk.lookup.Match;
import org.icddesk.lookup.MissingCode;
import org.icddesk.lookup.Resolution;
import org.icddesk.request.AnswerTimeout;
import org.icddesk.search.local.LocalSearch;
import org.icddesk.tracking.DependencyTracker;
import org.icddesk.walk.WalkedIndex;

/** Finds the entities of a classification that a text may mean. */
@ApplicationScoped
public class CandidateFinder {

    private final IcdGateway gateway;
    private final CodeResolver resolver;
    private final LocalSearch local;

    protected CandidateFinder() {
        this(null, null, null);
    }

    @Inject
    public CandidateFinder(IcdGateway gateway, CodeResolver resolver, LocalSearch local) {
        this.gateway = gateway;
        this.resolver = resolver;
        this.local = local;
    }

    /** {@return whether texts can be looked for: ICD-10 needs an index of ours in that language} */
    public boolean canSearch(BrowseContext context) {
        return context.classification() != Classification.ICD10
                || local.index(context)
                        .filter(index -> index.language().equals(context.language()))
                        .isPresent();
    }

    /**
     * Finds candidates. Of WHO, at most six requests are made; for ICD-10 none but for codes that an unfinished index
     * does not have. While WHO does not answer, our own index is searched for ICD-11 too.
     *
     * @param context the classification, its release and the language of texts
     * @param timeout how long to wait for each request
     * @throws IcdFailure if WHO does not answer, so that it is not known what there is
     * @throws NotFound if there is no index of ICD-10
     */
    public CandidateList find(CandidateQuery query, BrowseContext context, AnswerTimeout timeout) {
        if (context.classification() == Classification.ICD10) {
            WalkedIndex index = local.index(context).orElseThrow(() -> new NotFound("no index"));
            CandidateList found = new IndexCandidates(index, query).find();
            if (index.coverage().complete()
                    || hasExact(found.candidates())
                    || reading(query.text(), context).isEmpty()) {
                return found;
            }
            // Of a code that is not indexed yet, the index has at most what stands above it, or what has it as a word.
            CandidateList coded = resolved(query, context, timeout);
            return coded.candidates().isEmpty() ? found : coded;
        }
        return resolved(query, context, timeout);
    }

    private CandidateList resolved(CandidateQuery query, BrowseContext context, AnswerTimeout timeout) {
        OldestAnswer ages = new OldestAnswer();
        List<CandidateEntity> found = new ArrayList<>(reading(query.text(), context)
                .map(reading -> named(reading, query.text(), context, timeout, ages))
                .orElse(List.of()));
        if (!hasExact(found) && context.classification() != Classification.ICD10) {
            found.addAll(worded(query, context, timeout, ages));
        }
        return new CandidateList(CandidateOrder.of(found, query), ages.oldest(), ages.outage());
    }

    /** {@return what WHO finds; what our own index has while WHO does not answer} */
    private List<CandidateEntity> worded(
            CandidateQuery query, BrowseContext context, AnswerTimeout timeout, OldestAnswer ages) {
        try {
            return new WhoCandidates(gateway, context, timeout, ages).find(query);
        } catch (IcdFailure e) {
            WalkedIndex index = local.index(context)
                    .filter(walked -> gateway.isSilence(e) && walked.language().equals(context.language()))
                    .orElseThrow(() -> e);
            List<CandidateEntity> found = new IndexCandidates(index, query).words();
            if (found.isEmpty()) {
                throw e;
            }
            DependencyTracker.markVolatile();
            ages.record(index.asOf());
            ages.recordOutage(gateway.status().silentSince().orElseGet(Instant::now));
            return found;
        }
    }

    private static boolean hasExact(List<CandidateEntity> candidates) {
        return candidates.stream().anyMatch(candidate -> candidate.how().isExact());
    }

    /**
     * {@return a code, or an identifier: also one of a residual without what stands before it; {@code 12} is a chapter and
     * no number}
     */
    private static Optional<CodeReading> reading(String text, BrowseContext context) {
        Optional<CodeReading> read = CodeReading.of(text);
        IcdUri root = context.classification().root();
        return read.filter(CodeReading.Code.class::isInstance)
                .or(() -> IcdUri.parse(root.canonical() + "/" + text.strip())
                        .filter(uri -> uri instanceof LinearizationUri entity && !entity.isRoot())
                        .map(uri -> new CodeReading.Identifier(new IcdAddress(uri, Optional.empty()))))
                .or(() -> read)
                .map(reading -> inClassification(reading, context));
    }

    /** An entity of the foundation has the same number in a linearization. */
    private static CodeReading inClassification(CodeReading reading, BrowseContext context) {
        if (reading instanceof CodeReading.Identifier identifier
                && identifier.address().uri() instanceof FoundationUri entity
                && context.classification().linearization().isPresent()) {
            LinearizationUri own = new LinearizationUri(
                    context.release(), context.classification().linearization().get(), entity.id(), entity.residual());
            return new CodeReading.Identifier(new IcdAddress(own, Optional.empty()));
        }
        return reading;
    }

    private List<CandidateEntity> named(
            CodeReading reading, String text, BrowseContext context, AnswerTimeout timeout, OldestAnswer ages) {
        LookupScope scope =
                new LookupScope(context.classification(), context.release(), true, context.language(), timeout);
        Resolution resolution = resolver.resolve(reading, scope);
        resolution.throwFailure();
        return Stream.concat(
                        resolution.matches().stream().map(match -> candidate(match, text, how(match, context), ages)),
                        resolution.missing().stream()
                                .map(MissingCode::nearest)
                                .flatMap(Optional::stream)
                                .map(match -> candidate(match, text, How.NEAREST, ages)))
                .filter(candidate -> Classification.of(candidate.uri()) == context.classification())
                .toList();
    }

    /** A cluster is no entity of its own, and an entity of another release need not be the same. */
    private static How how(Match match, BrowseContext context) {
        Optional<?> release = match.entity().value().uri().release();
        return match.cluster().isEmpty() && release.equals(context.release()) ? How.CODE : How.NEAREST;
    }

    private static CandidateEntity candidate(Match match, String text, How how, OldestAnswer ages) {
        return CandidateEntity.named(ages.record(match.entity()), text, how);
    }
}
