// SPDX-License-Identifier: Apache-2.0
package org.icddesk.web;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Which section of the site an address belongs to, by the first segment of its path. */
final class RouteTable {

    private final Map<String, Section> sections = new HashMap<>();

    /** Puts the site together; an {@link IllegalStateException} names two sections that claim the same addresses. */
    RouteTable(Iterable<Section> all) {
        for (Section section : all) {
            for (String prefix : section.prefixes()) {
                Section other = sections.putIfAbsent(prefix, section);
                if (other != null) {
                    throw new IllegalStateException("Two sections claim the path /" + prefix + ": "
                            + other.getClass().getName() + " and "
                            + section.getClass().getName());
                }
            }
        }
    }

    /** {@return what an address leads to; empty where no section has anything there} */
    Optional<Destination> find(Visit visit) {
        return Optional.ofNullable(sections.get(visit.segment(0).orElse(Section.START)))
                .flatMap(section -> section.find(visit));
    }
}
