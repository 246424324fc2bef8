// SPDX-License-Identifier: Apache-2.0
package org.icddesk.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Routes the help page. */
@ApplicationScoped
public class HelpSection implements Section {

    @Override
    public Optional<Destination> find(Visit visit) {
        return visit.address().path().equals(List.of("help"))
                ? Optional.of(new Destination.View("help"))
                : Optional.empty();
    }
}
