// SPDX-License-Identifier: Apache-2.0
package org.icddesk.sandbox.api;

import java.util.List;
import java.util.Optional;
import org.icddesk.sandbox.catalogue.Catalogue;
import org.icddesk.sandbox.catalogue.Edition;
import org.icddesk.sandbox.catalogue.Icd10;
import org.icddesk.sandbox.http.Answer;
import org.icddesk.sandbox.http.Parameters;
import org.icddesk.sandbox.http.Request;
import org.icddesk.sandbox.search.Autocode;
import org.icddesk.sandbox.search.Indexes;
import org.icddesk.sandbox.search.SearchEngine;

/** The API's paths, told apart in WHO's order where their shapes overlap. */
final class Routes {

    private final Editions editions;
    private final Icd10 icd10;
    private final SearchEngine engine;

    Routes(Catalogue catalogue, Icd10 icd10) {
        this.editions = new Editions(catalogue);
        this.icd10 = icd10;
        this.engine = new SearchEngine(new Indexes(catalogue));
    }

    Optional<Route> find(Request request) {
        List<String> parts = request.segments();
        if (parts.equals(List.of("analytics", "clientanalytics"))) {
            return Optional.of(new Route("analytics", true, () -> Answer.empty(204)));
        }
        if (parts.size() < 2 || !parts.get(0).equals("icd")) {
            return Optional.empty();
        }
        if (parts.get(1).equals("entity")) {
            return foundation(request, parts.subList(2, parts.size()));
        }
        if (parts.size() < 3 || !parts.get(1).equals("release")) {
            return Optional.empty();
        }
        List<String> rest = parts.subList(3, parts.size());
        return switch (parts.get(2)) {
            case "11" -> icd11(request, rest);
            case "10" -> Icd10Routes.find(icd10, request, rest);
            default -> Optional.empty();
        };
    }

    private Optional<Route> foundation(Request request, List<String> rest) {
        Optional<Edition> edition = editions.foundation(request);
        Parameters asked = request.parameters();
        if (rest.isEmpty()) {
            return Optional.of(
                    Route.get("toplevel", edition, found -> Optional.of(Answer.json(TopLevel.foundation(found)))));
        }
        if (rest.size() > 1) {
            return Optional.empty();
        }
        return switch (rest.get(0)) {
            case "search" -> Optional.of(new Route("search", true, () -> engine.answer(edition, asked)));
            case "autocode" -> Optional.of(Route.get("autocode", edition, found -> autocode(found, asked)));
            default ->
                Optional.of(rest.get(0))
                        .filter(Editions::isId)
                        .map(id -> Route.get("entity", edition, found -> found.find(id)
                                .map(node -> Answer.json(FoundationEntity.of(found, node, Editions.include(asked))))));
        };
    }

    private Optional<Route> icd11(Request request, List<String> rest) {
        if (rest.isEmpty()) {
            return Optional.empty();
        }
        if (!rest.get(0).matches("\\d{4}(-\\d{2})?")) {
            return VersionRoutes.find(editions, request, rest);
        }
        if (rest.size() < 2) {
            return Optional.empty();
        }
        String release = rest.get(0);
        String name = rest.get(1);
        if (rest.size() == 2 && (name.equals("doris") || name.equals("codedit"))) {
            return Optional.of(new Route(name, true, () -> editions.linearization(request, release, "mms")
                    .map(mms -> DeathCertificates.answer(name, mms, request))
                    .orElse(Answer.empty(404))));
        }
        if (!Editions.isLinearization(name)) {
            return Optional.empty();
        }
        return linearization(
                request.parameters(), editions.linearization(request, release, name), rest.subList(2, rest.size()));
    }

    private Optional<Route> linearization(Parameters asked, Optional<Edition> edition, List<String> rest) {
        if (rest.isEmpty()) {
            return Optional.of(
                    Route.get("toplevel", edition, found -> Optional.of(Answer.json(TopLevel.linearization(found)))));
        }
        if (rest.get(0).equals("codeinfo")) {
            return rest.size() == 2
                    ? Optional.of(Route.get("codeinfo", edition, found -> CodeInfo.answer(found, rest.get(1), asked)))
                    : Optional.empty();
        }
        return switch (String.join("/", rest)) {
            case "search" -> Optional.of(new Route("search", true, () -> engine.answer(edition, asked)));
            case "autocode" -> Optional.of(Route.get("autocode", edition, found -> autocode(found, asked)));
            case "lookup" -> Optional.of(Route.get("lookup", edition, found -> Lookup.answer(found, asked)));
            case "describe" -> Optional.of(Route.get("describe", edition, found -> Describe.answer(found, asked)));
            default ->
                Editions.id(rest)
                        .map(id -> Route.get("entity", edition, found -> found.find(id)
                                .map(node ->
                                        Answer.json(LinearizationEntity.of(found, node, Editions.include(asked))))));
        };
    }

    private Optional<Answer> autocode(Edition edition, Parameters asked) {
        return Optional.of(Autocode.answer(engine, edition, asked));
    }
}
