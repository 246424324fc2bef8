// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.icd;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.icddesk.api.problem.ApiProblem;
import org.icddesk.text.PercentEncoding;

/** A path template of WHO's API: literal segments and variables. */
final class PathTemplate {

    private final String written;
    private final List<Segment> segments;

    private PathTemplate(String written, List<Segment> segments) {
        this.written = written;
        this.segments = segments;
    }

    /**
     * Parses a path template with variables in braces.
     *
     * @param path the path as WHO's document writes it, but for {@code {icd10code}}, which it calls {@code {code}} too
     */
    static PathTemplate of(String path) {
        return new PathTemplate(
                path.replace("{icd10code}", "{code}"),
                Arrays.stream(path.substring(1).split("/")).map(Segment::of).toList());
    }

    /** {@return the path as WHO's document writes it} */
    String written() {
        return written;
    }

    /** {@return the number of its segments} */
    int length() {
        return segments.size();
    }

    /** {@return its variables, in order} */
    List<ApiParameter> variables() {
        return segments.stream()
                .filter(segment -> !segment.literal())
                .map(segment -> new ApiParameter(segment.name(), segment.type()))
                .toList();
    }

    /**
     * Fills in the variables.
     *
     * @param decoded as many segments as this path has, decoded one by one
     * @return the encoded path; empty if the segments do not match
     * @throws ApiProblem if a segment is invalid in a way that the caller can correct
     */
    Optional<String> encode(List<String> decoded) {
        for (int at = 0; at < decoded.size(); at++) {
            if (!segments.get(at).matches(decoded.get(at))) {
                return Optional.empty();
            }
        }
        StringBuilder path = new StringBuilder();
        for (int at = 0; at < decoded.size(); at++) {
            Optional<String> value = segments.get(at).read(decoded.get(at));
            if (value.isEmpty()) {
                return Optional.empty();
            }
            path.append('/').append(value.get());
        }
        return Optional.of(path.toString());
    }

    private record Segment(String name, ParameterType type) {

        static Segment of(String written) {
            return written.startsWith("{")
                    ? switch (written) {
                        case "{releaseId}" -> new Segment("releaseId", ParameterType.RELEASE);
                        case "{linearizationname}" -> new Segment("linearizationname", ParameterType.LINEARIZATION);
                        case "{id}" -> new Segment("id", ParameterType.ENTITY);
                        case "{residual}" -> new Segment("residual", ParameterType.RESIDUAL);
                        case "{code}" -> new Segment("code", ParameterType.ICD11_CODE);
                        case "{icd10code}" -> new Segment("code", ParameterType.ICD10_CODE);
                        default -> throw new IllegalArgumentException(written);
                    }
                    : new Segment(written, null);
        }

        boolean literal() {
            return type == null;
        }

        boolean matches(String decoded) {
            return !literal() || name.equals(decoded);
        }

        /** {@return the encoded value} */
        Optional<String> read(String decoded) {
            return literal() ? Optional.of(name) : type.read(decoded).map(PercentEncoding::encode);
        }
    }
}
