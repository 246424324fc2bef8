// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The way to WHO's ICD API: questions in, answers or an {@link IcdFailure} out, earlier answers remembered.
 *
 * <p>Every method waits for the answer, at most as long as its asker can, and throws an {@link IcdFailure} if there is
 * none.
 */
@ApplicationScoped
public class IcdGateway {

    /**
     * Asks for the foundation; GET /icd/entity.
     *
     * @param release the release; empty for the latest
     * @param language the language of the answer
     * @return the foundation
     */
    public Answer<FoundationTop> foundation(Optional<Release> release, Language language) {
        return ask();
    }

    /**
     * Asks for an entity of the foundation; GET /icd/entity/{id}.
     *
     * @param uri the entity; neither the foundation itself nor a residual, which are {@link NotFound}
     * @param release the release; empty for the latest
     * @param language the language of the answer
     * @param includes what to answer besides
     * @return the entity
     */
    public Answer<FoundationEntity> foundationEntity(
            FoundationUri uri, Optional<Release> release, Language language, Set<Include> includes) {
        return ask();
    }

    /**
     * Asks which releases have a linearization or an entity of it; GET /icd/release/11/{linearization}[/{id}[/{residual}]].
     *
     * @param uri what to look for; its release does not matter
     * @param language the language of the title
     * @return the releases
     */
    public Answer<Versions<LinearizationUri>> versions(LinearizationUri uri, Language language) {
        return ask();
    }

    /**
     * Asks which releases have ICD-10 or a code of it; GET /icd/release/10[/{code}].
     *
     * @param uri what to look for; its release does not matter
     * @param language the language of the title
     * @return the releases
     */
    public Answer<Versions<Icd10Uri>> versions(Icd10Uri uri, Language language) {
        return ask();
    }

    /**
     * Finds the latest release of a linearization, as known for an hour at most.
     *
     * @param linearization the linearization
     * @return its latest release
     */
    public Release latestRelease(Linearization linearization) {
        return ask();
    }

    /** {@return the latest release of ICD-10, as known for an hour at most} */
    public Release latestIcd10Release() {
        return ask();
    }

    /**
     * Asks for a linearization; GET /icd/release/11/{release}/{linearization}.
     *
     * @param release the release
     * @param linearization the linearization
     * @param language the language of the answer
     * @return the linearization
     */
    public Answer<ClassificationTop> classification(Release release, Linearization linearization, Language language) {
        return ask();
    }

    /**
     * Asks for an entity; GET /icd/release/11/{release}/{linearization}/{id}[/{residual}].
     *
     * @param uri the entity in one release; without one, or the linearization itself, it is {@link NotFound}
     * @param language the language of the answer
     * @param includes what to answer besides
     * @return the entity
     */
    public Answer<Entity> entity(LinearizationUri uri, Language language, Set<Include> includes) {
        return ask();
    }

    /**
     * Asks for many entities side by side.
     *
     * @param uris the entities, each in one release
     * @param language the language of the answers
     * @param patience how long to wait for all of them together
     * @return what came of each, in the order of the question
     */
    public List<Attempt<Entity>> entities(Collection<LinearizationUri> uris, Language language, Patience patience) {
        return ask();
    }

    /**
     * Asks for many entities of the foundation side by side.
     *
     * @param uris the entities
     * @param release the release; empty for the latest
     * @param language the language of the answers
     * @param patience how long to wait for all of them together
     * @return what came of each, in the order of the question
     */
    public List<Attempt<FoundationEntity>> foundationEntities(
            Collection<FoundationUri> uris, Optional<Release> release, Language language, Patience patience) {
        return ask();
    }

    /**
     * Asks for many entities of ICD-10 side by side.
     *
     * @param uris the entities, each in one release
     * @param language the language of the answers
     * @param patience how long to wait for all of them together
     * @return what came of each, in the order of the question
     */
    public List<Attempt<Icd10Entity>> icd10Entities(Collection<Icd10Uri> uris, Language language, Patience patience) {
        return ask();
    }

    /**
     * Searches a linearization or the foundation; GET …/search, or POST where the address would be too long.
     *
     * @param question what to search for; without a word, or with too long a query, it is {@link Rejected}
     * @return what was found
     */
    public Answer<SearchResult> search(SearchQuestion question) {
        return ask();
    }

    /**
     * Finds the entity that a text means best; GET …/autocode.
     *
     * @param question the text; without a word, or too long, it is {@link Rejected}
     * @return the entity, or that there is none
     */
    public Answer<Autocoding> autocode(AutocodeQuestion question) {
        return ask();
    }

    /**
     * Finds what a code stands for; GET …/codeinfo/{code}.
     *
     * @param scope the linearization and release; the foundation has no codes and is {@link NotFound}
     * @param code the code or cluster
     * @param options how to treat it
     * @return what it stands for; {@link NotFound} if there is no such code or combination
     */
    public Answer<CodeInfo> codeInfo(Scope scope, CodeExpression code, CodeOptions options) {
        return ask();
    }

    /**
     * Takes a code or cluster apart; GET …/describe?code=.
     *
     * @param scope the linearization and release; the foundation has no codes and is {@link NotFound}
     * @param code the code or cluster
     * @param options how to treat it
     * @param language the language of the answer
     * @return its parts; {@link NotFound} if there is no such code or combination
     */
    public Answer<PostcoordinationSet> describe(
            Scope scope, CodeExpression code, CodeOptions options, Language language) {
        return ask();
    }

    /**
     * Takes an identifier or a cluster of them apart; GET …/describe?uri=.
     *
     * @param scope the linearization and release; the foundation alone is {@link NotFound}
     * @param uri the identifiers
     * @param options how to treat them
     * @param language the language of the answer
     * @return its parts; {@link NotFound} if there is no such entity or combination
     */
    public Answer<PostcoordinationSet> describe(
            Scope scope, UriExpression uri, CodeOptions options, Language language) {
        return ask();
    }

    /**
     * Finds the entity of a linearization that stands for one of the foundation; GET …/lookup.
     *
     * @param scope the linearization and release; the foundation alone is {@link NotFound}
     * @param uri the foundation entity
     * @param language the language of the answer
     * @return the entity itself, its unspecified residual if it has no code, or the entity that it counts to
     */
    public Answer<Entity> lookup(Scope scope, FoundationUri uri, Language language) {
        return ask();
    }

    /**
     * Asks for ICD-10; GET /icd/release/10/{release}.
     *
     * @param release the release
     * @param language the language of the answer
     * @return the classification
     */
    public Answer<Icd10Top> icd10(Release release, Language language) {
        return ask();
    }

    /**
     * Asks for a chapter, block or category of ICD-10; GET /icd/release/10/{release}/{code}.
     *
     * @param uri the entity in one release; without one, or the classification itself, it is {@link NotFound}
     * @param language the language of the answer
     * @return the entity
     */
    public Answer<Icd10Entity> icd10Entity(Icd10Uri uri, Language language) {
        return ask();
    }

    /** Makes every remembered answer outdated, so that the next question asks WHO; WHO's silence does not lose them. */
    public void refresh() {
        ask();
    }

    /** {@return how the way to WHO is} */
    public GatewayStatus status() {
        return ask();
    }

    private static <T> T ask() {
        throw new Unavailable("there is no way to the ICD API yet", Duration.ofSeconds(10), null);
    }
}
