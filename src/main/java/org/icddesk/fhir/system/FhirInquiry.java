// SPDX-License-Identifier: Apache-2.0
package org.icddesk.fhir.system;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.icddesk.answer.Answer;
import org.icddesk.answer.Attempt;
import org.icddesk.answer.IcdFailure;
import org.icddesk.gateway.IcdGateway;
import org.icddesk.icd.FoundationUri;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.Language;
import org.icddesk.icd.LinearizationUri;
import org.icddesk.icd.code.CodeExpression;
import org.icddesk.icd.code.CodeInfo;
import org.icddesk.icd.code.CodeOptions;
import org.icddesk.icd.code.PostcoordinationSet;
import org.icddesk.icd.code.UriExpression;
import org.icddesk.icd.entity.Entity;
import org.icddesk.icd.entity.FoundationEntity;
import org.icddesk.icd.entity.IcdEntity;
import org.icddesk.icd.entity.IcdTop;
import org.icddesk.icd.entity.Include;
import org.icddesk.icd.search.SearchRequest;
import org.icddesk.icd.search.SearchResult;
import org.icddesk.request.AnswerTimeout;

/** What one request asks of WHO, with the age of the oldest answer that it got. One thread. */
public final class FhirInquiry {

    private static final CodeOptions FLEXIBLE = new CodeOptions(false, true, false);

    private final IcdGateway gateway;
    private final Map<Seen, IcdEntity> seen = new HashMap<>();
    private Instant asOf;
    private Instant outageSince;

    private record Seen(IcdUri uri, Language language) {}

    public FhirInquiry(IcdGateway gateway) {
        this.gateway = gateway;
    }

    /** {@return when WHO gave the oldest answer; empty if nothing was asked} */
    public Optional<Instant> asOf() {
        return Optional.ofNullable(asOf);
    }

    /** {@return since when WHO has not answered, if an answer is stale for that} */
    public Optional<Instant> outageSince() {
        return Optional.ofNullable(outageSince);
    }

    /** {@return the classification} */
    public IcdTop top(SystemVersion version, Language language) {
        return use(gateway.top(version.root(), Optional.of(version.release()), language));
    }

    /** {@return an entity; an {@link IcdFailure} if there is none} */
    public IcdEntity entity(SystemVersion version, IcdUri uri, Language language) {
        IcdEntity known = seen.get(new Seen(uri, language));
        return known == null ? use(gateway.entity(uri, Optional.of(version.release()), language)) : known;
    }

    /** {@return those of the entities that WHO knows; the first failure that is no answer is thrown} */
    public Map<IcdUri, IcdEntity> entities(SystemVersion version, Collection<IcdUri> uris, Language language) {
        Map<IcdUri, IcdEntity> found = new HashMap<>();
        List<IcdUri> unknown = new ArrayList<>();
        uris.forEach(uri -> Optional.ofNullable(seen.get(new Seen(uri, language)))
                .ifPresentOrElse(entity -> found.put(uri, entity), () -> unknown.add(uri)));
        for (Attempt<IcdEntity> attempt :
                gateway.entities(unknown, Optional.of(version.release()), language, AnswerTimeout.PAGE)) {
            attempt.failure().filter(failure -> !failure.isAnswer()).ifPresent(failure -> {
                throw failure;
            });
            attempt.answer().ifPresent(answer -> found.put(attempt.uri(), use(answer)));
        }
        return found;
    }

    /** {@return what a code stands for} */
    public CodeInfo codeInfo(SystemVersion version, CodeExpression code) {
        return use(gateway.codeInfo(version.scope(), code, CodeOptions.DEFAULT));
    }

    /** {@return the parts of a cluster} */
    public PostcoordinationSet describe(SystemVersion version, CodeExpression code, Language language) {
        return use(gateway.describe(version.scope(), code, CodeOptions.DEFAULT, language, AnswerTimeout.PAGE));
    }

    /** {@return the parts of a cluster of identifiers} */
    public PostcoordinationSet describe(SystemVersion version, UriExpression uris, Language language) {
        return use(gateway.describe(version.scope(), uris, CodeOptions.DEFAULT, language, AnswerTimeout.PAGE));
    }

    /** {@return the parts of a cluster, whether its values are on axes of its stem or not} */
    public PostcoordinationSet describeLoosely(SystemVersion version, CodeExpression code, Language language) {
        return use(gateway.describe(version.scope(), code, FLEXIBLE, language, AnswerTimeout.PAGE));
    }

    /** {@return all that stands below an entity of ICD-11, as WHO lists it; the entity itself is then known too} */
    public List<IcdUri> descendants(SystemVersion version, IcdUri uri, Language language) {
        if (uri instanceof LinearizationUri inOne) {
            Entity entity = use(gateway.entity(inOne, language, Set.of(Include.DESCENDANT)));
            seen.put(new Seen(uri, language), entity);
            return List.copyOf(entity.descendants());
        }
        FoundationEntity entity = foundationEntity(version, uri, language, Include.DESCENDANT);
        seen.put(new Seen(uri, language), entity);
        return List.copyOf(entity.descendants());
    }

    /** {@return all that an entity of ICD-11 stands below, the nearest first} */
    public List<IcdUri> ancestors(SystemVersion version, IcdUri uri) {
        return List.copyOf(
                uri instanceof LinearizationUri inOne
                        ? use(gateway.entity(inOne, Language.ENGLISH, Set.of(Include.ANCESTOR)))
                                .ancestors()
                        : foundationEntity(version, uri, Language.ENGLISH, Include.ANCESTOR)
                                .ancestors());
    }

    private FoundationEntity foundationEntity(SystemVersion version, IcdUri uri, Language language, Include which) {
        return use(
                gateway.foundationEntity((FoundationUri) uri, Optional.of(version.release()), language, Set.of(which)));
    }

    /** {@return what WHO's search finds; counted against the client's limit} */
    public SearchResult search(SearchRequest request) {
        return use(gateway.search(request));
    }

    /** Notes that what was found is as old as an index. */
    public void useIndexOf(Instant when) {
        note(when, Optional.empty());
    }

    private <T> T use(Answer<T> answer) {
        note(answer.asOf(), answer.outageSince());
        return answer.value();
    }

    private void note(Instant when, Optional<Instant> outage) {
        asOf = asOf == null || when.isBefore(asOf) ? when : asOf;
        outage.ifPresent(
                since -> outageSince = outageSince == null || since.isBefore(outageSince) ? since : outageSince);
    }
}
