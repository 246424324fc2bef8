// SPDX-License-Identifier: Apache-2.0
package org.icddesk.cluster;

import java.util.List;
import org.icddesk.icd.code.PostcoordinationAxis;
import org.icddesk.icd.entity.Entity;

/**
 * The values of an axis.
 *
 * @param values all of them if they are few, in the order of the classification; otherwise the entities below which they
 *     stand
 * @param isWhole whether these are all
 * @param more how many entities below which there are values are not listed
 */
public record AxisScale(PostcoordinationAxis axis, List<Value> values, boolean isWhole, int more) {

    /**
     * A value, or what values stand below.
     *
     * @param depth how many of those listed it stands below
     */
    public record Value(Entity entity, int depth) {}

    /** Holds a copy of the values. */
    public AxisScale {
        values = List.copyOf(values);
    }
}
