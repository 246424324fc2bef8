// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.cluster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.icddesk.api.problem.ApiProblem;
import org.icddesk.browse.Classification;
import org.icddesk.browse.ReleaseCatalogue;
import org.icddesk.cluster.ClusterText;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.Language;
import org.icddesk.icd.Linearization;
import org.icddesk.icd.LinearizationUri;
import org.icddesk.icd.Release;
import org.icddesk.icd.Scope;
import org.icddesk.icd.code.CodeReading;
import org.icddesk.icd.code.UriExpression;
import org.icddesk.web.content.AcceptLanguage;

/** Resolves where a program has a cluster checked. */
@ApplicationScoped
public class CheckContext {

    private final ReleaseCatalogue catalogue;

    protected CheckContext() {
        this(null);
    }

    @Inject
    public CheckContext(ReleaseCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * Where to check, and in which language to answer.
     *
     * @param scope linearization and release
     */
    record Where(Scope scope, Language language) {}

    /** {@return where a plain code is looked for} */
    Where find(CheckRequest request, String accepted) {
        return find(
                request,
                request.code().flatMap(CodeReading::of).orElseThrow(() -> new ApiProblem(400, "There is no code.")),
                accepted);
    }

    /** {@return the linearization of the code; the release named, else that of the identifier, else the latest} */
    Where find(CheckRequest request, CodeReading reading, String accepted) {
        Optional<LinearizationUri> identifier = identifier(reading);
        Linearization linearization = identifier
                .map(LinearizationUri::linearization)
                .or(() -> ClusterText.expression(reading).map(ClusterText::linearization))
                .orElse(Linearization.MMS);
        Classification classification = Classification.of(linearization);
        Release release = request.release()
                .filter(name -> !name.isBlank() && !name.equals("latest"))
                .map(CheckContext::parsed)
                .or(() -> identifier.flatMap(LinearizationUri::release))
                .map(named -> existing(named, classification))
                .or(() -> catalogue.defaultRelease(classification))
                .orElseThrow();
        List<String> tags = ReleaseCatalogue.tags(catalogue.languages(classification, Optional.of(release)));
        String tag = request.lang()
                .filter(tags::contains)
                .or(() -> AcceptLanguage.of(accepted).best(tags))
                .orElse(Language.ENGLISH.tag());
        return new Where(Scope.of(release, linearization), new Language(tag));
    }

    private static Release parsed(String name) {
        return Release.parse(name).orElseThrow(() -> new ApiProblem(400, "release must be a release such as 2024-01."));
    }

    private Release existing(Release release, Classification classification) {
        if (!catalogue.mayHave(classification, release)) {
            throw new ApiProblem(
                    404,
                    classification.segment() + " has no release " + release + ". It has "
                            + catalogue.releases(classification).stream()
                                    .map(Release::id)
                                    .collect(Collectors.joining(", "))
                            + ".");
        }
        return release;
    }

    private static Optional<LinearizationUri> identifier(CodeReading reading) {
        Stream<IcdUri> uris = reading instanceof CodeReading.IdentifierCluster cluster
                ? cluster.expression().parts().stream().map(UriExpression.Part::uri)
                : reading instanceof CodeReading.Identifier one
                        ? Stream.of(one.address().uri())
                        : Stream.empty();
        return uris.filter(LinearizationUri.class::isInstance)
                .map(LinearizationUri.class::cast)
                .findFirst();
    }
}
