// SPDX-License-Identifier: Apache-2.0
package org.icddesk.cluster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.icddesk.browse.BrowseContext;
import org.icddesk.browse.Classification;
import org.icddesk.browse.ReleaseCatalogue;
import org.icddesk.icd.Language;
import org.icddesk.icd.Release;
import org.icddesk.icd.code.CodeExpression;
import org.icddesk.icd.code.CodeReading;
import org.icddesk.icd.code.InvalidCode;
import org.icddesk.lookup.CodeResolver;
import org.icddesk.lookup.LookupScope;
import org.icddesk.lookup.Match;
import org.icddesk.lookup.NearestCode;
import org.icddesk.lookup.Resolution;
import org.icddesk.request.AnswerTimeout;
import org.icddesk.web.Address;
import org.icddesk.web.PageRequest;
import org.icddesk.web.PageRoute;
import org.icddesk.web.Problem;
import org.icddesk.web.RouteResult;

/** Routes addresses that contain a code: to its entity if it names one, otherwise to an explanation. */
@ApplicationScoped
public class CodeRoute implements PageRoute {

    private final CodeResolver resolver;
    private final ReleaseCatalogue catalogue;
    private final ClusterRoute clusters;

    protected CodeRoute() {
        this(null, null, null);
    }

    @Inject
    public CodeRoute(CodeResolver resolver, ReleaseCatalogue catalogue, ClusterRoute clusters) {
        this.resolver = resolver;
        this.catalogue = catalogue;
        this.clusters = clusters;
    }

    @Override
    public Set<String> prefixes() {
        return Set.of("code");
    }

    @Override
    public Optional<RouteResult> find(PageRequest request) {
        CodeReading reading = reading(request);
        Optional<RouteResult> built = clusters.find(request, reading);
        return built.isPresent() ? built : entity(request, reading);
    }

    private Optional<RouteResult> entity(PageRequest request, CodeReading reading) {
        LookupScope scope = scope(request, catalogue);
        if (reading instanceof CodeReading.Identifier identifier
                && identifier.address().uri().isRoot()) {
            return Optional.of(
                    redirect(request, BrowseContext.address(identifier.address().uri()), Optional.empty()));
        }
        Resolution resolution = resolver.resolve(reading, scope);
        resolution.throwFailure();
        if (resolution.matches().isEmpty()) {
            throw NearestCode.problem(resolution.missing());
        }
        if (resolution.matches().size() > 1 || !resolution.missing().isEmpty()) {
            return Optional.of(new RouteResult.View("code"));
        }
        Match match = resolution.matches().get(0);
        return Optional.of(
                redirect(request, BrowseContext.address(match.entity().value().uri()), match.language()));
    }

    private static RouteResult redirect(PageRequest request, Address address, Optional<Language> language) {
        return new RouteResult.Redirect(
                address.with(
                        "lang",
                        request.parameter("lang")
                                .or(() -> language.map(Language::tag))
                                .orElse(null)),
                false);
    }

    /**
     * Reads the code that an address names.
     *
     * @throws Problem 400 if it has the form of none
     */
    static CodeReading reading(PageRequest request) {
        String written = written(request);
        return ClusterText.of(written).reading().orElseThrow(() -> malformed(written));
    }

    /** {@return the code as an address has it, unsafe in HTML until escaped} */
    static String written(PageRequest request) {
        // A cluster may contain an unencoded slash: /code/5A11/9B71.0Z. One at the end says that it is open.
        List<String> rest =
                request.address().path().subList(1, request.address().path().size());
        return rest.isEmpty()
                ? request.parameter("code").orElse("")
                : String.join("/", rest) + (request.slashed() ? "/" : "");
    }

    private static Problem malformed(String written) {
        try {
            CodeExpression.parse(written);
            return new Problem(404, "identifier");
        } catch (InvalidCode e) {
            return new Problem(
                    400,
                    "code-" + e.reason().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    String.valueOf(e.part()),
                    e.written());
        }
    }

    /**
     * {@return where a code is looked up: ICD-11 first, unless the address names a release of another classification}
     *
     * @throws Problem 404 if it names a release that does not exist
     */
    static LookupScope scope(PageRequest request, ReleaseCatalogue catalogue) {
        Optional<Release> named = ReleaseCatalogue.named(request);
        Classification classification =
                named.flatMap(release -> catalogue.classificationOf(release)).orElse(Classification.MMS);
        named.ifPresent(release -> catalogue.requireExisting(classification, release));
        return new LookupScope(classification, named, false, Language.ENGLISH, AnswerTimeout.PAGE);
    }
}
