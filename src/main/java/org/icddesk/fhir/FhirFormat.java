// SPDX-License-Identifier: Apache-2.0
package org.icddesk.fhir;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.icddesk.fhir.resource.FhirVersion;

/** The formats of requests and answers: JSON alone. */
final class FhirFormat {

    /** The media type of answers. */
    static final String JSON = "application/fhir+json;charset=UTF-8";

    private static final Set<String> JSON_TYPES = Set.of("application/fhir+json", "application/json", "text/json");
    private static final Set<String> ACCEPTED = Set.of(
            "application/fhir+json", "application/json", "text/json", "application/json+fhir", "application/*", "*/*");
    private static final Set<String> FORMATS =
            Set.of("json", "application/json", "application/fhir+json", "application/fhir json", "text/json");
    private static final Pattern VERSION = Pattern.compile("fhirVersion\\s*=\\s*\"?([0-9.]{1,8})\"?");
    private static final Pattern REFUSED = Pattern.compile(";\\s*q=0(\\.0*)?\\s*(;|$)");
    private static final int MAX_HEADER_LENGTH = 2_000;

    private FhirFormat() {}

    /**
     * {@return whether a client reads JSON}
     *
     * @param accept the header; may be null
     * @param format the parameter {@code _format}, which wins
     */
    static boolean acceptsJson(String accept, Optional<String> format) {
        if (format.isPresent()) {
            return FORMATS.contains(type(format.get()));
        }
        return accept == null
                || accept.isBlank()
                || accept.length() > MAX_HEADER_LENGTH
                || Arrays.stream(accept.split(","))
                        .anyMatch(range -> ACCEPTED.contains(type(range))
                                && !REFUSED.matcher(range).find());
    }

    /** {@return whether a body of that type is JSON} */
    static boolean isJson(String contentType) {
        return JSON_TYPES.contains(type(contentType));
    }

    /** {@return the version of FHIR that a header names, first of the given ones} */
    static Optional<FhirVersion> version(List<Optional<String>> headers) {
        return headers.stream()
                .flatMap(Optional::stream)
                .filter(header -> header.length() <= MAX_HEADER_LENGTH)
                .map(VERSION::matcher)
                .filter(Matcher::find)
                .flatMap(matcher -> FhirVersion.ofMimeParameter(matcher.group(1)).stream())
                .findFirst();
    }

    private static String type(String range) {
        return range.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }
}
