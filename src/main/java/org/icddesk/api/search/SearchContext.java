// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.icddesk.api.problem.ApiProblem;
import org.icddesk.browse.BrowseContext;
import org.icddesk.browse.Classification;
import org.icddesk.browse.ReleaseCatalogue;
import org.icddesk.icd.Language;
import org.icddesk.icd.Release;
import org.icddesk.web.PageRequest;
import org.icddesk.web.Problem;
import org.icddesk.web.content.AcceptLanguage;

/** Resolves where a program searches: classification, release and language. */
@ApplicationScoped
public class SearchContext {

    private final ReleaseCatalogue catalogue;

    protected SearchContext() {
        this(null);
    }

    @Inject
    public SearchContext(ReleaseCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** Refuses malformed text, as pages do (B05). */
    public static void check(String query) {
        try {
            PageRequest.of("/", query, null);
        } catch (Problem e) {
            throw new ApiProblem(e.status(), "The query must be well-formed UTF-8 without control characters.");
        }
    }

    /**
     * Resolves a context.
     *
     * @param lang the language wanted; one that the release does not have counts as none
     * @param accepted the languages to choose from without one; English where none fits
     * @param release the release; null, blank or {@code latest} for the latest
     * @param classification the classification by its name in addresses
     */
    public BrowseContext find(String lang, String accepted, String release, String classification) {
        Classification where = Classification.parse(classification)
                .orElseThrow(() -> new ApiProblem(400, "The classification must be mms, icf, foundation or icd10."));
        Optional<Release> wanted = release == null || release.isBlank() || release.equals("latest")
                ? catalogue.defaultRelease(where)
                : Optional.of(Release.parse(release).orElseThrow(() -> new ApiProblem(404, "no such release")));
        List<BrowseContext.Choice> languages = catalogue.languages(where, wanted);
        List<String> tags = ReleaseCatalogue.tags(languages);
        boolean chosen = lang != null && tags.contains(lang);
        String tag = chosen ? lang : AcceptLanguage.of(accepted).best(tags).orElse(Language.ENGLISH.tag());
        return new BrowseContext(where, wanted, new Language(tag), chosen, languages);
    }
}
