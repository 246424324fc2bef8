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
import org.icddesk.web.Page;
import org.icddesk.web.PageRequest;
import org.icddesk.web.Problem;

/** The view model of the page that explains a code cluster, code by code. */
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
    private CodeExpression code;
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
        this(null, null, null, null, null, null, null);
    }

    @Inject
    public CodePage(
            PageRequest request,
            Page page,
            PageFrame frame,
            BrowseContextResolver resolver,
            ReleaseCatalogue catalogue,
            IcdGateway gateway,
            EntityTitles titles) {
        this.request = request;
        this.page = page;
        this.frame = frame;
        this.resolver = resolver;
        this.catalogue = catalogue;
        this.gateway = gateway;
        this.titles = titles;
    }

    /** Loads the parts of the code. */
    public void load() {
        code = CodeRoute.code(request);
        BrowseContext context = resolver.in(Classification.MMS, Optional.of(CodeRoute.release(request, catalogue)));
        frame.open(context);
        page.setTitle(code.text());
        if (!code.isCluster()) {
            throw new Problem(
                    404, "code", code.text(), context.release().orElseThrow().id());
        }
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

    /** {@return the cluster, normalised} */
    public String getCode() {
        return code.text();
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
