// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.reconcile;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.icddesk.answer.Attempt;
import org.icddesk.answer.IcdFailure;
import org.icddesk.answer.NotFound;
import org.icddesk.browse.Classification;
import org.icddesk.candidate.OldestAnswer;
import org.icddesk.gateway.IcdGateway;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.entity.IcdEntity;
import org.icddesk.request.AnswerTimeout;
import org.icddesk.search.local.LocalSearch;

/** Reads the facts of many entities: of ICD-10 from our index as far as it has them, all others from WHO at once. */
@ApplicationScoped
public class FactsReader {

    private final IcdGateway gateway;
    private final LocalSearch local;

    protected FactsReader() {
        this(null, null);
    }

    @Inject
    public FactsReader(IcdGateway gateway, LocalSearch local) {
        this.gateway = gateway;
        this.local = local;
    }

    /**
     * Reads facts.
     *
     * @param uris entities of the space
     * @param ages counts the ages of the answers
     * @return the facts of those that exist, in the order of the identifiers
     * @throws IcdFailure if WHO does not answer for one of them
     */
    Map<IcdUri, EntityFacts> read(Collection<IcdUri> uris, EntitySpace space, OldestAnswer ages) {
        Map<IcdUri, EntityFacts> facts = new LinkedHashMap<>();
        Set<IcdUri> others = new LinkedHashSet<>(uris);
        if (space.context().classification() == Classification.ICD10) {
            local.index(space.context()).ifPresent(index -> {
                ages.record(index.asOf());
                uris.forEach(uri -> index.index().find(uri).ifPresent(found -> facts.put(uri, EntityFacts.of(found))));
                others.removeAll(index.coverage().complete() ? Set.copyOf(uris) : facts.keySet());
            });
        }
        if (!others.isEmpty()) {
            gateway.entities(others, Optional.empty(), space.context().language(), AnswerTimeout.BATCH)
                    .forEach(attempt -> record(attempt, facts, ages));
        }
        return facts;
    }

    private static void record(Attempt<IcdEntity> attempt, Map<IcdUri, EntityFacts> facts, OldestAnswer ages) {
        attempt.failure().filter(failure -> !(failure instanceof NotFound)).ifPresent(failure -> {
            throw failure;
        });
        attempt.answer().map(ages::record).ifPresent(entity -> facts.put(attempt.uri(), EntityFacts.of(entity)));
    }
}
