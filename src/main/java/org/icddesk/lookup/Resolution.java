// SPDX-License-Identifier: Apache-2.0
package org.icddesk.lookup;

import java.util.List;
import java.util.Optional;
import org.icddesk.answer.IcdFailure;

/**
 * What a reading turned out to name.
 *
 * @param matches the entities, the preferred classification's first; a pair's dagger code before its asterisk code
 * @param missing the codes that no classification asked has; empty where the same text was found in one of them
 * @param failure why it is not known whether there are more; empty if all requests were answered
 */
public record Resolution(List<Match> matches, List<MissingCode> missing, Optional<IcdFailure> failure) {

    /** Nothing, for a text that names nothing. */
    public static final Resolution NONE = new Resolution(List.of(), List.of(), Optional.empty());

    /** Holds copies of the lists. */
    public Resolution {
        matches = List.copyOf(matches);
        missing = List.copyOf(missing);
    }

    /** Throws the failure, if there was one and nothing was found. */
    public void throwFailure() {
        if (matches.isEmpty() && failure.isPresent()) {
            throw failure.get();
        }
    }
}
