// SPDX-License-Identifier: Apache-2.0
package org.icddesk.entity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.icddesk.gateway.IcdEntity;
import org.icddesk.gateway.IcdGateway;
import org.icddesk.gateway.IcdUri;
import org.icddesk.gateway.Release;
import org.icddesk.reading.Desk;
import org.icddesk.reading.Place;
import org.icddesk.reading.Row;
import org.icddesk.reading.Titles;
import org.icddesk.web.Address;
import org.icddesk.web.Visit;

/** Finds where the page of an entity leads: up, to its neighbours and to other releases. */
@RequestScoped
public class EntityNavigation {

    private final Visit visit;
    private final IcdGateway gateway;
    private final Titles titles;

    /** For the container's proxy alone. */
    protected EntityNavigation() {
        this(null, null, null);
    }

    /**
     * Prepares for one page.
     *
     * @param visit the request
     * @param gateway the way to WHO
     * @param titles finds titles of other entities
     */
    @Inject
    public EntityNavigation(Visit visit, IcdGateway gateway, Titles titles) {
        this.visit = visit;
        this.gateway = gateway;
        this.titles = titles;
    }

    /** {@return where an entity stands that has one parent at most} */
    Sheet.Around around(IcdEntity entity, List<? extends IcdUri> above, Place place) {
        List<IcdUri> siblings = siblings(entity, place);
        int here = siblings.indexOf(entity.uri());
        List<IcdUri> before = here > 0 ? siblings.subList(here - 1, here) : List.of();
        List<IcdUri> after = here >= 0 && here + 1 < siblings.size() ? siblings.subList(here + 1, here + 2) : List.of();
        titles.ask(place, Stream.of(above, before, after).flatMap(List::stream).toList());
        return new Sheet.Around(
                titles.rows(place, above),
                entity.children(),
                first(titles.rows(place, before)),
                first(titles.rows(place, after)),
                releases(entity.uri(), place));
    }

    /** {@return where something stands that has nothing above, or so much that there is no one way up} */
    Sheet.Around around(IcdUri uri, List<? extends IcdUri> children, Place place) {
        return new Sheet.Around(List.of(), children, null, null, releases(uri, place));
    }

    private static Row first(List<Row> rows) {
        return rows.isEmpty() ? null : rows.get(0);
    }

    private List<IcdUri> siblings(IcdEntity entity, Place place) {
        return SheetTools.orNone(() -> entity.parents().stream()
                .findFirst()
                .map(parent -> List.<IcdUri>copyOf(
                        parent.isRoot()
                                ? gateway.top(parent, place.release(), place.language())
                                        .value()
                                        .children()
                                : gateway.entity(parent, place.release(), place.language())
                                        .value()
                                        .children()))
                .orElse(List.of()));
    }

    /** {@return the same page in each release that has it} */
    private List<Desk.Choice> releases(IcdUri uri, Place place) {
        return SheetTools.orNone(() -> gateway.releases(uri)).stream()
                .map(release -> new Desk.Choice(
                        release.id(),
                        null,
                        in(place, release),
                        place.release().filter(release::equals).isPresent(),
                        false))
                .toList();
    }

    private Address in(Place place, Release release) {
        List<String> path = new ArrayList<>(visit.address().path());
        if (path.get(1).equals("entity")) {
            return place.kept(new Address(path, List.of()).with("release", release.id()));
        }
        path.set(3, release.id());
        return place.kept(new Address(path, List.of()));
    }
}
