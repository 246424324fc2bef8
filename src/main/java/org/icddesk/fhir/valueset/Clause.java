// SPDX-License-Identifier: Apache-2.0
package org.icddesk.fhir.valueset;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * What a value set includes or excludes: all of what it names.
 *
 * @param system the canonical URL of the code system; empty where only value sets are named
 * @param concepts the concepts that are listed; empty for all, or those of the filters
 * @param filters each of them applies
 * @param valueSets the canonical URLs of value sets, in all of which a concept must be
 */
record Clause(
        Optional<String> system,
        Optional<String> version,
        List<Listed> concepts,
        List<Filter> filters,
        List<String> valueSets) {

    /**
     * A concept that is listed.
     *
     * @param json the element, which may have a display and designations of its own
     */
    record Listed(String code, JsonObject json) {}

    /**
     * A filter by place in the hierarchy.
     *
     * @param withItself whether the concept itself is in
     * @param value its code
     */
    record Filter(boolean withItself, String value) {}

    /** {@return whether it is a whole code system} */
    boolean isWholeSystem() {
        return system.isPresent() && concepts.isEmpty() && filters.isEmpty() && valueSets.isEmpty();
    }
}
