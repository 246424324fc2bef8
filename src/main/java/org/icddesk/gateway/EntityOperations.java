// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.icddesk.answer.Answer;
import org.icddesk.answer.Attempt;
import org.icddesk.answer.Malformed;
import org.icddesk.answer.NotFound;
import org.icddesk.gateway.cache.BatchLoader;
import org.icddesk.gateway.endpoint.Endpoints;
import org.icddesk.gateway.request.IcdRequest;
import org.icddesk.icd.FoundationUri;
import org.icddesk.icd.Icd10Uri;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.Language;
import org.icddesk.icd.Linearization;
import org.icddesk.icd.LinearizationUri;
import org.icddesk.icd.Release;
import org.icddesk.icd.Versions;
import org.icddesk.icd.entity.ClassificationTop;
import org.icddesk.icd.entity.Entity;
import org.icddesk.icd.entity.FoundationEntity;
import org.icddesk.icd.entity.FoundationTop;
import org.icddesk.icd.entity.Icd10Entity;
import org.icddesk.icd.entity.Icd10Top;
import org.icddesk.icd.entity.IcdEntity;
import org.icddesk.icd.entity.IcdTop;
import org.icddesk.icd.entity.Include;
import org.icddesk.request.AnswerTimeout;

/** The operations of the gateway on classifications and their entities. */
public abstract class EntityOperations {

    private ClientLimits clientLimits;
    private BatchLoader batchLoader;

    EntityOperations() {}

    /** Sets what sends the requests: one at a time, and many at once. */
    void init(ClientLimits limits, BatchLoader loader) {
        clientLimits = limits;
        batchLoader = loader;
    }

    /** {@return what answers one request} */
    ClientLimits clientLimits() {
        return clientLimits;
    }

    /** {@return the foundation; GET /icd/entity} */
    public Answer<FoundationTop> foundation(Optional<Release> release, Language language) {
        return clientLimits.answer(Endpoints.foundation(release, language), AnswerTimeout.PAGE);
    }

    /** {@return a linearization; GET /icd/release/11/{release}/{linearization}} */
    public Answer<ClassificationTop> classification(Release release, Linearization linearization, Language language) {
        LinearizationUri uri = LinearizationUri.root(release, linearization);
        return clientLimits.answer(Endpoints.classification(uri, language), AnswerTimeout.PAGE);
    }

    /** {@return ICD-10; GET /icd/release/10/{release}} */
    public Answer<Icd10Top> icd10(Release release, Language language) {
        return clientLimits.answer(Endpoints.icd10(release, language), AnswerTimeout.PAGE);
    }

    /** {@return the classification that an identifier belongs to} */
    public Answer<? extends IcdTop> top(IcdUri uri, Optional<Release> release, Language language) {
        return clientLimits.answer(Endpoints.top(uri, release, language), AnswerTimeout.PAGE);
    }

    /**
     * Asks which releases have a classification or an entity of it; GET
     * /icd/release/11/{linearization}[/{id}[/{residual}]] or /icd/release/10[/{code}].
     *
     * @param uri what to look for, whatever the release; the foundation has one identifier for all and is {@link
     *     NotFound}
     * @param language the language of the title
     */
    public Answer<Versions> versions(IcdUri uri, Language language) {
        return clientLimits.answer(Endpoints.versions(uri, language), AnswerTimeout.PAGE);
    }

    /**
     * {@return the releases that have an entity or a classification, the newest first; of the foundation all that there
     * are}
     */
    public List<Release> releases(IcdUri uri) {
        return releaseList(uri).value();
    }

    /** {@return the same, with its age and who says so: others may have been published, unless that is WHO and it answers} */
    public Answer<List<Release>> releaseList(IcdUri uri) {
        return uri.root().equals(FoundationUri.ROOT)
                ? foundation(Optional.empty(), Language.ENGLISH).map(FoundationTop::releases)
                : versions(uri, Language.ENGLISH).map(Versions::releases);
    }

    /** {@return the latest release of a linearization, cached for an hour} */
    public Release latestRelease(Linearization linearization) {
        return latest(LinearizationUri.root(linearization));
    }

    /** {@return the latest release of ICD-10, cached for an hour} */
    public Release latestIcd10Release() {
        return latest(new Icd10Uri(Optional.empty(), Optional.empty()));
    }

