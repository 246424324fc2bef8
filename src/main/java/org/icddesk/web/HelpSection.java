// SPDX-License-Identifier: Apache-2.0
package org.icddesk.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;

/** Routes the help page. */
@ApplicationScoped
public class HelpSection implements Section {

    @Override
    public Set<String> prefixes() {
        return Set.of("help");
    }

    @Override
    public Optional<Destination> find(Visit visit) {
        return visit.address().path().size() == 1 ? Optional.of(new Destination.View("help")) : Optional.empty();
    }
}
