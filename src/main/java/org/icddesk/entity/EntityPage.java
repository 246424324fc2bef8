// SPDX-License-Identifier: Apache-2.0
package org.icddesk.entity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import org.icddesk.export.Takeaway;
import org.icddesk.gateway.FoundationUri;
import org.icddesk.gateway.Icd10Uri;
import org.icddesk.gateway.IcdUri;
import org.icddesk.gateway.LinearizationUri;
import org.icddesk.gateway.NotFound;
import org.icddesk.gateway.Release;
import org.icddesk.reading.Classification;
import org.icddesk.reading.Desk;
import org.icddesk.reading.Editions;
import org.icddesk.reading.Place;
import org.icddesk.reading.Places;
import org.icddesk.reading.Row;
import org.icddesk.reading.Titles;
import org.icddesk.web.Address;
import org.icddesk.web.Link;
import org.icddesk.web.Page;
import org.icddesk.web.Pager;
import org.icddesk.web.Problem;
import org.icddesk.web.Visit;

/** The page of an entity, or of a classification as a whole. */
@Named("entityPage")
@RequestScoped
public class EntityPage {

    private static final int MOST_CHILDREN = 200;

    private final Visit visit;
    private final Page page;
    private final Desk desk;
    private final Places places;
    private final Editions editions;
    private final Sheets sheets;
    private final Titles titles;
    private IcdUri uri;
    private Place place;
    private Sheet sheet;
    private List<? extends IcdUri> children;
    private List<Row> shown;

    /** For the container's proxy alone. */
    protected EntityPage() {
        this(null, null, null, null, null, null, null);
    }

    /**
     * Prepares the page.
     *
     * @param visit names the entity
     * @param page is told title and language
     * @param desk is told place and releases
     * @param places finds the place
     * @param editions knows the releases
     * @param sheets make what the page shows
     * @param titles finds titles of what stands under the entity
     */
    @Inject
    public EntityPage(
            Visit visit, Page page, Desk desk, Places places, Editions editions, Sheets sheets, Titles titles) {
        this.visit = visit;
        this.page = page;
        this.desk = desk;
        this.places = places;
        this.editions = editions;
        this.sheets = sheets;
        this.titles = titles;
    }

    /** Asks for everything the page shows. */
    public void load() {
        uri = EntitySection.identifier(visit);
        Classification classification = Classification.of(uri);
        Optional<Release> release = release(uri);
        release.ifPresent(named -> editions.check(classification, named));
        release.filter(named -> editions.isWithdrawn(classification, named))
                .ifPresent(withdrawn -> page.warn("release.withdrawn", withdrawn.id()));
        place = places.in(classification, release);
        desk.open(place);
        try {
            sheet = sheets.of(uri, place);
        } catch (NotFound e) {
            throw elsewhere();
        }
        desk.offerReleases(sheet.around().releases());
        page.entitle(sheet.head().line());
        children = sheet.around().children();
        int first = (Pager.number(visit, children.size(), MOST_CHILDREN) - 1) * MOST_CHILDREN;
        shown = titles.rows(place, children.subList(first, Math.min(children.size(), first + MOST_CHILDREN)));
        if (titles.isPartial() || shown.stream().anyMatch(Row::missing)) {
            page.warn("partial");
        }
    }

    private Optional<Release> release(IcdUri of) {
        if (of instanceof LinearizationUri entity) {
            return entity.release();
        }
        if (of instanceof Icd10Uri entity) {
            return entity.release();
        }
        return visit.parameter("release")
                .filter(r -> !r.equals("latest"))
                .map(r -> Release.parse(r).orElseThrow(() -> new Problem(404, "release")))
                .or(() -> editions.standard(Classification.FOUNDATION));
    }

    /** An entity that this release does not have may be in others. */
    private Problem elsewhere() {
        List<Link> others = sheets.others(uri, place);
        return others.isEmpty() || place.release().isEmpty()
                ? new Problem(404, "entity")
                : new Problem(404, "not-in-release", place.release().get().id()).leadingTo(others);
    }

    /** {@return what the entity is} */
    public Sheet.Head getHead() {
        return sheet.head();
    }

    /** {@return what is said of it} */
    public Sheet.Body getBody() {
        return sheet.body();
    }

    /** {@return where it stands} */
    public Sheet.Around getAround() {
        return sheet.around();
    }

    /** {@return WHO's identifier} */
    public String getUri() {
        return uri.canonical();
    }

    /** {@return what stands under the entity, on this page of it} */
    public List<Row> getChildren() {
        return shown;
    }

    /** {@return all that stands under the entity, asked for as far as it is not shown} */
    List<Row> allChildren() {
        return titles.rows(place, children);
    }

    /** {@return what the page is of} */
    IcdUri identifier() {
        return uri;
    }

    /** {@return where the reader is} */
    Place place() {
        return place;
    }

    /** {@return where all that stands under the entity can be had as a file; empty where nothing does} */
    public List<Link> getTakeaways() {
        return children.isEmpty() ? List.of() : Takeaway.of(visit);
    }

    /** {@return the pages of the list of children} */
    public Pager getPager() {
        return Pager.of(visit, children.size(), MOST_CHILDREN);
    }

    /** {@return whether this is a classification as a whole} */
    public boolean isWhole() {
        return sheet.head().kind().equals("kind.classification")
                || sheet.head().kind().equals("kind.foundation");
    }

    /** {@return the classification as a whole; null where that is the page itself} */
    public Address getRoot() {
        return isWhole() ? null : place.to(root());
    }

    private IcdUri root() {
        if (uri instanceof LinearizationUri entity) {
            return entity.root();
        }
        return uri instanceof FoundationUri
                ? FoundationUri.ROOT
                : Icd10Uri.root(place.release().orElseThrow());
    }

    /** {@return where to search below this entity alone; null where that cannot be done} */
    public Address getSearchBelow() {
        return uri instanceof LinearizationUri entity
                        && !entity.isRoot()
                        && entity.residual().isEmpty()
                        && !sheet.around().children().isEmpty()
                ? place.kept(Address.of("search")
                        .with("linearization", place.classification().segment())
                        .with("release", entity.release().map(Release::id).orElse(null))
                        .with("subtree", entity.id().orElseThrow().digits()))
                : null;
    }
}
