// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.icddesk.web.Destination;
import org.icddesk.web.Section;
import org.icddesk.web.Visit;

/** Routes the page for programmers. */
@ApplicationScoped
public class ApiSection implements Section {

    @Override
    public Optional<Destination> find(Visit visit) {
        return visit.address().path().equals(List.of("api"))
                ? Optional.of(new Destination.View("programs"))
                : Optional.empty();
    }
}
