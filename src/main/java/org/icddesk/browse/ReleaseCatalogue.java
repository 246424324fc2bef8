// SPDX-License-Identifier: Apache-2.0
package org.icddesk.browse;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.icddesk.answer.Answer;
import org.icddesk.answer.IcdFailure;
import org.icddesk.answer.NotFound;
import org.icddesk.configuration.Configuration;
import org.icddesk.gateway.IcdGateway;
import org.icddesk.icd.Icd10Uri;
import org.icddesk.icd.Language;
import org.icddesk.icd.Release;
import org.icddesk.icd.entity.ClassificationTop;
import org.icddesk.icd.entity.FoundationTop;
import org.icddesk.walk.WalkedIndex;
import org.icddesk.walk.WalkedIndexes;
import org.icddesk.web.Languages;
import org.icddesk.web.Link;
import org.icddesk.web.PageRequest;
import org.icddesk.web.Problem;

/** The catalogue of releases of each classification, and of the languages of each release. */
@ApplicationScoped
public class ReleaseCatalogue {

    private final IcdGateway gateway;
    private final WalkedIndexes indexes;
    private final Optional<Release> configured;

    protected ReleaseCatalogue() {
        gateway = null;
        indexes = null;
        configured = Optional.empty();
    }

    @Inject
    public ReleaseCatalogue(IcdGateway gateway, WalkedIndexes indexes, Configuration configuration) {
        this.gateway = gateway;
        this.indexes = indexes;
        this.configured = configuration.release().flatMap(Release::parse);
    }

    /**
     * {@return the release that an address names; empty for none and for the latest}
     *
     * @throws Problem 404 when what it names cannot be a release
     */
    public static Optional<Release> named(PageRequest request) {
        return request.parameter("release")
                .filter(name -> !name.equals("latest"))
                .map(name -> Release.parse(name).orElseThrow(() -> new Problem(404, "release")));
    }

    /** {@return the tags of a release's languages; those of the site where WHO cannot be asked} */
    public static List<String> tags(List<BrowseContext.Choice> languages) {
        return languages.isEmpty()
                ? Languages.OF_THE_SITE
                : languages.stream().map(choice -> choice.language().tag()).toList();
    }

    /**
     * {@return the release to show if an address names none: the configured one if there is, else the latest; where WHO
     * cannot be asked, the latest that is indexed}
     */
    public Optional<Release> defaultRelease(Classification classification) {
        return switch (classification) {
            case MMS, ICF ->
                configured
                        .filter(release -> releases(classification).contains(release))
                        .or(() -> Optional.of(latest(
                                classification,
                                () -> gateway.latestRelease(
                                        classification.linearization().orElseThrow()))));
            case FOUNDATION -> configured;
            case ICD10 -> Optional.of(latest(classification, gateway::latestIcd10Release));
        };
    }

    private Release latest(Classification classification, Supplier<Release> asked) {
        try {
            return asked.get();
        } catch (IcdFailure e) {
            return indexes.find(classification.root(), Language.ENGLISH)
                    .map(WalkedIndex::release)
                    .orElseThrow(() -> e);
        }
    }

    /** {@return every release of a classification, the newest first; empty when WHO cannot be asked} */
    public List<Release> releases(Classification classification) {
        return list(classification).map(Answer::value).orElse(List.of());
    }

    private Optional<Answer<List<Release>>> list(Classification classification) {
        try {
            return Optional.of(gateway.releaseList(classification.root()));
        } catch (IcdFailure e) {
            return Optional.empty();
        }
    }

    /** {@return every release that WHO has published, the newest first; empty where that is not known now} */
    private List<Release> published(Classification classification) {
        return list(classification)
                .filter(list ->
                        list.source() == Answer.Source.WHO && list.outageSince().isEmpty())
                .map(Answer::value)
                .orElse(List.of());
    }

    /** {@return whether a classification has a release, or may have: where that is not known now, or WHO has withdrawn it} */
    public boolean mayHave(Classification classification, Release release) {
        List<Release> known = published(classification);
        return known.isEmpty() || known.contains(release) || isWithdrawn(classification, release);
    }

