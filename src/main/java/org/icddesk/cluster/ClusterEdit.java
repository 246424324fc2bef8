// SPDX-License-Identifier: Apache-2.0
package org.icddesk.cluster;

import java.util.Optional;
import org.icddesk.icd.code.CodeCluster;
import org.icddesk.icd.code.CodeExpression;
import org.icddesk.icd.code.Icd11Code;
import org.icddesk.icd.code.PostcoordinationAxis;
import org.icddesk.icd.code.PostcoordinationAxis.Multiplicity;

/** Changes of a cluster that has been checked; each keeps the values in the order in which the scales stand. */
final class ClusterEdit {

    private final ClusterCheck check;

    ClusterEdit(ClusterCheck check) {
        this.check = check;
    }

    /**
     * Adds a value on an axis, in place of the one that is there if the axis takes one.
     *
     * @param group which of the stem codes has the axis, counted from 1
     * @return the cluster with it; the same if it has no such stem
     */
    CodeExpression choose(int group, String axis, Icd11Code value) {
        if (group < 1 || group > check.stems().size()) {
            return check.code();
        }
        ClusterPart stem = check.stems().get(group - 1);
        boolean single = stem.axis(axis)
                .map(PostcoordinationAxis::multiplicity)
                .filter(Multiplicity.NOT_ALLOWED::equals)
                .isPresent();
        CodeExpression added = check.with(new ClusterPart(
                0, joint(value), value, stem.number(), Optional.of(axis), Optional.empty(), ClusterPart.Fit.ON_AXIS));
        return single ? without(added, stem, axis, value) : added;
    }

    private CodeExpression without(CodeExpression added, ClusterPart stem, String axis, Icd11Code value) {
        CodeCluster cluster = CodeCluster.of(added);
        for (ClusterPart other : check.on(stem, axis)) {
            if (!other.code().equals(value)) {
                int place = cluster.expression().parts().stream()
                                .map(CodeExpression.Part::code)
                                .toList()
                                .lastIndexOf(other.code())
                        + 1;
                cluster = cluster.without(place);
            }
        }
        return cluster.expression();
    }

    /** {@return the cluster with a code more: an extension code with the last stem code, a stem code at the end} */
    CodeExpression add(Icd11Code code) {
        CodeCluster cluster = CodeCluster.of(check.code());
        return cluster.with(cluster.groups().size() - 1, code).expression();
    }

    /** {@return the cluster without one of its codes, counted from 1} */
    CodeExpression remove(int part) {
        return CodeCluster.of(check.code()).without(part).expression();
    }

    private static CodeExpression.Joint joint(Icd11Code code) {
        return code.isExtension() ? CodeExpression.Joint.EXTENSION : CodeExpression.Joint.STEM;
    }
}
