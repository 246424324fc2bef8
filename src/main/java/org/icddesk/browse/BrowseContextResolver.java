// SPDX-License-Identifier: Apache-2.0
package org.icddesk.browse;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.icddesk.configuration.Configuration;
import org.icddesk.icd.Language;
import org.icddesk.icd.Release;
import org.icddesk.web.Languages;
import org.icddesk.web.Page;
import org.icddesk.web.PageRequest;

/** Resolves a reader's position: the release if the address names none, and the best language for the reader. */
@RequestScoped
public class BrowseContextResolver {

    private static final int MAX_QUOTED_LENGTH = 20;

    private final PageRequest request;
    private final Page page;
    private final ReleaseCatalogue catalogue;
    private final Language fallbackLanguage;

    protected BrowseContextResolver() {
        request = null;
        page = null;
        catalogue = null;
        fallbackLanguage = null;
    }

    @Inject
    public BrowseContextResolver(
            PageRequest request, Page page, ReleaseCatalogue catalogue, Configuration configuration) {
        this.request = request;
        this.page = page;
        this.catalogue = catalogue;
        this.fallbackLanguage = new Language(configuration.language());
    }

    /** {@return the context in the default release} */
    public BrowseContext defaultContext(Classification classification) {
        return in(classification, catalogue.defaultRelease(classification));
    }

    /** {@return the context in a release that is known to exist, or in the latest of the foundation} */
    public BrowseContext in(Classification classification, Optional<Release> release) {
        List<BrowseContext.Choice> choices = catalogue.languages(classification, release);
        List<String> tags = ReleaseCatalogue.tags(choices);
        Optional<String> wanted = request.parameter("lang");
        boolean chosen = wanted.filter(tags::contains).isPresent();
        String tag = wanted.filter(tags::contains)
                .or(() -> request.accepted().best(tags))
                .or(() -> Optional.of(fallbackLanguage.tag()).filter(tags::contains))
                .orElse(Language.ENGLISH.tag());
        page.switchLanguage(tag);
        wanted.filter(w -> !tags.contains(w))
                .ifPresent(w -> page.note("language.unknown", quoted(w), Languages.ownName(tag)));
        return new BrowseContext(classification, release, new Language(tag), chosen, choices, beside(tag, tags));
    }

    private List<Language> beside(String tag, List<String> tags) {
        BesideLanguages beside = BesideLanguages.of(request.values(BrowseContext.BESIDE), tag, tags);
        beside.unknown().stream().findFirst().ifPresent(unknown -> page.note("beside.unknown", quoted(unknown)));
        if (beside.more()) {
            page.note("beside.more", BesideLanguages.MAX + 1);
        }
        return beside.shown();
    }

    private static String quoted(String text) {
        return text.length() > MAX_QUOTED_LENGTH ? text.substring(0, MAX_QUOTED_LENGTH) + "…" : text;
    }
}
