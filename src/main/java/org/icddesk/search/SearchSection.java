// SPDX-License-Identifier: Apache-2.0
package org.icddesk.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.icddesk.export.Takeaway;
import org.icddesk.web.Destination;
import org.icddesk.web.Section;
import org.icddesk.web.Visit;

/** Routes the start page and the page of search results. */
@ApplicationScoped
public class SearchSection implements Section {

    private final HitListing listing;

    protected SearchSection() {
        this(null);
    }

    @Inject
    public SearchSection(HitListing listing) {
        this.listing = listing;
    }

    @Override
    public Set<String> prefixes() {
        return Set.of(START, "search");
    }

    @Override
    public Optional<Destination> find(Visit visit) {
        List<String> path = visit.address().path();
        if (path.isEmpty()) {
            return Optional.of(new Destination.View("start"));
        }
        return path.size() == 1
                ? Takeaway.wanted(visit, listing::make).or(() -> Optional.of(new Destination.View("search")))
                : Optional.empty();
    }
}
