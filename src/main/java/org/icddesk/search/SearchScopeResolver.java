// SPDX-License-Identifier: Apache-2.0
package org.icddesk.search;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.icddesk.browse.BrowseContext;
import org.icddesk.browse.BrowseContextResolver;
import org.icddesk.browse.Classification;
import org.icddesk.browse.PageFrame;
import org.icddesk.browse.ReleaseCatalogue;
import org.icddesk.icd.Release;
import org.icddesk.web.Page;
import org.icddesk.web.PageRequest;
import org.icddesk.web.Problem;

/** Resolves where to search: the classification and release that an address names. */
@RequestScoped
public class SearchScopeResolver {

    private final PageRequest request;
    private final Page page;
    private final BrowseContextResolver resolver;
    private final ReleaseCatalogue catalogue;

    protected SearchScopeResolver() {
        this(null, null, null, null);
    }

    @Inject
    public SearchScopeResolver(
            PageRequest request, Page page, BrowseContextResolver resolver, ReleaseCatalogue catalogue) {
        this.request = request;
        this.page = page;
        this.resolver = resolver;
        this.catalogue = catalogue;
    }

    /**
     * Resolves the scope.
     *
     * @return the scope; ICD-11's standard release where the address names none
     * @throws Problem 404 if it names a release that does not exist
     */
    BrowseContext find() {
        Classification classification = classification();
        Optional<Release> named = ReleaseCatalogue.named(request);
        named.ifPresent(release -> catalogue.requireExisting(classification, release));
        return named.isPresent() ? resolver.in(classification, named) : resolver.defaultContext(classification);
    }

    private Classification classification() {
        Optional<String> named = request.parameter("linearization");
        Optional<Classification> known = named.flatMap(Classification::parse);
        if (named.isPresent() && known.isEmpty()) {
            page.note("filter.linearization.unknown");
        }
        return known.orElse(Classification.MMS);
    }

    /** {@return the same search in every release} */
    List<PageFrame.Choice> releases(BrowseContext context) {
        return catalogue.releases(context.classification()).stream()
                .map(release -> new PageFrame.Choice(
                        release.id(),
                        null,
                        request.address().without("page").with("release", release.id()),
                        context.release().filter(release::equals).isPresent(),
                        false))
                .toList();
    }
}
