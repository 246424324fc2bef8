// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.code;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.icddesk.answer.Attempt;
import org.icddesk.answer.IcdFailure;
import org.icddesk.answer.NotFound;
import org.icddesk.answer.Rejected;
import org.icddesk.browse.BrowseContext;
import org.icddesk.browse.Classification;
import org.icddesk.browse.ReleaseCatalogue;
import org.icddesk.gateway.IcdGateway;
import org.icddesk.icd.FoundationUri;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.Language;
import org.icddesk.icd.Release;
import org.icddesk.icd.Text;
import org.icddesk.icd.code.CodeReading;
import org.icddesk.icd.entity.IcdEntity;
import org.icddesk.lookup.CodeResolver;
import org.icddesk.lookup.LookupScope;
import org.icddesk.lookup.Match;
import org.icddesk.lookup.Resolution;

/** Asks for entities in one release or another. Every method throws the {@link IcdFailure} if WHO cannot be asked. */
final class EntityReleases {

    private final CodeResolver resolver;
    private final IcdGateway gateway;
    private final ReleaseCatalogue catalogue;
    private final LookupScope scope;

    /**
     * Creates a reader of entities.
     *
     * @param scope the chosen releases, the time limit, and whether only one classification counts
     */
    EntityReleases(CodeResolver resolver, IcdGateway gateway, ReleaseCatalogue catalogue, LookupScope scope) {
        this.resolver = resolver;
        this.gateway = gateway;
        this.catalogue = catalogue;
        this.scope = scope;
    }

    /**
     * {@return the first of some releases that a classification has, or else may have: a bundle, or a list from before WHO fell
     * silent, does not tell that it lacks one; empty if it has none of them}
     *
     * @param releases the releases by the classification that each was taken to be of
     */
    Optional<Release> of(Classification classification, Map<Classification, Release> releases) {
        List<Release> known = catalogue.releases(classification);
        return releases.values().stream().filter(known::contains).findFirst().or(() -> releases.entrySet().stream()
                .filter(release -> isReleasedWith(classification, release.getKey()))
                .map(Map.Entry::getValue)
                .filter(release -> catalogue.mayHave(classification, release))
                .findFirst());
    }

    /** The linearizations of ICD-11 are released together. */
    private static boolean isReleasedWith(Classification one, Classification other) {
        return one == other
                || one.linearization().isPresent() && other.linearization().isPresent();
    }

    /** {@return the chosen release of a classification} */
    Release chosen(Classification classification) {
        return resolver.release(classification, scope);
    }

    /** {@return whether codes of a classification count} */
    boolean counts(Classification classification) {
        return !scope.exclusive() || classification == scope.preferred();
    }

    /** {@return an entity in a release; empty if the release does not have it} */
    Optional<IcdEntity> entity(IcdUri uri, Release release, Language language) {
        Optional<Release> pinned = uri instanceof FoundationUri ? Optional.of(release) : Optional.empty();
        return entity(uri.in(release), pinned, language);
    }

    /** {@return an entity in the language; empty if WHO does not know it} */
    Optional<IcdEntity> entity(IcdUri uri, Language language) {
        return entity(uri, Optional.empty(), language);
    }

    /** {@return an entity's title; in English where its release does not have the language; empty if there is none} */
    Optional<Text> title(IcdUri uri, Language language) {
        return isAvailable(uri, language)
                ? entity(uri, language).map(IcdEntity::title)
                : entity(uri, Language.ENGLISH)
                        .map(entity -> new Text(
                                entity.title().language(), entity.title().value(), false));
    }

    private boolean isAvailable(IcdUri uri, Language language) {
        List<BrowseContext.Choice> choices = catalogue.languages(Classification.of(uri), uri.release());
        return choices.isEmpty()
                || choices.stream().map(choice -> choice.language().primary()).anyMatch(language.primary()::equals);
    }

    private Optional<IcdEntity> entity(IcdUri uri, Optional<Release> release, Language language) {
        Attempt<IcdEntity> attempt = gateway.entities(Set.of(uri), release, language, scope.timeout())
                .get(0);
        attempt.failure()
                .filter(failure -> !(failure instanceof NotFound || failure instanceof Rejected))
                .ifPresent(failure -> {
                    throw failure;
                });
        return attempt.answer().map(answer -> answer.value());
    }

    /** {@return the entities that a reading names in one release of one classification; empty if one of them is missing} */
    List<IcdEntity> named(CodeReading reading, Classification classification, Release release, Language language) {
        Resolution found = resolver.resolve(
                BatchScope.inAllReleases(reading),
                new LookupScope(classification, Optional.of(release), true, language, scope.timeout()));
        found.failure().ifPresent(failure -> {
            throw failure;
        });
        return found.missing().isEmpty()
                ? found.matches().stream()
                        .map(Match::entity)
                        .map(answer -> answer.value())
                        .filter(entity -> Classification.of(entity.uri()) == classification)
                        .toList()
                : List.of();
    }
}
