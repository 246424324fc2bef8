// SPDX-License-Identifier: Apache-2.0
package org.icddesk.index.synonym;

import java.util.List;

/**
 * What was read of a dictionary in CSV.
 *
 * @param faults the lines that could not be used, at most {@value #MAX_FAULTS} of them, in their order
 * @param faultCount how many there are in all
 */
public record SynonymReading(List<SynonymEntry> entries, List<Fault> faults, int faultCount) {

    /** The most faults kept. */
    public static final int MAX_FAULTS = 20;

    /** Copies the lists. */
    public SynonymReading {
        entries = List.copyOf(entries);
        faults = List.copyOf(faults);
    }

    /**
     * A line that could not be used.
     *
     * @param line its number, from 1
     * @param words what is wrong with it, for administrators
     */
    public record Fault(int line, String words) {

        @Override
        public String toString() {
            return "line " + line + ": " + words;
        }
    }
}
