// SPDX-License-Identifier: Apache-2.0
package org.icddesk.synonym;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The dictionary in use, for administrators.
 *
 * @param shipped how many words of ours each language has
 * @param file the administrator's file; empty if none is set
 */
public record SynonymStatus(Map<String, Long> shipped, Optional<OfFile> file) {

    /**
     * The administrator's file.
     *
     * @param path where it is
     * @param readAt when it was last read; empty if not yet
     * @param entries how many of its lines are in use
     * @param problem why it cannot be read now, in words
     * @param faultCount how many of its lines cannot be used
     * @param faults the first of them, each with its number and what is wrong with it
     */
    public record OfFile(
            String path,
            Optional<Instant> readAt,
            int entries,
            Optional<String> problem,
            int faultCount,
            List<String> faults) {}
}
