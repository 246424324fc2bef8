// SPDX-License-Identifier: Apache-2.0
package org.icddesk.fhir.valueset;

import java.util.List;
import org.icddesk.fhir.system.Concept;
import org.icddesk.fhir.system.ConceptCode;
import org.icddesk.fhir.system.ConceptHierarchy;
import org.icddesk.fhir.system.FhirContext;
import org.icddesk.fhir.system.SystemVersion;
import org.icddesk.icd.IcdUri;

/** Decides whether a concept is in a value set, without listing the value set. */
final class Membership {

    private static final int MAX_DEPTH = 10;

    private final FhirContext context;
    private final ValueSetSource source;
    private final Evaluation evaluation;

    Membership(FhirContext context, ValueSetSource source, Evaluation evaluation) {
        this.context = context;
        this.source = source;
        this.evaluation = evaluation;
    }

    /** {@return whether the value set has the concept} */
    boolean has(ValueSetDefinition definition, Concept concept) {
        return has(definition, concept, 0);
    }

    private boolean has(ValueSetDefinition definition, Concept concept, int depth) {
        return depth < MAX_DEPTH
                && definition.includes().stream().anyMatch(clause -> has(clause, concept, depth))
                && definition.excludes().stream().noneMatch(clause -> has(clause, concept, depth));
    }

    private boolean has(Clause clause, Concept concept, int depth) {
        return (clause.system().isEmpty() || hasInSystem(clause, concept))
                && clause.valueSets().stream().allMatch(url -> has(source.find(url), concept, depth + 1));
    }

    private boolean hasInSystem(Clause clause, Concept concept) {
        if (!concept.version().system().url().equals(clause.system().orElseThrow())) {
            return false;
        }
        SystemVersion version = evaluation.version(clause);
        if (!version.equals(concept.version())) {
            return false;
        }
        if (!clause.concepts().isEmpty()) {
            return lists(clause, concept);
        }
        return clause.filters().isEmpty()
                || !concept.isPostcoordinated() && isBelow(clause.filters(), concept, version);
    }

    private static boolean lists(Clause clause, Concept concept) {
        return clause.concepts().stream().anyMatch(listed -> ConceptCode.names(listed.code(), concept));
    }

    private boolean isBelow(List<Clause.Filter> filters, Concept concept, SystemVersion version) {
        ConceptHierarchy hierarchy = context.hierarchy();
        IcdUri uri = concept.entity().uri();
        return filters.stream().allMatch(filter -> {
            IcdUri top = evaluation.top(version, filter);
            return uri.equals(top) ? filter.withItself() : hierarchy.isBelow(version, uri, top);
        });
    }
}
