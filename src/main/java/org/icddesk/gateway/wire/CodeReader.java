// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway.wire;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.icddesk.answer.Malformed;
import org.icddesk.gateway.request.IcdRequest;
import org.icddesk.icd.FoundationUri;
import org.icddesk.icd.LinearizationUri;
import org.icddesk.icd.code.CodeInfo;
import org.icddesk.icd.code.PostcoordinationSet;
import org.icddesk.icd.code.UriExpression;

/** Maps the answers about codes: {@code codeinfo} and {@code describe}. */
public final class CodeReader {

    private static final int MAX_DEPTH = 20;
    private static final Set<String> OTHERS =
            Set.of("@context", "@id", "code", "stemId", "stemCode", "simplifiedCode", "simplifiedStemCode");

    private CodeReader() {}

    /**
     * Reads what a code stands for; its axes have names that no record could list.
     *
     * @return what it stands for
     */
    public static CodeInfo codeInfo(byte[] body, IcdRequest<?> asked) {
        JsonObject wire = WireReader.object(body);
        return new CodeInfo(
                first(wire, "code")
                        .orElseThrow(() -> new Malformed("The ICD API's answer to " + asked + " has no code", null)),
                first(wire, "stemId").flatMap(id -> WireMapper.uri(id, LinearizationUri.class)),
                first(wire, "stemCode"),
                first(wire, "simplifiedCode"),
                first(wire, "simplifiedStemCode"),
                axes(wire));
    }

    /**
     * Reads the description of a code or cluster.
     *
     * @return its parts
     */
    public static PostcoordinationSet description(byte[] body, IcdRequest<?> asked) {
        return set(WireReader.read(body, DescriptionWire.class), MAX_DEPTH);
    }

    private static Map<String, List<String>> axes(JsonObject wire) {
        Map<String, List<String>> axes = new LinkedHashMap<>();
        wire.keySet().stream().filter(name -> !OTHERS.contains(name)).forEach(name -> WireMapper.axis(name)
                .ifPresent(axis -> {
                    List<String> codes = texts(wire.get(name)).toList();
                    if (!codes.isEmpty()) {
                        axes.put(axis, codes);
                    }
                }));
        return Collections.unmodifiableMap(axes);
    }

    private static Optional<String> first(JsonObject wire, String name) {
        return wire.containsKey(name) ? texts(wire.get(name)).findFirst() : Optional.empty();
    }

    private static Stream<String> texts(JsonValue value) {
        return switch (value.getValueType()) {
            case ARRAY ->
                value.asJsonArray().stream()
                        .filter(one -> one.getValueType() != JsonValue.ValueType.ARRAY)
                        .flatMap(CodeReader::texts);
            case STRING -> WireMapper.plain(((JsonString) value).getString()).stream();
            default -> Stream.empty();
        };
    }

    private static PostcoordinationSet set(DescriptionWire wire, int depth) {
        Optional<String> code = WireMapper.plain(wire.code());
        return new PostcoordinationSet(
                code,
                WireMapper.plain(wire.label()).or(() -> code).orElse("–"),
                UriExpression.parse(wire.linearizationUri()),
                UriExpression.parse(wire.foundationUri()),
                WireMapper.plain(wire.stemCode()),
                WireMapper.plain(wire.stemLabel()),
                WireMapper.uri(wire.stemLinearizationUri(), LinearizationUri.class),
                WireMapper.uri(wire.stemFoundationUri(), FoundationUri.class),
                depth == 0
                        ? List.of()
                        : WireMapper.stream(wire.postcoordinationValues())
                                .flatMap(axis -> axis(axis, depth).stream())
                                .toList());
    }

    private static Optional<PostcoordinationSet.Axis> axis(DescriptionWire.AxisWire wire, int depth) {
        return WireMapper.axis(wire.axisName())
                .map(name -> new PostcoordinationSet.Axis(
                        name,
                        WireMapper.stream(wire.values())
                                .map(value -> set(value, depth - 1))
                                .toList()));
    }
}
