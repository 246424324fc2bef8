// SPDX-License-Identifier: Apache-2.0
package org.icddesk.icd.code;

import java.util.ArrayList;
import java.util.List;

/**
 * A code or cluster by its stem codes: what is said of each stem stands with it.
 *
 * @param groups the stem codes in their order, one or more, each with what is joined to it by {@code &}
 */
public record CodeCluster(List<Group> groups) {

    /**
     * A stem code with what stands behind it.
     *
     * @param added the codes joined to it by {@code &}, in their order
     */
    public record Group(Icd11Code stem, List<Icd11Code> added) {

        /** Holds a copy of the codes. */
        public Group {
            added = List.copyOf(added);
        }
    }

    /** Holds a copy of the groups; none is an {@link IllegalArgumentException}. */
    public CodeCluster {
        groups = List.copyOf(groups);
        if (groups.isEmpty()) {
            throw new IllegalArgumentException("a cluster has a stem code");
        }
    }

    /** {@return the groups of an expression} */
    public static CodeCluster of(CodeExpression expression) {
        List<Group> groups = new ArrayList<>();
        for (CodeExpression.Part part : expression.parts()) {
            if (part.joint() == CodeExpression.Joint.EXTENSION) {
                Group last = groups.remove(groups.size() - 1);
                groups.add(new Group(last.stem(), appended(last.added(), part.code())));
            } else {
                groups.add(new Group(part.code(), List.of()));
            }
        }
        return new CodeCluster(groups);
    }

    /** {@return the expression that is written with {@code &} and {@code /}} */
    public CodeExpression expression() {
        List<CodeExpression.Part> parts = new ArrayList<>();
        for (Group group : groups) {
            parts.add(new CodeExpression.Part(
                    parts.isEmpty() ? CodeExpression.Joint.START : CodeExpression.Joint.STEM, group.stem()));
            group.added().forEach(code -> parts.add(new CodeExpression.Part(CodeExpression.Joint.EXTENSION, code)));
        }
        return new CodeExpression(parts);
    }

    /**
     * Adds a code: an extension code to a stem, another stem code at the end.
     *
     * @param group the stem that an extension code is added to, counted from 0
     * @return the cluster with it; the same if the code stands there already
     */
    public CodeCluster with(int group, Icd11Code code) {
        List<Group> more = new ArrayList<>(groups);
        if (code.isExtension()) {
            Group extended = groups.get(group);
            if (extended.added().contains(code)) {
                return this;
            }
            more.set(group, new Group(extended.stem(), appended(extended.added(), code)));
        } else if (groups.stream().anyMatch(other -> other.stem().equals(code))) {
            return this;
        } else {
            more.add(new Group(code, List.of()));
        }
        return new CodeCluster(more);
    }

    /**
     * Takes a code away, and with a stem code what stands behind it.
     *
     * @param part which of the codes, counted from 1 in the order written
     * @return the cluster without it; the same if that would leave nothing, or there is no such part
     */
    public CodeCluster without(int part) {
        List<Group> rest = new ArrayList<>();
        int number = 0;
        for (Group group : groups) {
            number++;
            boolean kept = number != part;
            List<Icd11Code> added = new ArrayList<>();
            for (Icd11Code code : group.added()) {
                number++;
                if (number != part) {
                    added.add(code);
                }
            }
            if (kept) {
                rest.add(new Group(group.stem(), added));
            }
        }
        return rest.isEmpty() ? this : new CodeCluster(rest);
    }

    private static List<Icd11Code> appended(List<Icd11Code> codes, Icd11Code code) {
        List<Icd11Code> more = new ArrayList<>(codes);
        more.add(code);
        return more;
    }
}
