// SPDX-License-Identifier: Apache-2.0
package org.icddesk.cluster;

import java.util.Optional;
import org.icddesk.icd.code.CodeExpression.Joint;
import org.icddesk.icd.code.Icd11Code;
import org.icddesk.icd.code.PostcoordinationAxis;
import org.icddesk.icd.entity.Entity;

/**
 * A code of a cluster, and what it is there for.
 *
 * @param number its place among the codes, counted from 1
 * @param joint the sign before it
 * @param stem the number of the stem code that it is said of; 0 for the first code, which is said of none
 * @param axis the axis of that stem on which it is a value; empty for the first code, and for what is on none
 * @param entity what it stands for; empty if the release has no such code
 * @param fit how it fits
 */
public record ClusterPart(
        int number, Joint joint, Icd11Code code, int stem, Optional<String> axis, Optional<Entity> entity, Fit fit) {

    /** How a code fits into its cluster. */
    public enum Fit {
        /** It is the first code, which all is said of. */
        STEM,
        /** It is a value on an axis. */
        ON_AXIS,
        /** It is a value on no axis of its stem. */
        NO_AXIS,
        /** It is one value more than its axis takes. */
        ONE_TOO_MANY,
        /** It is an extension code without a stem. */
        NO_STEM,
        /** The release has no such code. */
        UNKNOWN
    }

    /** {@return whether axes of its own may be added to it} */
    public boolean isStem() {
        return !code.isExtension() && joint != Joint.EXTENSION;
    }

    /** {@return whether it stands where WHO's scales do not let it stand} */
    public boolean isMisfit() {
        return fit == Fit.NO_AXIS || fit == Fit.ONE_TOO_MANY || fit == Fit.NO_STEM;
    }

    /** {@return an axis of what it stands for} */
    public Optional<PostcoordinationAxis> axis(String name) {
        return entity.stream()
                .flatMap(known -> known.postcoordination().stream())
                .filter(known -> known.name().equals(name))
                .findFirst();
    }

    /** {@return the same part, its fit found out} */
    ClusterPart fitting(Fit how, Optional<String> where) {
        return new ClusterPart(number, joint, code, stem, where, entity, how);
    }
}
