// SPDX-License-Identifier: Apache-2.0
package org.icddesk.fhir.valueset;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.icddesk.fhir.resource.FhirProblem;
import org.icddesk.fhir.resource.IssueKind;
import org.icddesk.fhir.system.Concept;
import org.icddesk.fhir.system.FhirContext;
import org.icddesk.fhir.system.IcdSystem;
import org.icddesk.fhir.system.SystemVersion;
import org.icddesk.icd.FoundationUri;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.Language;
import org.icddesk.icd.code.UriExpression;
import org.icddesk.icd.search.Hit;
import org.icddesk.icd.search.SearchRequest;
import org.icddesk.icd.search.SearchResult;
import org.icddesk.index.IndexQuery;
import org.icddesk.index.IndexResult;
import org.icddesk.walk.WalkedIndex;

/**
 * Finds those members of a value set that have some words: in a small one by looking at each, else by our own index where it
 * has the code system, else by WHO's search, which lists 50 hits at most.
 */
final class MemberSearch {

    private static final int SMALL = 200;

    private final FhirContext context;
    private final Evaluation evaluation;
    private final MemberLoader loader;
    private final Language language;

    MemberSearch(FhirContext context, Evaluation evaluation, MemberLoader loader, Language language) {
        this.context = context;
        this.evaluation = evaluation;
        this.loader = loader;
        this.language = language;
    }

    Selection find(ValueSetDefinition definition, TextFilter filter) {
        if (definition.isWholeSystem()) {
            SystemVersion version = evaluation.version(definition.includes().get(0));
            return hits(version, filter, Optional.empty());
        }
        Map<String, Member> members = evaluation.of(definition);
        return members.size() <= SMALL ? looked(members, filter) : searched(definition, members, filter);
    }

    private Selection looked(Map<String, Member> members, TextFilter filter) {
        Map<Member, Concept> loaded = loader.load(members.values(), language);
        return new Selection(
                members.values().stream()
                        .filter(member -> loaded.containsKey(member) && filter.matches(loaded.get(member)))
                        .toList(),
                false);
    }

    private Selection searched(ValueSetDefinition definition, Map<String, Member> members, TextFilter filter) {
        List<SystemVersion> versions =
                members.values().stream().map(Member::version).distinct().toList();
        Optional<IcdUri> below = definition.isSubtree()
                ? Optional.of(evaluation.top(
                        versions.get(0), definition.includes().get(0).filters().get(0)))
                : Optional.empty();
        List<Member> found = new ArrayList<>();
        boolean chopped = false;
        for (SystemVersion version : versions) {
            Selection hits = hits(version, filter, below);
            hits.members().stream()
                    .map(hit -> members.get(hit.key()))
                    .filter(member -> member != null)
                    .forEach(found::add);
            chopped |= hits.chopped();
        }
        return new Selection(found, chopped);
    }

    private Selection hits(SystemVersion version, TextFilter filter, Optional<IcdUri> below) {
        Optional<WalkedIndex> index = context.hierarchy().index(version, language);
        if (index.isPresent()) {
            IndexResult result = index.get().index().search(new IndexQuery(filter.words(), List.of(), below, false));
            boolean exact = result.match() == IndexResult.Match.ALL_WORDS;
            return selection(
                    version,
                    result.hits().stream().filter(hit -> exact).map(hit -> hit.entity()
                            .uri()),
                    exact && result.total() > result.hits().size());
        }
        if (version.system() == IcdSystem.ICD10) {
            throw new FhirProblem(
                    IssueKind.TOO_COSTLY,
                    "WHO's service does not search ICD-10, and this server has no index of " + version.canonical()
                            + " yet.");
        }
        SearchRequest request = SearchRequest.of(version.scope(), filter.query(), language);
        Optional<FoundationUri> subtree = below.flatMap(IcdUri::inFoundation);
        SearchResult result = context.inquiry()
                .search(subtree.map(uri -> request.withSubtrees(List.of(uri), false))
                        .orElse(request));
        return selection(version, result.hits().stream().flatMap(hit -> entity(hit).stream()), result.chopped());
    }

    private static Optional<IcdUri> entity(Hit hit) {
        return hit.uri()
                .filter(uri -> hit.kind() == Hit.Kind.REAL && !uri.isCluster())
                .map(UriExpression::stem);
    }

    private static Selection selection(SystemVersion version, Stream<IcdUri> uris, boolean chopped) {
        Map<String, Member> members = new LinkedHashMap<>();
        uris.map(uri -> Member.of(version, uri.in(version.release())))
                .forEach(member -> members.putIfAbsent(member.key(), member));
        return new Selection(List.copyOf(members.values()), chopped);
    }
}
