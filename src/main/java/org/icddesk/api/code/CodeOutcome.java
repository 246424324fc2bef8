// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.code;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.icddesk.icd.code.CodeReading;
import org.icddesk.icd.code.PostcoordinationSet;
import org.icddesk.lookup.Match;

/**
 * What looking a text up has found.
 *
 * @param item the result as JSON
 * @param reading what the text names; empty if it names nothing, or WHO could not be asked
 * @param matches the entities found, the one of the item first; where {@code item} has {@code codes}, in their order
 * @param cluster the cluster found; empty if the text names none
 */
record CodeOutcome(
        JsonObject item, Optional<CodeReading> reading, List<Match> matches, Optional<PostcoordinationSet> cluster) {

    /** Holds a copy of the matches. */
    CodeOutcome {
        matches = List.copyOf(matches);
    }

    /** {@return the outcome of a text of which there is no more to say} */
    static CodeOutcome bare(JsonObject item) {
        return new CodeOutcome(item, Optional.empty(), List.of(), Optional.empty());
    }

    /** {@return the outcome of a text that names what the release does not have} */
    static CodeOutcome absent(JsonObject item, CodeReading reading) {
        return new CodeOutcome(item, Optional.of(reading), List.of(), Optional.empty());
    }

    /** {@return the outcome of a text that names entities} */
    static CodeOutcome found(JsonObject item, CodeReading reading, List<Match> matches) {
        return new CodeOutcome(item, Optional.of(reading), matches, Optional.empty());
    }

    /** {@return the outcome of a text that names a cluster} */
    static CodeOutcome cluster(JsonObject item, CodeReading reading, PostcoordinationSet cluster) {
        return new CodeOutcome(item, Optional.of(reading), List.of(), Optional.of(cluster));
    }

    /** {@return whether the text names something that the release does not have} */
    boolean isAbsent() {
        return reading.isPresent() && matches.isEmpty() && cluster.isEmpty();
    }

    /** {@return whether the text names several codes together} */
    boolean isSeveral() {
        return item.containsKey("codes");
    }
}
