// SPDX-License-Identifier: Apache-2.0
package org.icddesk.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.icddesk.icd.LinearizationUri;
import org.icddesk.icd.code.CodeCluster;
import org.icddesk.icd.code.CodeExpression;
import org.icddesk.icd.code.CodeInfo;
import org.icddesk.icd.code.PostcoordinationSet;

/** Finds the place of each code of a cluster in WHO's answers about the whole. */
final class PartPlaces {

    /** Where WHO puts a value that fits no axis, in flexible mode only. */
    static final String OTHER = "otherPostcoordination";

    private final Optional<CodeInfo> info;
    private final List<Place> places = new ArrayList<>();

    /**
     * The place of a code.
     *
     * @param axis the axis; {@value #OTHER} if it is on none; empty if WHO does not say
     * @param uri its entity; empty if WHO does not say
     */
    record Place(Optional<String> axis, Optional<LinearizationUri> uri) {

        private static final Place UNKNOWN = new Place(Optional.empty(), Optional.empty());
    }

    private PartPlaces(Optional<CodeInfo> info) {
        this.info = info;
    }

    /** {@return the place of each code of a cluster, in their order} */
    static List<Place> of(CodeExpression code, Optional<CodeInfo> info, Optional<PostcoordinationSet> described) {
        PartPlaces found = new PartPlaces(info);
        for (CodeCluster.Group group : CodeCluster.of(code).groups()) {
            found.add(group, described);
        }
        return found.places;
    }

    private void add(CodeCluster.Group group, Optional<PostcoordinationSet> whole) {
        boolean first = places.isEmpty();
        String stem = group.stem().code();
        Optional<Value> value =
                first ? whole.map(set -> new Value(Optional.empty(), set)) : whole.flatMap(set -> value(set, stem));
        places.add(value.map(Value::place).orElseGet(() -> first ? stemOfInfo() : inInfo(stem)));
        group.added()
                .forEach(code -> places.add(value.flatMap(in -> value(in.set(), code.code()))
                        .map(Value::place)
                        .orElseGet(() -> first ? inInfo(code.code()) : Place.UNKNOWN)));
    }

    private Place stemOfInfo() {
        return new Place(Optional.empty(), info.flatMap(CodeInfo::stem));
    }

    private Place inInfo(String code) {
        return info.stream()
                .flatMap(known -> known.axes().entrySet().stream())
                .filter(axis ->
                        axis.getValue().stream().anyMatch(value -> value.equals(code) || value.startsWith(code + "&")))
                .map(Map.Entry::getKey)
                .findFirst()
                .map(axis -> new Place(Optional.of(axis), Optional.empty()))
                .orElse(Place.UNKNOWN);
    }

    private static Optional<Value> value(PostcoordinationSet set, String code) {
        Optional<Value> direct = set.axes().stream()
                .flatMap(axis -> axis.values().stream().map(value -> new Value(Optional.of(axis.name()), value)))
                .filter(value -> value.is(code))
                .findFirst();
        return direct.or(() -> set.axes().stream()
                .flatMap(axis -> axis.values().stream())
                .flatMap(value -> value(value, code).stream())
                .findFirst());
    }

    private record Value(Optional<String> axis, PostcoordinationSet set) {

        boolean is(String code) {
            return set.stemCode().or(set::code).filter(code::equals).isPresent();
        }

        Place place() {
            Optional<LinearizationUri> uri = set.stemLinearization().or(() -> set.linearization()
                    .map(expression -> expression.stem())
                    .filter(LinearizationUri.class::isInstance)
                    .map(LinearizationUri.class::cast));
            return new Place(axis, uri);
        }
    }
}
