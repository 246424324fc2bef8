// SPDX-License-Identifier: Apache-2.0
package org.icddesk.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.icddesk.answer.NotFound;
import org.icddesk.browse.BrowseContext;
import org.icddesk.browse.Classification;
import org.icddesk.browse.ReleaseCatalogue;
import org.icddesk.gateway.IcdGateway;
import org.icddesk.icd.Language;
import org.icddesk.icd.LinearizationUri;
import org.icddesk.icd.Release;
import org.icddesk.icd.code.CodeExpression;
import org.icddesk.icd.code.CodeOptions;
import org.icddesk.icd.code.InvalidCode;
import org.icddesk.web.PageRequest;
import org.icddesk.web.PageRoute;
import org.icddesk.web.Problem;
import org.icddesk.web.RouteResult;

/** Routes addresses that contain an ICD-11 code: to its entity if it has one, otherwise to an explanation. */
@ApplicationScoped
public class CodeRoute implements PageRoute {

    private final IcdGateway gateway;
    private final ReleaseCatalogue catalogue;

    protected CodeRoute() {
        this(null, null);
    }

    @Inject
    public CodeRoute(IcdGateway gateway, ReleaseCatalogue catalogue) {
        this.gateway = gateway;
        this.catalogue = catalogue;
    }

    @Override
    public Set<String> prefixes() {
        return Set.of("code");
    }

    @Override
    public Optional<RouteResult> find(PageRequest request) {
        CodeExpression code = code(request);
        if (code.isCluster()) {
            return Optional.of(new RouteResult.View("code"));
        }
        return Optional.of(entity(code, request)
                .<RouteResult>map(uri -> new RouteResult.Redirect(
                        BrowseContext.address(uri)
                                .with("lang", request.parameter("lang").orElse(null)),
                        false))
                .orElse(new RouteResult.View("code")));
    }

    /**
     * Reads the code that an address names.
     *
     * @throws Problem 400 if it is malformed; 404 if it names no code
     */
    static CodeExpression code(PageRequest request) {
        // A cluster may contain an unencoded slash: /code/5A11/9B71.0Z.
        List<String> rest =
                request.address().path().subList(1, request.address().path().size());
        String written = rest.isEmpty() ? request.parameter("code").orElse("") : String.join("/", rest);
        try {
            return CodeExpression.parse(written);
        } catch (InvalidCode e) {
            throw new Problem(
                    400,
                    "code-" + e.reason().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    String.valueOf(e.part()),
                    e.written());
        }
    }

    /** {@return the release that an address names, or the default} */
    static Release release(PageRequest request, ReleaseCatalogue catalogue) {
        Optional<Release> named = ReleaseCatalogue.named(request);
        named.ifPresent(release -> catalogue.requireExisting(Classification.MMS, release));
        return named.or(() -> catalogue.defaultRelease(Classification.MMS)).orElseThrow();
    }

    private Optional<LinearizationUri> entity(CodeExpression code, PageRequest request) {
        boolean functioning = Character.isLowerCase(code.stem().code().charAt(0));
        Classification classification = functioning ? Classification.ICF : Classification.MMS;
        Release release = functioning && !request.has("release")
                ? catalogue.defaultRelease(Classification.ICF).orElseThrow()
                : release(request, catalogue);
        BrowseContext context =
                new BrowseContext(classification, Optional.of(release), Language.ENGLISH, false, List.of());
        try {
            return gateway.codeInfo(context.scope(), code, CodeOptions.DEFAULT)
                    .value()
                    .stem();
        } catch (NotFound e) {
            return Optional.empty();
        }
    }
}
