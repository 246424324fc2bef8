// SPDX-License-Identifier: Apache-2.0
package org.icddesk.proposal;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What is proposed for one text.
 *
 * @param proposals at most {@value #MAX_PROPOSALS}, the best first
 * @param message words on what is wrong, or what to know; empty if there is nothing to say
 * @param retryAfter when to ask again, where asking failed
 */
public record ProposedItem(
        State state, Kind kind, List<Proposal> proposals, String message, Optional<Duration> retryAfter) {

    /** The most proposals for a text. */
    public static final int MAX_PROPOSALS = 5;

    /** What became of a text. */
    public enum State {
        /** Something is proposed. */
        PROPOSED,
        /** Nothing was found. */
        UNMATCHED,
        /** It is a code or an identifier that the release does not have, or nothing that can be asked. */
        INVALID,
        /** It could not be asked now. */
        FAILED;

        /** {@return its name in answers} */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What a text is. */
    public enum Kind {
        /** One code, or several together. */
        CODE,
        /** Codes joined to a cluster. */
        CLUSTER,
        /** An identifier of WHO, or the address of one of its pages. */
        URI,
        /** Words. */
        TEXT;

        /** {@return its name in answers} */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Sorts the proposals, and leaves out all but the best. */
    public ProposedItem {
        proposals =
                proposals.stream().sorted(Proposal.ORDER).limit(MAX_PROPOSALS).toList();
    }

    static ProposedItem found(Kind kind, List<Proposal> proposals, String message) {
        State state = proposals.isEmpty() ? State.UNMATCHED : State.PROPOSED;
        return new ProposedItem(state, kind, proposals, message, Optional.empty());
    }

    static ProposedItem invalid(Kind kind, List<Proposal> nearest, String message) {
        return new ProposedItem(State.INVALID, kind, nearest, message, Optional.empty());
    }

    static ProposedItem failed(Kind kind, String message, Optional<Duration> retryAfter) {
        return new ProposedItem(State.FAILED, kind, List.of(), message, retryAfter);
    }
}
