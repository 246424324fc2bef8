// SPDX-License-Identifier: Apache-2.0
package org.icddesk.fhir.system;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.LinearizationUri;
import org.icddesk.icd.code.CodeExpression;
import org.icddesk.icd.code.CodeExpression.Joint;
import org.icddesk.icd.code.PostcoordinationAxis;
import org.icddesk.icd.code.PostcoordinationAxis.Multiplicity;
import org.icddesk.icd.code.PostcoordinationSet;
import org.icddesk.icd.code.UriExpression;

/**
 * Puts each value of a postcoordinated code on an axis of its stem, axes without a value first, of these the required ones.
 * It is for codes of which WHO's answer leaves out a value that is written twice, or has several values on one axis.
 */
final class AxisPlacement {

    private final List<PostcoordinationAxis> axes;
    private final Function<LinearizationUri, Collection<IcdUri>> above;

    /** A part of a code as it was written: the code or identifier, and what stands before it. */
    private record Written(Joint joint, String key) {}

    /** A part with what WHO tells of it: the axis that WHO has it on, and its own words. */
    private record Value(Joint joint, String axis, PostcoordinationSet set) {}

    /**
     * Creates it for one stem.
     *
     * @param axes the axes of the stem
     * @param above tells what an entity stands below, without its release
     */
    AxisPlacement(List<PostcoordinationAxis> axes, Function<LinearizationUri, Collection<IcdUri>> above) {
        this.axes = axes;
        this.above = above;
    }

    /** {@return the parts of a code, each value on its axis} */
    PostcoordinationSet of(PostcoordinationSet described, CodeExpression code) {
        return of(
                described,
                code.parts().stream()
                        .skip(1)
                        .map(part -> new Written(part.joint(), part.code().code()))
                        .toList());
    }

    /** {@return the parts of joined identifiers, each value on its axis} */
    PostcoordinationSet of(PostcoordinationSet described, UriExpression uris) {
        return of(
                described,
                uris.parts().stream()
                        .skip(1)
                        .map(part -> new Written(
                                part.joint(), part.uri().inAllReleases().canonical()))
                        .toList());
    }

    private PostcoordinationSet of(PostcoordinationSet described, List<Written> written) {
        List<Value> values = values(described, written);
        int told =
                described.axes().stream().mapToInt(axis -> axis.values().size()).sum();
        boolean settled = told == written.size()
                && described.axes().stream().allMatch(axis -> axis.values().size() == 1);
        if (settled || values.size() < written.size() || axes.isEmpty()) {
            return described;
        }
        PostcoordinationSet whole = told == written.size() ? described : written(described, values);
        return new PostcoordinationSet(
                whole.code(),
                whole.label(),
                whole.linearization(),
                whole.foundation(),
                whole.stemCode(),
                whole.stemLabel(),
                whole.stemLinearization(),
                whole.stemFoundation(),
                placed(values));
    }

    /** {@return the parts in the order written; fewer if one is a part of a part, which the axes say nothing of} */
    private static List<Value> values(PostcoordinationSet described, List<Written> written) {
        Map<String, Value> known = new HashMap<>();
        described.axes().forEach(axis -> axis.values().forEach(set -> Stream.concat(
                        set.code().stream(), uri(set).stream().map(LinearizationUri::canonical))
                .forEach(key -> known.putIfAbsent(key, new Value(Joint.START, axis.name(), set)))));
        return written.stream()
                .flatMap(part -> Stream.ofNullable(known.get(part.key()))
                        .map(value -> new Value(part.joint(), value.axis(), value.set())))
                .toList();
    }

    private static Optional<LinearizationUri> uri(PostcoordinationSet value) {
        return value.linearization()
                .filter(expression -> !expression.isCluster())
                .map(UriExpression::stem)
                .filter(LinearizationUri.class::isInstance)
                .map(uri -> ((LinearizationUri) uri).inAllReleases());
    }

    /** {@return the whole as it was written, in place of WHO's without what is written twice} */
    private static PostcoordinationSet written(PostcoordinationSet described, List<Value> values) {
        StringBuilder code = new StringBuilder(described.stemCode().orElse(""));
        StringBuilder label = new StringBuilder(described.stemLabel().orElse(""));
        values.forEach(value -> {
            code.append(value.joint().sign()).append(value.set().code().orElse(""));
            String inBrackets = " [" + value.set().label() + "]";
            label.append(
                    described.label().contains(inBrackets)
                            ? inBrackets
                            : " " + value.joint().sign() + " " + value.set().label());
        });
        Optional<UriExpression> uris = described
                .stemLinearization()
                .filter(stem ->
                        values.stream().allMatch(value -> uri(value.set()).isPresent()))
                .map(stem -> new UriExpression(Stream.concat(
                                Stream.of(new UriExpression.Part(Joint.START, stem)),
                                values.stream()
                                        .map(value -> new UriExpression.Part(
                                                value.joint(), uri(value.set()).orElseThrow())))
                        .toList()));
        return new PostcoordinationSet(
                Optional.of(code.toString()),
                label.toString(),
                uris.or(described::linearization),
                described.foundation(),
                described.stemCode(),
                described.stemLabel(),
                described.stemLinearization(),
                described.stemFoundation(),
                described.axes());
    }

    private List<PostcoordinationSet.Axis> placed(List<Value> values) {
        List<List<PostcoordinationAxis>> holding =
                values.stream().map(this::holding).toList();
        Map<String, Integer> used = new HashMap<>();
        String[] places = new String[values.size()];
        // NOTE: who fits on fewer axes chooses first, so that nobody takes the only place of another.
        IntStream.range(0, places.length)
                .boxed()
                .sorted(Comparator.comparingInt(at -> holding.get(at).size()))
                .forEach(at -> {
                    places[at] = best(holding.get(at), used)
                            .map(PostcoordinationAxis::name)
                            .orElse(values.get(at).axis());
                    used.merge(places[at], 1, Integer::sum);
                });
        Map<String, List<PostcoordinationSet>> placed = new LinkedHashMap<>();
        for (int at = 0; at < places.length; at++) {
            List<PostcoordinationSet> one = List.of(values.get(at).set());
            placed.merge(places[at], one, (some, more) -> Stream.concat(some.stream(), more.stream())
                    .toList());
        }
        return placed.entrySet().stream()
                .map(axis -> new PostcoordinationSet.Axis(axis.getKey(), axis.getValue()))
                .toList();
    }

    private List<PostcoordinationAxis> holding(Value value) {
        Optional<LinearizationUri> uri = uri(value.set());
        if (uri.isEmpty()) {
            return List.of();
        }
        Collection<IcdUri> line = above.apply(uri.get());
        return axes.stream()
                .filter(axis -> axis.scale().stream()
                        .map(LinearizationUri::inAllReleases)
                        .anyMatch(root -> root.equals(uri.get()) || line.contains(root)))
                .toList();
    }

    private static Optional<PostcoordinationAxis> best(List<PostcoordinationAxis> axes, Map<String, Integer> used) {
        return axes.stream()
                .filter(axis -> axis.multiplicity() != Multiplicity.NOT_ALLOWED || !used.containsKey(axis.name()))
                .min(Comparator.comparing((PostcoordinationAxis axis) -> used.containsKey(axis.name()))
                        .thenComparing(axis -> !axis.required()));
    }
}
