// SPDX-License-Identifier: Apache-2.0
package org.icddesk.cluster;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.icddesk.browse.BrowseContext;
import org.icddesk.browse.BrowseContextResolver;
import org.icddesk.browse.Classification;
import org.icddesk.browse.PageFrame;
import org.icddesk.browse.ReleaseCatalogue;
import org.icddesk.lookup.CodeResolver;
import org.icddesk.lookup.LookupScope;
import org.icddesk.request.AnswerTimeout;
import org.icddesk.search.AbsentCode;
import org.icddesk.search.CodeOrIdentifierLookup;
import org.icddesk.search.FoundEntity;
import org.icddesk.web.Page;
import org.icddesk.web.PageRequest;

/** The view model of the page that shows all that a text names, where that is more than one entity. */
@Named("codePage")
@RequestScoped
public class CodePage {

    private final PageRequest request;
    private final Page page;
    private final PageFrame frame;
    private final BrowseContextResolver resolver;
    private final ReleaseCatalogue catalogue;
    private final CodeResolver codes;
    private final CodeOrIdentifierLookup lookup;
    private String written;
    private CodeOrIdentifierLookup.LookupResult named;

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
            CodeResolver codes,
            CodeOrIdentifierLookup lookup) {
        this.request = request;
        this.page = page;
        this.frame = frame;
        this.resolver = resolver;
        this.catalogue = catalogue;
        this.codes = codes;
        this.lookup = lookup;
    }

    /** Loads the entities that the text names. */
    public void load() {
        LookupScope scope = CodeRoute.scope(request, catalogue);
        Classification classification = scope.preferred();
        BrowseContext context =
                resolver.in(classification, scope.release().or(() -> catalogue.defaultRelease(classification)));
        frame.open(context);
        written = CodeRoute.written(request);
        page.setTitle(written);
        named = lookup.result(
                codes.resolve(
                        CodeRoute.reading(request),
                        new LookupScope(
                                classification, context.release(), false, context.language(), AnswerTimeout.PAGE)),
                context);
        named.throwFailure();
    }

    /** {@return what was written} */
    public String getCode() {
        return written;
    }

    /** {@return the entities that the text names} */
    public List<FoundEntity> getFound() {
        return named.found();
    }

    /** {@return the codes in the text that do not exist} */
    public List<AbsentCode> getAbsent() {
        return named.absent();
    }
}
