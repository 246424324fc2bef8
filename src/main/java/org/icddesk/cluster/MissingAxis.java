// SPDX-License-Identifier: Apache-2.0
package org.icddesk.cluster;

import org.icddesk.icd.code.PostcoordinationAxis;

/**
 * An axis that a stem code must have a value on, and has not.
 *
 * @param stem the stem code
 * @param axis the axis, with the scale to choose from
 */
public record MissingAxis(ClusterPart stem, PostcoordinationAxis axis) {}
