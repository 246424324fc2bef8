// SPDX-License-Identifier: Apache-2.0
package org.icddesk.entity;

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
import org.icddesk.browse.Translations;
import org.icddesk.compare.CompareAddress;
import org.icddesk.export.DownloadFormat;
import org.icddesk.icd.EntityId;
import org.icddesk.icd.Icd10Code;
import org.icddesk.icd.Icd10Uri;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.LinearizationUri;
import org.icddesk.icd.Release;
import org.icddesk.lookup.NearestCode;
import org.icddesk.request.AnswerTimeout;
import org.icddesk.web.Address;
import org.icddesk.web.Link;
import org.icddesk.web.Page;
import org.icddesk.web.PageRequest;
import org.icddesk.web.Pager;
import org.icddesk.web.Problem;

/** The view model of the page of an entity, or of a classification as a whole. */
@Named("entityPage")
@RequestScoped
public class EntityPage {

    private static final int MAX_CHILDREN = 200;

    private final PageRequest request;
    private final Page page;
    private final PageFrame frame;
    private final BrowseContextResolver resolver;
    private final ReleaseCatalogue catalogue;
    private final EntityViewFactory views;
    private final EntityTitles titles;
    private final NearestCode nearest;
    private IcdUri uri;
    private BrowseContext context;
    private EntityView view;
    private List<? extends IcdUri> children;
    private List<EntityRow> shown;

    protected EntityPage() {
        this(null, null, null, null, null, null, null, null);
    }

    @Inject
    public EntityPage(
            PageRequest request,
            Page page,
            PageFrame frame,
            BrowseContextResolver resolver,
            ReleaseCatalogue catalogue,
            EntityViewFactory views,
            EntityTitles titles,
            NearestCode nearest) {
        this.request = request;
        this.page = page;
        this.frame = frame;
        this.resolver = resolver;
        this.catalogue = catalogue;
        this.views = views;
        this.titles = titles;
        this.nearest = nearest;
    }

    /** Loads everything that the page shows. */
    public void load() {
        uri = EntityRoute.identifier(request);
        Classification classification = Classification.of(uri);
        Optional<Release> release = classification == Classification.FOUNDATION
                ? ReleaseCatalogue.named(request).or(() -> catalogue.defaultRelease(classification))
                : uri.release();
        release.ifPresent(named -> catalogue.requireExisting(classification, named));
        release.filter(named -> catalogue.isWithdrawn(classification, named))
                .ifPresent(withdrawn -> page.warn("release.withdrawn", withdrawn.id()));
        context = resolver.in(classification, release);
        frame.open(context);
        try {
            view = views.of(uri, context);
        } catch (NotFound e) {
            throw notInRelease();
        }
        frame.offerReleases(view.around().releases());
        page.setTitle(view.head().line());
        children = view.around().children();
        int first = (Pager.number(request, children.size(), MAX_CHILDREN) - 1) * MAX_CHILDREN;
        shown = titles.rows(context, children.subList(first, Math.min(children.size(), first + MAX_CHILDREN)));
        if (titles.isPartial() || shown.stream().anyMatch(EntityRow::missing)) {
            page.warn("partial");
        }
    }

    /** Offers other releases for an entity that this one does not have. */
    private Problem notInRelease() {
        List<Link> others = views.others(uri, context);
        if (others.isEmpty() && uri instanceof Icd10Uri icd10) {
            return nearest.of(icd10);
        }
        return others.isEmpty() || context.release().isEmpty()
                ? new Problem(404, "entity")
                : new Problem(404, "not-in-release", context.release().get().id()).withLinks(others);
    }

    /** {@return the heading: code, title, kind and identifiers} */
    public EntityView.Head getHead() {
        return view.head();
    }

    /** {@return the texts and lists of the entity} */
    public EntityView.Body getBody() {
        return view.body();
    }

    /** {@return the position in the classification} */
    public EntityView.Position getAround() {
        return view.around();
    }

    /** {@return WHO's identifier} */
    public String getUri() {
        return uri.canonical();
    }

    /** {@return the children shown on this page of the list} */
    public List<EntityRow> getChildren() {
        return shown;
    }

    /** {@return all children of the entity, loaded if necessary} */
    List<EntityRow> allChildren() {
        return titles.rows(context, children);
    }

    /** {@return the titles of all children in the languages beside the first} */
    Translations translations() {
        return titles.translations(context, children, AnswerTimeout.BATCH).orThrow();
    }

    /** {@return the identifier of the entity} */
    IcdUri identifier() {
        return uri;
    }

    /** {@return the reader's position} */
    BrowseContext context() {
        return context;
    }

    /** {@return the name of a file with a list of what is below the entity, without extension} */
    String fileName(String list) {
        String last = getUri().substring(getUri().lastIndexOf('/') + 1);
        return "icd-" + context.classification().segment() + "-"
                + context.release().map(Release::id).orElse("") + "-" + last + "-" + list;
    }

    /** {@return the downloads of all children of the entity; empty if it has none} */
    public List<Link> getTakeaways() {
        return children.isEmpty() ? List.of() : DownloadFormat.of(request);
    }

    /**
     * {@return the downloads of all that is below the entity; empty if that is nothing, or a classification as a whole
     * that is known to be too large}
     */
    public List<Link> getWholeTakeaways() {
        return children.isEmpty() || isWhole() && context.classification() != Classification.ICF
                ? List.of()
                : DownloadFormat.ofSubtree(request);
    }

    /** {@return the pages of the list of children} */
    public Pager getPager() {
        return Pager.of(request, children.size(), MAX_CHILDREN);
    }

    /** {@return comparisons with each other release of the classification, whether or not that has the entity} */
    public List<Link> getComparisons() {
        return context.release()
                .map(release -> catalogue.releases(context.classification()).stream()
                        .flatMap(other -> CompareAddress.of(uri, release, other)
                                .map(address -> new Link(other.id(), context.withLanguage(address)))
                                .stream())
                        .toList())
                .orElse(List.of());
    }

    /** {@return whether this is a classification as a whole} */
    public boolean isWhole() {
        return uri.isRoot();
    }

    /** {@return the classification as a whole; null where that is the page itself} */
    public Address getRoot() {
        return isWhole() ? null : context.to(uri.root());
    }

    /** {@return where a cluster is built with the code of this entity; null if nothing can be added to it} */
    public Address getBuild() {
        String code = view.head().code();
        return code.isEmpty() || view.body().axes().isEmpty()
                ? null
                : context.withLanguage(Address.of("code", code)
                        .with("build", "on")
                        .with("release", uri.release().map(Release::id).orElse(null)));
    }

    /** {@return the address of a search below this entity; null if that is not possible} */
    public Address getSearchBelow() {
        return subtree()
                .filter(subtree -> !view.around().children().isEmpty())
                .map(subtree -> context.withLanguage(Address.of("search")
                        .with("linearization", context.classification().segment())
                        .with("release", uri.release().map(Release::id).orElse(null))
                        .with("subtree", subtree)))
                .orElse(null);
    }

    /** {@return this entity as the address of a search names it; ICD-10 is searched only where there is an index of it} */
    private Optional<String> subtree() {
        if (uri instanceof Icd10Uri category) {
            return category.code().map(Icd10Code::code).filter(code -> frame.getSearched() != null);
        }
        return uri instanceof LinearizationUri entity && entity.residual().isEmpty()
                ? entity.id().map(EntityId::digits)
                : Optional.empty();
    }
}
