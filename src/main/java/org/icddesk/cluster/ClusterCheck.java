// SPDX-License-Identifier: Apache-2.0
package org.icddesk.cluster;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.icddesk.icd.code.CodeCluster;
import org.icddesk.icd.code.CodeExpression;
import org.icddesk.icd.code.Icd11Code;
import org.icddesk.icd.code.PostcoordinationAxis;
import org.icddesk.icd.entity.Entity;

/**
 * What WHO and its scales say about a code or cluster.
 *
 * @param code the cluster, normalised
 * @param accepted whether WHO accepts the combination
 * @param parts its codes in their order
 * @param missing the axes that must have a value and have none
 * @param title the words of the whole; empty if a code is unknown
 * @param simplified the plain code of the same meaning
 * @param terminal the cluster with terminal codes in place of groupings; empty if that could not be found out
 */
public record ClusterCheck(
        CodeExpression code,
        boolean accepted,
        List<ClusterPart> parts,
        List<MissingAxis> missing,
        Optional<String> title,
        Optional<String> simplified,
        Optional<String> terminal) {

    /** Holds copies of the lists. */
    public ClusterCheck {
        parts = List.copyOf(parts);
        missing = List.copyOf(missing);
    }

    /** {@return whether WHO accepts the combination, nothing that it requires is missing and it has a stem code} */
    public boolean isValid() {
        return accepted && missing.isEmpty() && parts.get(0).fit() == ClusterPart.Fit.STEM;
    }

    /** {@return the codes that the release does not have} */
    public List<ClusterPart> unknown() {
        return parts.stream()
                .filter(part -> part.fit() == ClusterPart.Fit.UNKNOWN)
                .toList();
    }

    /** {@return the codes that stand where the scales do not let them} */
    public List<ClusterPart> misfits() {
        return parts.stream().filter(ClusterPart::isMisfit).toList();
    }

    /** {@return WHO's identifiers of the whole; empty if a code is unknown} */
    public Optional<String> uri() {
        return unknown().isEmpty()
                ? Optional.of(parts.stream()
                        .map(part -> (part.joint() == CodeExpression.Joint.START
                                        ? ""
                                        : " " + part.joint().sign() + " ")
                                + part.entity().orElseThrow().uri().canonical())
                        .collect(Collectors.joining()))
                : Optional.empty();
    }

    /** {@return the stem codes} */
    public List<ClusterPart> stems() {
        return parts.stream().filter(ClusterPart::isStem).toList();
    }

    /** {@return the values that a stem code has on an axis} */
    public List<ClusterPart> on(ClusterPart stem, String axis) {
        return parts.stream()
                .filter(part -> part.stem() == stem.number())
                .filter(part -> part.axis().filter(axis::equals).isPresent())
                .toList();
    }

    /** {@return the stem code that a code is said of; empty for the first} */
    public Optional<ClusterPart> stemOf(ClusterPart part) {
        return part.stem() == 0 ? Optional.empty() : Optional.of(parts.get(part.stem() - 1));
    }

    /** {@return the axes of what a code stands for, in WHO's order} */
    public static List<PostcoordinationAxis> axes(ClusterPart stem) {
        return stem.entity().map(Entity::postcoordination).orElse(List.of());
    }

    /** {@return the same codes, the values of each stem in the order in which its scales stand} */
    public CodeExpression inScaleOrder() {
        List<ClusterPart> stems = new ArrayList<>(stems());
        if (stems.isEmpty()) {
            return code;
        }
        stems.subList(1, stems.size()).sort(Comparator.comparingInt(this::rank));
        return new CodeCluster(stems.stream().map(this::group).toList()).expression();
    }

    /** {@return the codes with one more, in the order of the scales; the same codes if it stands there already} */
    CodeExpression with(ClusterPart added) {
        boolean there =
                parts.stream().anyMatch(part -> part.code().equals(added.code()) && part.stem() == added.stem());
        List<ClusterPart> more = new ArrayList<>(parts);
        if (!there) {
            more.add(new ClusterPart(
                    parts.size() + 1,
                    added.joint(),
                    added.code(),
                    added.stem(),
                    added.axis(),
                    added.entity(),
                    added.fit()));
        }
        return new ClusterCheck(code, accepted, more, missing, title, simplified, terminal).inScaleOrder();
    }

    private CodeCluster.Group group(ClusterPart stem) {
        List<Icd11Code> added = parts.stream()
                .filter(part -> part.joint() == CodeExpression.Joint.EXTENSION)
                .filter(part -> part.stem() == stem.number())
                .sorted(Comparator.comparingInt(this::rank))
                .map(ClusterPart::code)
                .toList();
        return new CodeCluster.Group(stem.code(), added);
    }

    /** {@return the place of a code's axis among those of its stem; what is on none comes last} */
    private int rank(ClusterPart part) {
        List<String> axes = stemOf(part).map(ClusterCheck::axes).orElse(List.of()).stream()
                .map(PostcoordinationAxis::name)
                .toList();
        int place = part.axis().map(axes::indexOf).orElse(-1);
        return place < 0 ? axes.size() : place;
    }
}
