// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.code;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.icddesk.api.icd.ParameterType;
import org.icddesk.api.problem.ApiProblem;
import org.icddesk.browse.Classification;
import org.icddesk.browse.ReleaseCatalogue;
import org.icddesk.icd.Language;
import org.icddesk.icd.Release;
import org.icddesk.lookup.LookupScope;
import org.icddesk.request.AnswerTimeout;
import org.icddesk.web.content.AcceptLanguage;

/** Reads the options of a batch lookup. What cannot be right is 400, a release that there is not 404. */
final class BatchScopeReader {

    /** How many languages a request can choose. */
    static final int MAX_LANGUAGES = 8;

    private static final List<Classification> CODED =
            List.of(Classification.MMS, Classification.ICF, Classification.ICD10);

    private final ReleaseCatalogue catalogue;
    private final Language fallback;

    /**
     * Creates a reader.
     *
     * @param fallback the language of titles if neither the request nor its header names one
     */
    BatchScopeReader(ReleaseCatalogue catalogue, Language fallback) {
        this.catalogue = catalogue;
        this.fallback = fallback;
    }

    BatchScope read(BatchRequest request, String acceptLanguage) {
        Optional<Classification> only = request.option("linearization").map(name -> Classification.parse(name)
                .filter(CODED::contains)
                .orElseThrow(() -> new ApiProblem(400, "linearization must be mms, icf or icd10.")));
        Classification preferred = only.orElse(Classification.MMS);
        Map<Classification, Release> releases = releases(request, "release", only);
        List<Language> titles = languages(request.options("langs"));
        Optional<Language> language =
                languages(request.options("lang")).stream().findFirst();
        LookupScope lookup = new LookupScope(
                preferred,
                Optional.ofNullable(releases.get(preferred)).or(() -> catalogue.defaultRelease(preferred)),
                List.copyOf(releases.values()),
                only.isPresent(),
                language.or(() -> titles.stream().findFirst())
                        .or(() -> AcceptLanguage.of(acceptLanguage).first(Language::parse))
                        .orElse(fallback),
                AnswerTimeout.BATCH);
        return new BatchScope(lookup, releases.keySet(), titles, releases(request, "since", only));
    }

    private static List<Language> languages(List<String> tags) {
        if (tags.size() > MAX_LANGUAGES) {
            throw new ApiProblem(400, "langs can be at most " + MAX_LANGUAGES + " languages.");
        }
        return tags.stream()
                .map(tag -> Language.parse(tag)
                        .orElseThrow(() -> new ApiProblem(400, "lang and langs must be languages such as en.")))
                .distinct()
                .toList();
    }

    /** {@return the releases that an option names, by the classification that has them; the first of each counts} */
    private Map<Classification, Release> releases(BatchRequest request, String option, Optional<Classification> only) {
        Map<Classification, Release> releases = new EnumMap<>(Classification.class);
        for (String name : request.options(option)) {
            if (!name.equals("latest")) {
                Release release = Release.parse(name)
                        .orElseThrow(() ->
                                new ApiProblem(400, option + " must be " + ParameterType.RELEASE.description() + "."));
                releases.putIfAbsent(owner(release, only), release);
            }
        }
        return releases;
    }

    /** {@return the classification that has a release, or else may have it; of several ICD-11} */
    private Classification owner(Release release, Optional<Classification> only) {
        List<Classification> able = only.map(List::of).orElse(CODED);
        return able.stream()
                .filter(classification -> catalogue.releases(classification).contains(release))
                .findFirst()
                .or(() -> able.stream()
                        .filter(classification -> catalogue.mayHave(classification, release))
                        .findFirst())
                .orElseThrow(() -> unknown(release, able));
    }

    private ApiProblem unknown(Release release, List<Classification> able) {
        Classification first = able.get(0);
        return new ApiProblem(
                404,
                first.segment() + " has no release " + release + ". "
                        + able.stream()
                                .flatMap(classification -> Stream.of(catalogue.releases(classification))
                                        .filter(known -> !known.isEmpty())
                                        .map(known -> known.stream()
                                                .map(Release::id)
                                                .collect(Collectors.joining(
                                                        ", ",
                                                        (classification == first ? "It" : classification.segment())
                                                                + " has ",
                                                        "."))))
                                .collect(Collectors.joining(" ")));
    }
}
