// SPDX-License-Identifier: Apache-2.0
package org.icddesk.search;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.icddesk.web.Destination;
import org.icddesk.web.Section;
import org.icddesk.web.Visit;

/** The start page and the results of a search. */
@ApplicationScoped
public class SearchSection implements Section {

    @Override
    public Optional<Destination> find(Visit visit) {
        List<String> path = visit.address().path();
        if (path.isEmpty()) {
            return Optional.of(new Destination.View("start"));
        }
        return path.equals(List.of("search")) ? Optional.of(new Destination.View("search")) : Optional.empty();
    }
}
