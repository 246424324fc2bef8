// SPDX-License-Identifier: Apache-2.0
package org.icddesk.sandbox.api;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.icddesk.sandbox.catalogue.Edition;
import org.icddesk.sandbox.catalogue.Node;
import org.icddesk.sandbox.catalogue.Release;
import org.icddesk.sandbox.catalogue.Uris;
import org.icddesk.sandbox.http.Answer;
import org.icddesk.sandbox.http.Request;

/** The paths without a release, which tell the releases there are. */
final class VersionRoutes {

    private VersionRoutes() {}

    static Optional<Route> find(Editions editions, Request request, List<String> rest) {
        String name = rest.get(0);
        if (!Editions.isLinearization(name)) {
            return Optional.empty();
        }
        if (rest.size() == 1) {
            return Optional.of(Route.get("multiversion", () -> Optional.of(Answer.json(linearization(name)))));
        }
        return Editions.id(rest.subList(1, rest.size()))
                .map(id -> Route.get("multiversion", () -> entity(editions, request, name, id)
                        .map(Answer::json)));
    }

    private static List<Release> releases(String name) {
        return Release.ALL.stream().filter(release -> release.serves(name)).toList();
    }

    private static JsonObject linearization(String name) {
        return MultiVersion.of(
                Uris.linearization(name),
                "en",
                TopLevel.title(name),
                releases(name).stream()
                        .map(release -> Uris.linearization(release.id(), name))
                        .toList());
    }

    private static Optional<JsonObject> entity(Editions editions, Request request, String name, String id) {
        List<Edition> having = releases(name).stream()
                .flatMap(release -> editions.linearization(request, release.id(), name).stream())
                .filter(edition -> edition.find(id).isPresent())
                .toList();
        return having.stream().findFirst().map(latest -> {
            Node node = latest.find(id).orElseThrow();
            return MultiVersion.of(
                    Uris.linearization(name) + "/" + id,
                    latest.language(),
                    latest.title(node),
                    having.stream().map(edition -> edition.uri(node)).toList());
        });
    }
}
