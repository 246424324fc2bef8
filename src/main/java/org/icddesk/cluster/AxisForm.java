// SPDX-License-Identifier: Apache-2.0
package org.icddesk.cluster;

import java.util.List;
import org.icddesk.browse.LocalizedText;

/**
 * The form of one axis of a stem code.
 *
 * @param id what its parts are called on the page
 * @param group which of the stem codes has it, counted from 1
 * @param stem the stem code
 * @param axis the axis in WHO's schema
 * @param name its words
 * @param required whether it must have a value
 * @param missing whether it must have a value and has none
 * @param rule the text key of how many values it takes; null if WHO does not say
 * @param chosen the values it has, where they are not among those offered
 * @param offered the values to choose from
 * @param whole whether these are all, so that there is nothing to search
 * @param more how many entities below which there are values are not listed
 * @param search what was searched or opened on it; null if it is another axis's turn
 */
public record AxisForm(
        String id,
        int group,
        String stem,
        String axis,
        String name,
        boolean required,
        boolean missing,
        String rule,
        List<Choice> chosen,
        List<Choice> offered,
        boolean whole,
        int more,
        Search search) {

    /**
     * A value.
     *
     * @param code its code; empty for what only groups values
     * @param part its place in the cluster, counted from 1; 0 if it is not chosen
     * @param depth how many of those listed it stands below, 0 to 3
     * @param below what values below it are found by; null if there are none, or they are listed
     */
    public record Choice(String code, LocalizedText title, int part, int depth, String below) {

        /** {@return whether it can be a value} */
        public boolean possible() {
            return !code.isEmpty();
        }

        /** {@return whether it is a value of the cluster} */
        public boolean chosen() {
            return part > 0;
        }
    }

    /**
     * What was searched or opened.
     *
     * @param words the words searched; null if nothing was
     * @param opened the entity whose children are offered; null for none
     * @param up what is above it; null if that is the axis as a whole
     * @param failed whether WHO did not answer the search
     */
    public record Search(String words, LocalizedText opened, String up, boolean failed) {}
}
