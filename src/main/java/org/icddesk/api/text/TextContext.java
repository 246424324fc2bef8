// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.text;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.stream.Collectors;
import org.icddesk.api.problem.ApiProblem;
import org.icddesk.api.search.SearchContext;
import org.icddesk.browse.BrowseContext;
import org.icddesk.browse.Classification;
import org.icddesk.browse.ReleaseCatalogue;
import org.icddesk.icd.Release;

/** Resolves what a cell of a spreadsheet asks about: classification, release and language. */
@ApplicationScoped
public class TextContext {

    private final SearchContext contexts;
    private final ReleaseCatalogue catalogue;

    protected TextContext() {
        this(null, null);
    }

    @Inject
    public TextContext(SearchContext contexts, ReleaseCatalogue catalogue) {
        this.contexts = contexts;
        this.catalogue = catalogue;
    }

    /**
     * Resolves a context. Without a classification it is ICD-11, or ICD-10 if only that has the release.
     *
     * @param classification its name in addresses; null or blank for none
     * @param release null, blank or {@code latest} for the latest
     * @param lang the language wanted; null for the first of those accepted
     * @param accepted the header {@code Accept-Language}; may be null
     */
    BrowseContext find(String classification, String release, String lang, String accepted) {
        String where = classification == null || classification.isBlank() ? implied(release) : classification;
        BrowseContext context = contexts.find(lang, accepted, release, where);
        if (context.classification() == Classification.FOUNDATION) {
            throw new ApiProblem(400, "The classification must be mms, icf or icd10.");
        }
        context.release().ifPresent(named -> requireKnown(named, context.classification()));
        return context;
    }

    private String implied(String release) {
        return Optional.ofNullable(release)
                .flatMap(Release::parse)
                .filter(named -> !catalogue.releases(Classification.MMS).contains(named)
                        && catalogue.releases(Classification.ICD10).contains(named))
                .map(named -> Classification.ICD10.segment())
                .orElse(Classification.MMS.segment());
    }

    private void requireKnown(Release release, Classification classification) {
        if (!catalogue.mayHave(classification, release)) {
            throw new ApiProblem(
                    404,
                    classification.segment() + " has no release " + release.id() + ". It has "
                            + catalogue.releases(classification).stream()
                                    .map(Release::id)
                                    .collect(Collectors.joining(", "))
                            + ".");
        }
    }
}
