// SPDX-License-Identifier: Apache-2.0
package org.icddesk.cluster;

import org.icddesk.browse.EntityRow;

/**
 * A code of a cluster as displayed.
 *
 * @param number its place, counted from 1
 * @param joint the sign before it; empty for the first
 * @param axis the words of what it is there for
 * @param stem the code that it is said of; empty for the first
 * @param misfit whether it stands where it may not
 * @param row the entity; null if there is no such code
 * @param removable whether something is left without it
 */
public record ClusterLine(
        int number,
        String joint,
        String code,
        String axis,
        String stem,
        boolean misfit,
        EntityRow row,
        boolean removable) {}
