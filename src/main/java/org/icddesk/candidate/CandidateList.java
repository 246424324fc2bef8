// SPDX-License-Identifier: Apache-2.0
package org.icddesk.candidate;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The entities that a text may mean.
 *
 * @param candidates the best first
 * @param asOf when WHO gave the oldest of the answers that they come from; empty if none was needed
 * @param outageSince since when WHO has not answered, if one of those answers is stale
 */
public record CandidateList(List<CandidateEntity> candidates, Optional<Instant> asOf, Optional<Instant> outageSince) {

    /** Nothing, of which WHO was asked nothing. */
    public static final CandidateList NONE = new CandidateList(List.of(), Optional.empty(), Optional.empty());

    /** Copies the list. */
    public CandidateList {
        candidates = List.copyOf(candidates);
    }
}
