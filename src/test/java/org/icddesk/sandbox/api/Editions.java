// SPDX-License-Identifier: Apache-2.0
package org.icddesk.sandbox.api;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.icddesk.sandbox.catalogue.Catalogue;
import org.icddesk.sandbox.catalogue.Edition;
import org.icddesk.sandbox.catalogue.Languages;
import org.icddesk.sandbox.catalogue.Release;
import org.icddesk.sandbox.http.Parameters;
import org.icddesk.sandbox.http.Request;

/** What a request's path, parameters and language choose from the catalogue. */
record Editions(Catalogue catalogue) {

    /** The edition asked for; empty when there is no such linearization in that release. */
    Optional<Edition> linearization(Request request, String release, String name) {
        return isLinearization(name) ? edition(request, release, name) : Optional.empty();
    }

    /** The foundation in the release that {@code releaseId} names, else in the latest. */
    Optional<Edition> foundation(Request request) {
        return edition(request, request.parameters().get("releaseId"), "foundation");
    }

    private Optional<Edition> edition(Request request, String release, String name) {
        return Release.ALL.stream()
                .filter(candidate -> candidate.serves(name))
                .filter(candidate -> release.isEmpty() || candidate.id().equals(release))
                .findFirst()
                .map(found -> new Edition(catalogue, name, found, language(request, found, name)));
    }

    private static String language(Request request, Release release, String name) {
        return Languages.choose(
                request.header("Accept-Language"), release.languages().get(name));
    }

    static boolean isLinearization(String name) {
        return name.equals("mms") || name.equals("icf");
    }

    static boolean isId(String text) {
        return text.matches("[0-9]{1,10}");
    }

    /** The identifier in the last parts of a path: digits, perhaps with a residual. */
    static Optional<String> id(List<String> parts) {
        if (parts.isEmpty() || parts.size() > 2 || !isId(parts.get(0))) {
            return Optional.empty();
        }
        if (parts.size() == 1) {
            return Optional.of(parts.get(0));
        }
        return Optional.of(parts.get(1))
                .filter(residual -> residual.equals("other") || residual.equals("unspecified"))
                .map(residual -> parts.get(0) + "/" + residual);
    }

    static Set<String> include(Parameters asked) {
        return Arrays.stream(asked.get("include").toLowerCase(Locale.ROOT).split(","))
                .map(String::strip)
                .collect(Collectors.toSet());
    }
}
