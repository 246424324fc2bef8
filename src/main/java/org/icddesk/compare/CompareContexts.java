// SPDX-License-Identifier: Apache-2.0
package org.icddesk.compare;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.icddesk.answer.IcdFailure;
import org.icddesk.browse.BrowseContext;
import org.icddesk.browse.BrowseContextResolver;
import org.icddesk.browse.Classification;
import org.icddesk.browse.PageFrame;
import org.icddesk.browse.ReleaseCatalogue;
import org.icddesk.compare.release.ReleasePair;
import org.icddesk.gateway.IcdGateway;
import org.icddesk.icd.Language;
import org.icddesk.icd.Release;
import org.icddesk.web.Languages;
import org.icddesk.web.Link;
import org.icddesk.web.Page;
import org.icddesk.web.Problem;

/** Finds the reader's position in two releases at once, and the ways to others. */
@RequestScoped
public class CompareContexts {

    private final BrowseContextResolver resolver;
    private final ReleaseCatalogue catalogue;
    private final IcdGateway gateway;
    private final Page page;

    /**
     * A position in both releases, in one language.
     *
     * @param from the position in the earlier release
     * @param to the position in the later release
     */
    record Both(BrowseContext from, BrowseContext to) {}

    protected CompareContexts() {
        this(null, null, null, null);
    }

    @Inject
    public CompareContexts(BrowseContextResolver resolver, ReleaseCatalogue catalogue, IcdGateway gateway, Page page) {
        this.resolver = resolver;
        this.catalogue = catalogue;
        this.gateway = gateway;
        this.page = page;
    }

    /** {@return the positions; in English where the earlier release is not in the reader's language} */
    Both of(ReleasePair pair) {
        Classification classification = Classification.of(pair.uri());
        BrowseContext to = resolver.in(classification, Optional.of(pair.to()));
        List<String> known = ReleaseCatalogue.tags(catalogue.languages(classification, Optional.of(pair.from())));
        Language language = known.contains(to.language().tag()) ? to.language() : Language.ENGLISH;
        if (!language.equals(to.language())) {
            page.note(
                    "compare.language",
                    pair.from().id(),
                    Languages.ownName(to.language().tag()));
        }
        return new Both(in(to, pair.from(), language), in(to, pair.to(), language));
    }

    private static BrowseContext in(BrowseContext context, Release release, Language language) {
        return new BrowseContext(
                context.classification(),
                Optional.of(release),
                language,
                context.languageChosen(),
                context.languages());
    }

    /** {@return the problem of an entity that neither release has, with the releases that have it} */
    Problem inNeither(ReleasePair pair, Both both) {
        List<Link> others = versions(pair).stream()
                .map(release -> new Link(release.id(), both.to().to(pair.uri().in(release))))
                .toList();
        return others.isEmpty()
                ? new Problem(404, "entity")
                : new Problem(
                                404,
                                "compare-neither",
                                pair.from().id(),
                                pair.to().id())
                        .withLinks(others);
    }

    private List<Release> versions(ReleasePair pair) {
        try {
            return gateway.releases(pair.uri());
        } catch (IcdFailure e) {
            return List.of();
        }
    }

    /** {@return the same comparison from each release that is earlier than the later one} */
    List<PageFrame.Choice> earlier(ReleasePair pair, Both both) {
        return choices(
                pair,
                both,
                pair.from(),
                release -> release.compareTo(pair.to()) < 0,
                release -> new ReleasePair(pair.uri(), release, pair.to()));
    }

    /** {@return the same comparison to each release that is later than the earlier one} */
    List<PageFrame.Choice> later(ReleasePair pair, Both both) {
        return choices(
                pair,
                both,
                pair.to(),
                release -> release.compareTo(pair.from()) > 0,
                release -> new ReleasePair(pair.uri(), pair.from(), release));
    }

    private List<PageFrame.Choice> choices(
            ReleasePair pair,
            Both both,
            Release current,
            Predicate<Release> possible,
            Function<Release, ReleasePair> with) {
        return catalogue.releases(Classification.of(pair.uri())).stream()
                .filter(possible)
                .map(release -> new PageFrame.Choice(
                        release.id(),
                        null,
                        both.to().withLanguage(CompareAddress.of(with.apply(release))),
                        release.equals(current),
                        false))
                .toList();
    }
}
