// SPDX-License-Identifier: Apache-2.0
package org.icddesk.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.icddesk.fhir.resource.FhirProblem;
import org.icddesk.fhir.resource.FhirVersion;
import org.icddesk.fhir.resource.Inputs;
import org.icddesk.fhir.resource.IssueKind;
import org.icddesk.text.PercentEncoding;

/**
 * The path of an address below the service.
 *
 * @param fhir the version that it names; empty if the request's media type is to name it
 * @param segments what follows, decoded
 */
record FhirPath(Optional<FhirVersion> fhir, List<String> segments) {

    private static final int MAX_LENGTH = 1_000;
    private static final int MAX_QUERY_LENGTH = 64 << 10;

    /** {@return the path; a {@link FhirProblem} if there cannot be anything at it} */
    static FhirPath of(String raw) {
        if (raw.length() > MAX_LENGTH || raw.indexOf(';') >= 0) {
            throw nothing();
        }
        String bare = raw.replaceFirst("^/+", "").replaceFirst("/$", "");
        List<String> segments = new ArrayList<>();
        for (String segment : bare.isEmpty() ? new String[0] : bare.split("/", -1)) {
            segments.add(PercentEncoding.decode(segment)
                    .filter(FhirPath::isClean)
                    .filter(text -> !text.isEmpty() && !text.equals(".") && !text.equals(".."))
                    .orElseThrow(FhirPath::nothing));
        }
        Optional<FhirVersion> version = segments.isEmpty() ? Optional.empty() : FhirVersion.ofSegment(segments.get(0));
        return new FhirPath(version, version.isPresent() ? segments.subList(1, segments.size()) : segments);
    }

    /** {@return the parameters of a query or a form, WHATWG URL section 5.1; a {@link FhirProblem} if it is malformed} */
    static Inputs parameters(String raw) {
        Inputs inputs = new Inputs();
        if (raw == null || raw.isEmpty()) {
            return inputs;
        }
        if (raw.length() > MAX_QUERY_LENGTH) {
            throw new FhirProblem(
                    IssueKind.TOO_LONG, "The parameters are longer than " + MAX_QUERY_LENGTH + " characters.");
        }
        for (String pair : raw.split("&")) {
            int equals = pair.indexOf('=');
            String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            if (!name.isEmpty()) {
                inputs.add(name, equals < 0 ? "" : decoded(pair.substring(equals + 1)));
            }
        }
        return inputs;
    }

    private static String decoded(String raw) {
        return PercentEncoding.decodeForm(raw)
                .filter(FhirPath::isClean)
                .orElseThrow(() -> FhirProblem.invalid(
                        "The parameters are not UTF-8 without control characters, or their encoding is malformed."));
    }

    private static boolean isClean(String text) {
        return text.indexOf('\uFFFD') < 0 && text.chars().noneMatch(c -> Character.isISOControl(c) && c != '\t');
    }

    private static FhirProblem nothing() {
        return new FhirProblem(IssueKind.NO_SUCH_PATH, "There is nothing at this address.");
    }
}
