// SPDX-License-Identifier: Apache-2.0
package org.icddesk.fhir.valueset;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.icddesk.fhir.resource.FhirProblem;
import org.icddesk.fhir.resource.IssueKind;
import org.icddesk.fhir.system.Concept;
import org.icddesk.fhir.system.FhirContext;
import org.icddesk.fhir.system.SystemVersion;
import org.icddesk.fhir.system.UnknownConcept;
import org.icddesk.fhir.system.UnknownSystem;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.Language;

/** Finds the members of value sets, without loading them. */
final class Evaluation {

    private static final int MAX_IMPORTS = 10;

    private final FhirContext context;
    private final ValueSetSource source;
    private final SystemVersions versions;
    private final Language language;
    private final Deque<String> imports = new ArrayDeque<>();

    /**
     * Creates an evaluation.
     *
     * @param language the language in which members will be loaded, so that what is asked for now is known then
     */
    Evaluation(FhirContext context, ValueSetSource source, SystemVersions versions, Language language) {
        this.context = context;
        this.source = source;
        this.versions = versions;
        this.language = language;
    }

    /** {@return the members of a value set, in its order, each once} */
    List<Member> all(ValueSetDefinition definition) {
        // One place in the hierarchy has each concept once, and may have many.
        if (!definition.isWholeSystem() && !definition.isSubtree()) {
            return List.copyOf(of(definition).values());
        }
        Clause clause = definition.includes().get(0);
        SystemVersion version = version(clause);
        return placed(clause, version).stream()
                .map(uri -> Member.of(version, uri))
                .toList();
    }

    /** {@return the members of a value set by their keys, in its order} */
    Map<String, Member> of(ValueSetDefinition definition) {
        Map<String, Member> members = new LinkedHashMap<>();
        definition.includes().forEach(clause -> of(clause).forEach(members::putIfAbsent));
        definition.excludes().forEach(clause -> of(clause).keySet().forEach(members::remove));
        return members;
    }

    /** {@return the members of one part of a value set} */
    Map<String, Member> of(Clause clause) {
        Map<String, Member> members = null;
        if (clause.system().isPresent()) {
            members = ofSystem(clause, version(clause));
        }
        for (String url : clause.valueSets()) {
            Map<String, Member> imported = imported(url);
            if (members == null) {
                members = imported;
            } else {
                members.keySet().retainAll(imported.keySet());
            }
        }
        return members == null ? Map.of() : members;
    }

    /** {@return the version of the code system of a part; a {@link FhirProblem} if there is none} */
    SystemVersion version(Clause clause) {
        try {
            return versions.of(clause.system().orElseThrow(), clause.version());
        } catch (UnknownSystem e) {
            throw e.asProblem();
        }
    }

    private Map<String, Member> imported(String url) {
        if (imports.contains(url) || imports.size() >= MAX_IMPORTS) {
            throw new FhirProblem(IssueKind.INVALID_VALUE_SET, "Value sets import each other, or too deep.");
        }
        imports.push(url);
        try {
            return of(source.find(url));
        } finally {
            imports.pop();
        }
    }

    private Map<String, Member> ofSystem(Clause clause, SystemVersion version) {
        if (!clause.concepts().isEmpty()) {
            return listed(clause, version);
        }
        Map<String, Member> members = new LinkedHashMap<>();
        placed(clause, version).forEach(uri -> {
            Member member = Member.of(version, uri);
            members.put(member.key(), member);
        });
        return members;
    }

    /** {@return the concepts of a part that lists none, by their place in the hierarchy} */
    private Set<IcdUri> placed(Clause clause, SystemVersion version) {
        if (clause.filters().isEmpty()) {
            return context.hierarchy().all(version, language);
        }
        Set<IcdUri> all = null;
        for (Clause.Filter filter : clause.filters()) {
            Set<IcdUri> found = subtree(version, filter);
            if (all == null) {
                all = found;
            } else {
                all.retainAll(found);
            }
        }
        return all;
    }

    private Set<IcdUri> subtree(SystemVersion version, Clause.Filter filter) {
        IcdUri top = top(version, filter);
        Set<IcdUri> all = context.hierarchy().subtree(version, top, language);
        if (!filter.withItself()) {
            all.remove(top);
        }
        return all;
    }

    /** {@return the concept of a filter; a {@link FhirProblem} if there is none} */
    IcdUri top(SystemVersion version, Clause.Filter filter) {
        try {
            return context.concepts().locate(version, filter.value(), language);
        } catch (UnknownConcept e) {
            throw new FhirProblem(IssueKind.INVALID_CODE, e.getMessage(), "ValueSet.compose.include.filter.value");
        }
    }

    private Map<String, Member> listed(Clause clause, SystemVersion version) {
        Map<String, Member> members = new LinkedHashMap<>();
        for (Clause.Listed listed : clause.concepts()) {
            try {
                Concept concept = context.concepts().find(version, listed.code(), language);
                Member member =
                        new Member(version, concept.entity().uri(), Optional.of(new Member.Listing(listed, concept)));
                members.putIfAbsent(member.key(), member);
            } catch (UnknownConcept e) {
                throw new FhirProblem(IssueKind.INVALID_CODE, e.getMessage(), "ValueSet.compose.include.concept.code");
            }
        }
        return members;
    }
}
