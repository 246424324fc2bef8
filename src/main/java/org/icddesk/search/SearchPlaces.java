// SPDX-License-Identifier: Apache-2.0
package org.icddesk.search;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.icddesk.gateway.Release;
import org.icddesk.reading.Classification;
import org.icddesk.reading.Desk;
import org.icddesk.reading.Editions;
import org.icddesk.reading.Place;
import org.icddesk.reading.Places;
import org.icddesk.web.Page;
import org.icddesk.web.Problem;
import org.icddesk.web.Visit;

/** Resolves where to search: the classification and release that an address names. */
@RequestScoped
public class SearchPlaces {

    private final Visit visit;
    private final Page page;
    private final Places places;
    private final Editions editions;

    protected SearchPlaces() {
        this(null, null, null, null);
    }

    @Inject
    public SearchPlaces(Visit visit, Page page, Places places, Editions editions) {
        this.visit = visit;
        this.page = page;
        this.places = places;
        this.editions = editions;
    }

    /**
     * Finds the place.
     *
     * @return the place; ICD-11's standard release where the address names none
     * @throws Problem 404 when it names a release that does not exist
     */
    Place find() {
        Classification classification = classification();
        Optional<String> named = visit.parameter("release").filter(r -> !r.equals("latest"));
        if (named.isEmpty()) {
            return places.standard(classification);
        }
        Release release = Release.parse(named.get()).orElseThrow(() -> new Problem(404, "release"));
        editions.check(classification, release);
        return places.in(classification, Optional.of(release));
    }

    private Classification classification() {
        Optional<String> named = visit.parameter("linearization");
        Optional<Classification> known = named.flatMap(Classification::parse);
        if (named.isPresent() && known.isEmpty()) {
            page.note("filter.linearization.unknown");
        }
        return known.orElse(Classification.MMS);
    }

    /** {@return the same search in every release} */
    List<Desk.Choice> releases(Place place) {
        return editions.releases(place.classification()).stream()
                .map(release -> new Desk.Choice(
                        release.id(),
                        null,
                        visit.address().without("page").with("release", release.id()),
                        place.release().filter(release::equals).isPresent(),
                        false))
                .toList();
    }
}
