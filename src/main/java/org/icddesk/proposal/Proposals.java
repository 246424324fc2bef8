// SPDX-License-Identifier: Apache-2.0
package org.icddesk.proposal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is proposed for the texts of a request.
 *
 * @param items one for each text, in their order
 * @param asOf when the oldest of the answers was given; empty if none was needed
 * @param outageSince since when WHO has not answered, if answers are stale because of that
 */
public record Proposals(List<ProposedItem> items, Optional<Instant> asOf, Optional<Instant> outageSince) {}
