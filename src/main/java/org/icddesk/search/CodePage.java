// SPDX-License-Identifier: Apache-2.0
package org.icddesk.search;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import org.icddesk.answer.NotFound;
import org.icddesk.browse.BrowseContext;
import org.icddesk.browse.BrowseContextResolver;
import org.icddesk.browse.Classification;
import org.icddesk.browse.EntityRow;
import org.icddesk.browse.EntityTitles;
import org.icddesk.browse.PageFrame;
import org.icddesk.browse.ReleaseCatalogue;
import org.icddesk.gateway.IcdGateway;
import org.icddesk.icd.LinearizationUri;
import org.icddesk.icd.code.CodeExpression;
import org.icddesk.icd.code.CodeInfo;
import org.icddesk.icd.code.CodeOptions;
import org.icddesk.icd.code.CodeReading;
import org.icddesk.lookup.CodeResolver;
import org.icddesk.lookup.LookupScope;
import org.icddesk.lookup.Resolution;
import org.icddesk.request.AnswerTimeout;
import org.icddesk.web.Page;
import org.icddesk.web.PageRequest;

/** The view model of the page that explains a code cluster, code by code, or shows all that a text names. */
@Named("codePage")
@RequestScoped
public class CodePage {

    private final PageRequest request;
    private final Page page;
    private final PageFrame frame;
    private final BrowseContextResolver resolver;
    private final ReleaseCatalogue catalogue;
    private final IcdGateway gateway;
    private final EntityTitles titles;
    private final CodeResolver codes;
    private final CodeOrIdentifierLookup lookup;
    private CodeExpression code;
    private String title;
    private CodeOrIdentifierLookup.LookupResult named;
    private Optional<CodeInfo> info = Optional.empty();
    private List<Line> lines = List.of();

    /**
     * One code of a cluster.
     *
     * @param joint the sign before it; empty for the first
     * @param entity what it stands for; null if WHO does not know the code
     */
    public record Line(String joint, String code, EntityRow entity) {}

    protected CodePage() {
        this(null, null, null, null, null, null, null, null, null);
    }

    @Inject
    public CodePage(
            PageRequest request,
            Page page,
            PageFrame frame,
            BrowseContextResolver resolver,
            ReleaseCatalogue catalogue,
            IcdGateway gateway,
            EntityTitles titles,
            CodeResolver codes,
            CodeOrIdentifierLookup lookup) {
        this.request = request;
        this.page = page;
        this.frame = frame;
        this.resolver = resolver;
        this.catalogue = catalogue;
        this.gateway = gateway;
        this.titles = titles;
        this.codes = codes;
        this.lookup = lookup;
    }

    /** Loads the parts of a cluster, or the entities that a code names. */
    public void load() {
        CodeReading reading = CodeRoute.reading(request);
        LookupScope scope = CodeRoute.scope(request, catalogue);
        Classification classification = scope.preferred();
        BrowseContext context =
                resolver.in(classification, scope.release().or(() -> catalogue.defaultRelease(classification)));
        frame.open(context);
        code = CodeRoute.cluster(reading).orElse(null);
        title = code == null ? CodeRoute.written(request) : code.text();
        page.setTitle(title);
        if (code == null) {
            Resolution resolution = codes.resolve(
                    reading,
                    new LookupScope(classification, context.release(), false, context.language(), AnswerTimeout.PAGE));
            named = lookup.result(resolution, context);
            named.throwFailure();
        } else {
            explain(context);
        }
    }

    private void explain(BrowseContext context) {
        info = info(code, context);
        lines = code.parts().stream()
                .map(part -> new Line(part.joint().sign(), part.code().code(), entity(part, context)))
                .toList();
    }

    private EntityRow entity(CodeExpression.Part part, BrowseContext context) {
        return info(CodeExpression.parse(part.code().code()), context)
                .flatMap(CodeInfo::stem)
                .map(uri -> row(uri, context))
                .orElse(null);
    }

    private EntityRow row(LinearizationUri uri, BrowseContext context) {
        return titles.rows(context, List.of(uri)).get(0);
    }

    private Optional<CodeInfo> info(CodeExpression expression, BrowseContext context) {
        try {
            return Optional.of(frame.recordAge(gateway.codeInfo(context.scope(), expression, CodeOptions.DEFAULT)));
        } catch (NotFound e) {
            return Optional.empty();
        }
    }

    /** {@return the cluster, normalised, or what was written} */
    public String getCode() {
        return title;
    }

    /** {@return whether this is a cluster} */
    public boolean isCluster() {
        return code != null;
    }

    /** {@return the entities that the text names; of a cluster none} */
    public List<FoundEntity> getFound() {
        return named == null ? List.of() : named.found();
    }

    /** {@return the codes in the text that do not exist; of a cluster none} */
    public List<AbsentCode> getAbsent() {
        return named == null ? List.of() : named.absent();
    }

    /** {@return whether WHO accepts the combination} */
    public boolean isValid() {
        return info.isPresent();
    }

    /** {@return the plain code of the same meaning; null if there is none} */
    public String getSimplified() {
        return info.flatMap(CodeInfo::simplifiedCode).orElse(null);
    }

    /** {@return the codes of the cluster in their order} */
    public List<Line> getLines() {
        return lines;
    }
}