    /** Asks for an entity of the foundation; GET /icd/entity/{id}. */
    public Answer<FoundationEntity> foundationEntity(
            FoundationUri uri, Optional<Release> release, Language language, Set<Include> includes) {
        return clientLimits.answer(Endpoints.foundationEntity(uri, release, language, includes), AnswerTimeout.PAGE);
    }

    /**
     * Asks for an entity of a linearization; GET /icd/release/11/{release}/{linearization}/{id}[/{residual}].
     *
     * @param uri the entity; the linearization itself is {@link NotFound}
     * @param includes the optional parts of the answer
     */
    public Answer<Entity> entity(LinearizationUri uri, Language language, Set<Include> includes) {
        return clientLimits.answer(Endpoints.entity(uri, language, includes), AnswerTimeout.PAGE);
    }

    /**
     * Asks for a chapter, block or category of ICD-10; GET /icd/release/10/{release}/{code}.
     *
     * @param uri the entity; the classification itself is {@link NotFound}
     * @return the entity
     */
    public Answer<Icd10Entity> icd10Entity(Icd10Uri uri, Language language) {
        return clientLimits.answer(Endpoints.icd10Entity(uri, language), AnswerTimeout.PAGE);
    }

    /** {@return an entity of any classification; a classification itself is {@link NotFound}} */
    public Answer<? extends IcdEntity> entity(IcdUri uri, Optional<Release> release, Language language) {
        return clientLimits.answer(Endpoints.entity(uri, release, language), AnswerTimeout.PAGE);
    }

    /**
     * Asks how many entities there are below an entity, by WHO's own list of them.
     *
     * @return the number; empty for ICD-10, of which WHO gives no such list
     */
    public OptionalInt descendantCount(IcdUri uri, Optional<Release> release, Language language) {
        Set<Include> all = Set.of(Include.DESCENDANT);
        if (uri instanceof LinearizationUri inOne) {
            return OptionalInt.of(
                    entity(inOne, language, all).value().descendants().size());
        }
        return uri instanceof FoundationUri inAll
                ? OptionalInt.of(foundationEntity(inAll, release, language, all)
                        .value()
                        .descendants()
                        .size())
                : OptionalInt.empty();
    }

    /**
     * Asks for many entities concurrently.
     *
     * @param uris the entities, of one classification or several
     * @param timeout the time limit for all of them
     * @return the outcome of each, in the order of the identifiers
     */
    public List<Attempt<IcdEntity>> entities(
            Collection<? extends IcdUri> uris, Optional<Release> release, Language language, AnswerTimeout timeout) {
        Map<IcdUri, IcdRequest<IcdEntity>> requests = new LinkedHashMap<>();
        uris.forEach(uri -> requests.put(uri, Endpoints.entityOfAnyKind(uri, release, language)));
        return batchLoader.answer(requests, timeout);
    }

    /**
     * Asks for entities in several languages concurrently.
     *
     * @param timeout the time limit for all of them
     * @return the outcome of each, in the order of the identifiers, by language
     */
    public Map<Language, List<Attempt<IcdEntity>>> entities(
            Collection<? extends IcdUri> uris,
            Optional<Release> release,
            Collection<Language> languages,
            AnswerTimeout timeout) {
        Map<Translation, IcdRequest<IcdEntity>> requests = new LinkedHashMap<>();
        uris.forEach(uri -> languages.forEach(language ->
                requests.put(new Translation(uri, language), Endpoints.entityOfAnyKind(uri, release, language))));
        Map<Language, List<Attempt<IcdEntity>>> attempts = new LinkedHashMap<>();
        batchLoader.answer(requests, Translation::uri, timeout).forEach((asked, attempt) -> attempts.computeIfAbsent(
                        asked.language(), language -> new ArrayList<>())
                .add(attempt));
        return attempts;
    }

    private record Translation(IcdUri uri, Language language) {}

    private Release latest(IcdUri classification) {
        return versions(classification, Language.ENGLISH)
                .value()
                .latest()
                .flatMap(IcdUri::release)
                .orElseThrow(() -> new Malformed("The ICD API names no latest release", null));
    }
}
