// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.reconcile;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.icddesk.api.problem.ApiProblem;
import org.icddesk.browse.BrowseContext;
import org.icddesk.browse.Classification;
import org.icddesk.browse.ReleaseCatalogue;
import org.icddesk.candidate.CandidateFinder;
import org.icddesk.icd.Language;
import org.icddesk.icd.Release;

/** Finds the space that an address of a service names. */
@ApplicationScoped
public class EntitySpaces {

    private final ReleaseCatalogue catalogue;
    private final CandidateFinder finder;

    protected EntitySpaces() {
        this(null, null);
    }

    @Inject
    public EntitySpaces(ReleaseCatalogue catalogue, CandidateFinder finder) {
        this.catalogue = catalogue;
        this.finder = finder;
    }

    /**
     * Finds a space.
     *
     * @param classification its name in addresses: {@code mms}, {@code icf} or {@code icd10}
     * @param release the name of a release, or {@code latest}
     * @param language the tag of a language
     * @throws ApiProblem 404 if there is no such service, in words
     */
    EntitySpace find(String classification, String release, String language) {
        Classification where = Classification.parse(classification)
                .filter(known -> known != Classification.FOUNDATION)
                .orElseThrow(() -> new ApiProblem(404, "Lists can be reconciled against mms, icf and icd10."));
        Release named = release(where, release);
        List<BrowseContext.Choice> languages = catalogue.languages(where, Optional.of(named));
        List<String> tags = ReleaseCatalogue.tags(languages);
        String tag = tags.stream()
                .filter(known -> known.equalsIgnoreCase(language))
                .findFirst()
                .orElseThrow(() -> new ApiProblem(
                        404,
                        where.segment() + " " + named + " is not there in that language. It is there in "
                                + String.join(", ", tags) + "."));
        BrowseContext context = new BrowseContext(where, Optional.of(named), new Language(tag), true, languages);
        if (!finder.canSearch(context)) {
            throw new ApiProblem(
                    404,
                    "This server has no index of that release in that language yet. An administrator chooses with"
                            + " icd.index.icd10 what is indexed.");
        }
        return new EntitySpace(context);
    }

    private Release release(Classification where, String name) {
        if (name.equals("latest")) {
            return catalogue.defaultRelease(where).orElseThrow();
        }
        return Release.parse(name)
                .filter(release -> catalogue.mayHave(where, release))
                .orElseThrow(() -> new ApiProblem(
                        404,
                        where.segment() + " has no such release. It has "
                                + catalogue.releases(where).stream()
                                        .map(Release::id)
                                        .collect(Collectors.joining(", ")) + "."));
    }
}
