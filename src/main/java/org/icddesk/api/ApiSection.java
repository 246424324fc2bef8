// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import org.icddesk.web.Destination;
import org.icddesk.web.Section;
import org.icddesk.web.Visit;

/** Routes the page for programmers. */
@ApplicationScoped
public class ApiSection implements Section {

    @Override
    public Set<String> prefixes() {
        return Set.of("api");
    }

    @Override
    public Optional<Destination> find(Visit visit) {
        return visit.address().path().size() == 1 ? Optional.of(new Destination.View("programs")) : Optional.empty();
    }
}
