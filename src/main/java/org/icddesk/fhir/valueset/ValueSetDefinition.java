// SPDX-License-Identifier: Apache-2.0
package org.icddesk.fhir.valueset;

import jakarta.json.JsonObject;
import java.util.List;

/**
 * A value set.
 *
 * @param resource the resource that says so
 */
record ValueSetDefinition(JsonObject resource, List<Clause> includes, List<Clause> excludes) {

    /** {@return whether it is a whole code system and nothing else} */
    boolean isWholeSystem() {
        return includes.size() == 1 && excludes.isEmpty() && includes.get(0).isWholeSystem();
    }

    /** {@return whether it is what stands below one concept, and nothing else} */
    boolean isSubtree() {
        return includes.size() == 1
                && excludes.isEmpty()
                && includes.get(0).filters().size() == 1
                && includes.get(0).concepts().isEmpty()
                && includes.get(0).valueSets().isEmpty();
    }
}
