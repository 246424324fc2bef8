// SPDX-License-Identifier: Apache-2.0
package org.icddesk.doris;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.icddesk.browse.BrowseContext;
import org.icddesk.browse.Classification;
import org.icddesk.browse.ReleaseCatalogue;
import org.icddesk.icd.Language;
import org.icddesk.icd.Release;
import org.icddesk.web.Page;

/** The releases of ICD-11 in which certificates can be checked: WHO offers DORIS from 2023 on. */
@RequestScoped
public class DorisReleases {

    private static final Release FIRST = new Release("2023-01");

    private final ReleaseCatalogue catalogue;
    private final Page page;

    protected DorisReleases() {
        this(null, null);
    }

    @Inject
    public DorisReleases(ReleaseCatalogue catalogue, Page page) {
        this.catalogue = catalogue;
        this.page = page;
    }

    /** {@return the releases, the newest first; empty if WHO cannot be asked} */
    List<Release> all() {
        return catalogue.releases(Classification.MMS).stream()
                .filter(release -> release.compareTo(FIRST) >= 0)
                .toList();
    }

    /**
     * {@return where to look codes up, in the language of the page as far as the release has it}
     *
     * @param wanted the name of a release; of one that does not exist, or has no DORIS, the default release takes the place
     * @throws org.icddesk.answer.IcdFailure if WHO cannot be asked which release that is
     */
    BrowseContext context(Optional<String> wanted) {
        Release release = wanted.flatMap(Release::parse)
                .filter(named -> all().contains(named))
                .or(() -> catalogue.defaultRelease(Classification.MMS))
                .orElseThrow();
        List<BrowseContext.Choice> languages = catalogue.languages(Classification.MMS, Optional.of(release));
        String tag = ReleaseCatalogue.tags(languages).contains(page.getLanguage())
                ? page.getLanguage()
                : Language.ENGLISH.tag();
        return new BrowseContext(Classification.MMS, Optional.of(release), new Language(tag), false, languages);
    }
}