    /** {@return the classification that has a release of that name, ICD-11 before the ICF and ICD-10} */
    public Optional<Classification> classificationOf(Release release) {
        return Stream.of(Classification.MMS, Classification.ICF, Classification.ICD10)
                .filter(classification -> releases(classification).contains(release))
                .findFirst();
    }

    /**
     * {@return the release that a form chose: the default one where it chose none, or one of another classification, since the
     * releases in a form need not change with the classification}
     *
     * @throws Problem if no classification is known to have it, which is not to be answered with another release
     */
    public Release chosen(Classification classification, Optional<Release> named) {
        Optional<Release> own = named.filter(release -> releases(classification).contains(release)
                || classificationOf(release).isEmpty());
        own.ifPresent(release -> requireExisting(classification, release));
        return own.or(() -> defaultRelease(classification)).orElseThrow();
    }

    /**
     * Verifies that a release exists before anything of it is requested.
     *
     * <p>A release that WHO has withdrawn is served as far as it is cached.
     *
     * @throws Problem 404, leading to the releases there are; 503, if all that is known is what a bundle has, or what WHO
     *     said before it fell silent
     */
    public void requireExisting(Classification classification, Release release) {
        Optional<Answer<List<Release>>> list = list(classification)
                .filter(answer -> !answer.value().isEmpty() && !answer.value().contains(release));
        if (list.isEmpty() || gateway.hasCached(classification.root(), release)) {
            return;
        }
        List<Release> known = list.get().value();
        switch (list.get().source()) {
            case WHO -> {
                if (list.get().outageSince().isEmpty()) {
                    throw unknown(classification, known);
                }
                // Where another ICD API is asked meanwhile, it may have the release, and the gateway says what it
                // lacks.
                if (gateway.fallbackStatus().isEmpty()) {
                    throw later("release-unknown", classification, release, known);
                }
            }
            case BUNDLE -> throw later("release-not-held", classification, release, known);
            case FALLBACK -> {}
        }
    }

    private static Problem later(String key, Classification classification, Release release, List<Release> known) {
        return new Problem(503, key, release.id())
                .retryAfter(IcdFailure.DEFAULT_RETRY_AFTER)
                .withLinks(links(classification, known));
    }

    /** {@return whether WHO has withdrawn a cached release} */
    public boolean isWithdrawn(Classification classification, Release release) {
        List<Release> known = published(classification);
        return !known.isEmpty() && !known.contains(release) && gateway.hasCached(classification.root(), release);
    }

    /** {@return the problem of an unknown release, with links to those there are} */
    public static Problem unknown(Classification classification, List<Release> known) {
        return new Problem(404, "release").withLinks(links(classification, known));
    }

    private static List<Link> links(Classification classification, List<Release> known) {
        return known.stream()
                .map(release -> new Link(
                        release.id(),
                        new BrowseContext(classification, Optional.of(release), Language.ENGLISH, false, List.of())
                                .to(classification.root().in(release))))
                .toList();
    }

    /**
     * Names the languages of a release.
     *
     * @return the languages; empty when WHO cannot be asked
     * @throws NotFound when the classification is not in the release
     */
    public List<BrowseContext.Choice> languages(Classification classification, Optional<Release> release) {
        try {
            return switch (classification) {
                case MMS, ICF ->
                    choices(gateway.classification(
                                    release.orElseThrow(),
                                    classification.linearization().orElseThrow(),
                                    Language.ENGLISH)
                            .value());
                case FOUNDATION ->
                    choices(gateway.foundation(release, Language.ENGLISH).value());
                case ICD10 ->
                    new Icd10Uri(release, Optional.empty())
                            .languages().stream()
                                    .map(language -> new BrowseContext.Choice(language, false))
                                    .toList();
            };
        } catch (NotFound e) {
            if (release.filter(r -> isWithdrawn(classification, r)).isPresent()) {
                return List.of();
            }
            throw e;
        } catch (IcdFailure e) {
            return List.of();
        }
    }

    private static List<BrowseContext.Choice> choices(ClassificationTop top) {
        return top.languages().stream()
                .map(language -> new BrowseContext.Choice(
                        language, top.prereleaseLanguages().contains(language)))
                .toList();
    }

    private static List<BrowseContext.Choice> choices(FoundationTop top) {
        return top.languages().stream()
                .map(language -> new BrowseContext.Choice(language, false))
                .toList();
    }
}
