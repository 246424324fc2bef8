// SPDX-License-Identifier: Apache-2.0
package org.icddesk.lookup;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import org.icddesk.answer.Answer;
import org.icddesk.answer.Attempt;
import org.icddesk.answer.IcdFailure;
import org.icddesk.answer.NotFound;
import org.icddesk.answer.Rejected;
import org.icddesk.browse.Classification;
import org.icddesk.browse.ReleaseCatalogue;
import org.icddesk.gateway.IcdGateway;
import org.icddesk.icd.FoundationUri;
import org.icddesk.icd.Icd10Code;
import org.icddesk.icd.Icd10Uri;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.Language;
import org.icddesk.icd.Linearization;
import org.icddesk.icd.LinearizationUri;
import org.icddesk.icd.Release;
import org.icddesk.icd.Scope;
import org.icddesk.icd.code.ChapterPlace;
import org.icddesk.icd.code.CodeExpression;
import org.icddesk.icd.code.CodeOptions;
import org.icddesk.icd.code.CodeSystem;
import org.icddesk.icd.entity.IcdEntity;

/** Asks for entities by code and identifier, a limited number of times, and remembers why an answer failed. */
final class EntityFinder {

    static final int MAX_REQUESTS = 3;

    private final IcdGateway gateway;
    private final ReleaseCatalogue catalogue;
    private final LookupScope scope;
    private int remaining = MAX_REQUESTS;
    private IcdFailure failure;

    EntityFinder(IcdGateway gateway, ReleaseCatalogue catalogue, LookupScope scope) {
        this.gateway = gateway;
        this.catalogue = catalogue;
        this.scope = scope;
    }

    /** {@return how many codes of a classification can still be asked for} */
    int remaining(CodeSystem system) {
        return system == CodeSystem.ICD10 ? remaining : Math.max(0, remaining - 1);
    }

    /** {@return why a request failed; empty if all were answered} */
    Optional<IcdFailure> failure() {
        return Optional.ofNullable(failure);
    }

    /** {@return the entity of a code; empty if there is none, or it cannot be asked for} */
    Optional<Match> byCode(CodeSystem system, String code) {
        return attempt(() -> {
            Release release = release(Classification.of(system));
            if (system == CodeSystem.ICD10) {
                return entity(Icd10Uri.of(release, new Icd10Code(code)), scope.language())
                        .map(Match::of);
            }
            CodeExpression expression = CodeExpression.parse(code);
            if (expression.stem().isChapter() && !expression.isCluster()) {
                return chapter(release, system.linearization().orElseThrow(), code);
            }
            return stem(Scope.of(release, system.linearization().orElseThrow()), expression)
                    .flatMap(uri -> entity(uri, scope.language()))
                    .map(entity -> new Match(
                            entity,
                            Optional.of(expression)
                                    .filter(CodeExpression::isCluster)
                                    .map(CodeExpression::text),
                            Optional.empty()));
        });
    }

    /**
     * {@return an entity by its identifier; without a release that of the release looked up}
     *
     * @param language the language of its title; empty for that of the scope
     */
    Optional<Match> byIdentifier(IcdUri uri, Optional<Language> language) {
        return attempt(() -> entity(released(uri), language.orElse(scope.language()))
                .map(entity -> new Match(entity, Optional.empty(), language)));
    }

    /** {@return the release of a classification that is looked up; a failure if it cannot be found out} */
    Release release(Classification classification) {
        if (classification == scope.preferred() && scope.release().isPresent()) {
            return scope.release().get();
        }
        List<Release> known = scope.others().isEmpty() ? List.of() : catalogue.releases(classification);
        Optional<Release> named =
                scope.others().stream().filter(known::contains).findFirst();
        if (named.isPresent()) {
            return named.get();
        }
        boolean related = classification.linearization().isPresent() && scope.preferred() != Classification.ICD10;
        return scope.release()
                .filter(release -> related && catalogue.releases(classification).contains(release))
                .or(() -> catalogue.defaultRelease(classification))
                .orElseThrow(() -> new NotFound("no release of " + classification));
    }

    private IcdUri released(IcdUri uri) {
        // A residual has no entity of its own in the foundation.
        IcdUri shown = uri instanceof FoundationUri entity && entity.residual().isPresent()
                ? new LinearizationUri(Optional.empty(), Linearization.MMS, entity.id(), entity.residual())
                : uri;
        return shown.isInAllReleases() ? shown.in(release(Classification.of(shown))) : shown;
    }

    /** {@return a chapter, which stands at its number's place; WHO's look-up of codes knows none of them} */
    private Optional<Match> chapter(Release release, Linearization linearization, String code) {
        if (!spend()) {
            return Optional.empty();
        }
        List<? extends IcdUri> chapters = gateway.top(
                        LinearizationUri.root(release, linearization), Optional.of(release), scope.language())
                .value()
                .children();
        OptionalInt place = ChapterPlace.of(code, chapters.size());
        return place.isEmpty()
                ? Optional.empty()
                : entity(chapters.get(place.getAsInt()).in(release), scope.language())
                        .filter(entity -> entity.value().code().equals(code))
                        .map(Match::of);
    }

    private Optional<LinearizationUri> stem(Scope where, CodeExpression code) {
        if (!spend()) {
            return Optional.empty();
        }
        return gateway.codeInfo(where, code, CodeOptions.DEFAULT, scope.timeout())
                .value()
                .stem();
    }

    private Optional<Answer<IcdEntity>> entity(IcdUri uri, Language language) {
        if (!spend()) {
            return Optional.empty();
        }
        Optional<Release> release = uri instanceof FoundationUri && scope.preferred() == Classification.FOUNDATION
                ? scope.release()
                : Optional.empty();
        Attempt<IcdEntity> attempt = gateway.entities(Set.of(uri), release, language, scope.timeout())
                .get(0);
        attempt.failure().ifPresent(cause -> {
            throw cause;
        });
        return attempt.answer();
    }

    private boolean spend() {
        remaining--;
        return remaining >= 0;
    }

    private Optional<Match> attempt(Supplier<Optional<Match>> request) {
        try {
            return request.get();
        } catch (NotFound | Rejected e) {
            return Optional.empty();
        } catch (IcdFailure e) {
            failure = failure == null ? e : failure;
            return Optional.empty();
        }
    }
}
