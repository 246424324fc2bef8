// SPDX-License-Identifier: Apache-2.0
package org.icddesk.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.icddesk.cluster.ClusterPart.Fit;
import org.icddesk.icd.LinearizationUri;
import org.icddesk.icd.code.PostcoordinationAxis;
import org.icddesk.icd.code.PostcoordinationAxis.Multiplicity;
import org.icddesk.icd.entity.Entity;

/** Finds out how each code of a cluster fits: by WHO's word where there is one, else by the scales of its stem. */
final class PartFits {

    private final Function<Entity, List<LinearizationUri>> line;
    private final boolean accepted;

    /**
     * Creates it for one cluster.
     *
     * @param line tells an entity and all that stands above it
     * @param accepted whether WHO accepts the combination; then every code fits
     */
    PartFits(Function<Entity, List<LinearizationUri>> line, boolean accepted) {
        this.line = line;
        this.accepted = accepted;
    }

    /** {@return the same parts, the fit of each found out} */
    List<ClusterPart> of(List<ClusterPart> parts) {
        List<ClusterPart> fitted = new ArrayList<>();
        for (ClusterPart part : parts) {
            fitted.add(fitted(part, part.stem() == 0 ? null : parts.get(part.stem() - 1), fitted));
        }
        return fitted;
    }

    /** {@return the axes that must have a value and have none} */
    List<MissingAxis> missing(List<ClusterPart> parts) {
        return parts.stream()
                .filter(ClusterPart::isStem)
                .flatMap(stem -> ClusterCheck.axes(stem).stream()
                        .filter(PostcoordinationAxis::required)
                        .filter(axis -> !isGiven(stem, axis, parts))
                        .map(axis -> new MissingAxis(stem, axis)))
                .toList();
    }

    /** {@return whether an axis has a value, or the first code is one, of which the stem is said itself} */
    private boolean isGiven(ClusterPart stem, PostcoordinationAxis axis, List<ClusterPart> parts) {
        boolean has = parts.stream()
                .anyMatch(part -> part.stem() == stem.number()
                        && part.axis().filter(axis.name()::equals).isPresent());
        return has
                || stem.stem() != 0
                        && parts.get(0).entity().isPresent()
                        && holding(parts.get(0), List.of(axis)).contains(axis);
    }

    private ClusterPart fitted(ClusterPart part, ClusterPart stem, List<ClusterPart> before) {
        if (part.entity().isEmpty()) {
            return part.fitting(Fit.UNKNOWN, Optional.empty());
        }
        if (stem == null) {
            return part.fitting(part.code().isExtension() ? Fit.NO_STEM : Fit.STEM, Optional.empty());
        }
        Optional<String> said = part.axis().filter(axis -> !axis.equals(PartPlaces.OTHER));
        if (said.isPresent() && (accepted || hasRoom(stem, said.get(), before))) {
            return part.fitting(Fit.ON_AXIS, said);
        }
        List<PostcoordinationAxis> holding = holding(part, ClusterCheck.axes(stem));
        Optional<String> free = holding.stream()
                .map(PostcoordinationAxis::name)
                .filter(axis -> hasRoom(stem, axis, before))
                .findFirst();
        // Where WHO's word is that it fits nowhere, our reading of the scales does not know better.
        if (free.isPresent() && part.axis().isEmpty()) {
            return part.fitting(Fit.ON_AXIS, free);
        }
        Optional<String> full = said.or(() -> holding.stream()
                .map(PostcoordinationAxis::name)
                .filter(axis -> !hasRoom(stem, axis, before))
                .findFirst());
        return full.isPresent() ? part.fitting(Fit.ONE_TOO_MANY, full) : part.fitting(Fit.NO_AXIS, Optional.empty());
    }

    private static boolean hasRoom(ClusterPart stem, String axis, List<ClusterPart> before) {
        boolean single = stem.axis(axis)
                .filter(known -> known.multiplicity() == Multiplicity.NOT_ALLOWED)
                .isPresent();
        return !single
                || before.stream()
                        .noneMatch(part -> part.stem() == stem.number()
                                && part.axis().filter(axis::equals).isPresent());
    }

    private List<PostcoordinationAxis> holding(ClusterPart part, List<PostcoordinationAxis> axes) {
        if (axes.isEmpty()) {
            return List.of();
        }
        List<LinearizationUri> above = line.apply(part.entity().orElseThrow()).stream()
                .map(LinearizationUri::inAllReleases)
                .toList();
        return axes.stream()
                .filter(axis -> axis.scale().stream()
                        .map(LinearizationUri::inAllReleases)
                        .anyMatch(above::contains))
                .toList();
    }
}
