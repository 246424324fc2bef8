// SPDX-License-Identifier: Apache-2.0
package org.icddesk.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** The page of {@code docs/adding-a-page.md}; not deployed, since it is among the tests. */
@ApplicationScoped
public class ExampleRoute implements Section {

    @Override
    public Optional<Destination> find(Visit visit) {
        return visit.address().path().equals(List.of("colophon"))
                ? Optional.of(new Destination.View("colophon"))
                : Optional.empty();
    }
}
