// SPDX-License-Identifier: Apache-2.0
package org.icddesk.sandbox;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The API's paths, told apart in WHO's order where their shapes overlap. */
final class Routes {

    private final Catalogue catalogue;
    private final Icd10 icd10;
    private final SearchEngine engine;

    Routes(Catalogue catalogue, Icd10 icd10) {
        this.catalogue = catalogue;
        this.icd10 = icd10;
        this.engine = new SearchEngine(new Indexes(catalogue));
    }

    /**
     * An endpoint found for a request.
     *
     * @param kind its name in the counters
     * @param takesPost whether POST is allowed besides GET
     */
    record Route(String kind, boolean takesPost, Supplier<Answer> answer) {}

    Optional<Route> find(Request request) {
        List<String> parts = request.segments();
        if (parts.equals(List.of("analytics", "clientanalytics"))) {
            return Optional.of(new Route("analytics", true, () -> Answer.empty(204)));
        }
        if (parts.size() < 2 || !parts.get(0).equals("icd")) {
            return Optional.empty();
        }
        if (parts.get(1).equals("entity")) {
            return Optional.ofNullable(foundation(request, parts.subList(2, parts.size())));
        }
        if (parts.size() < 3 || !parts.get(1).equals("release")) {
            return Optional.empty();
        }
        List<String> rest = parts.subList(3, parts.size());
        return switch (parts.get(2)) {
            case "11" -> Optional.ofNullable(icd11(request, rest));
            case "10" -> Optional.ofNullable(Icd10Routes.find(icd10, request, rest));
            default -> Optional.empty();
        };
    }

    private Route foundation(Request request, List<String> rest) {
        Parameters asked = request.parameters();
        Optional<Edition> edition =
                release(asked.get("releaseId"), "foundation").map(release -> edition("foundation", release, request));
        if (rest.isEmpty()) {
            return get("toplevel", edition.map(TopLevel::foundation).map(Answer::json));
        }
        if (rest.size() > 1) {
            return null;
        }
        return switch (rest.get(0)) {
            case "search" -> search(edition, asked);
            case "autocode" -> lazily("autocode", edition, found -> Autocode.answer(engine, found, asked));
            default ->
                isId(rest.get(0))
                        ? lazily("entity", edition, found -> found.find(rest.get(0))
                                .map(node -> Answer.json(FoundationEntity.of(found, node, include(asked))))
                                .orElse(Answer.empty(404)))
                        : null;
        };
    }

    private Route icd11(Request request, List<String> rest) {
        if (rest.isEmpty()) {
            return null;
        }
        boolean released = rest.get(0).matches("\\d{4}(-\\d{2})?");
        if (!released) {
            return multiVersion(request, rest);
        }
        if (rest.size() < 2) {
            return null;
        }
        String name = rest.get(1);
        if (rest.size() == 2 && (name.equals("doris") || name.equals("codedit"))) {
            Optional<Edition> mms = release(rest.get(0), "mms").map(release -> edition("mms", release, request));
            return new Route(name, true, () -> mms.map(found -> DeathCertificates.answer(name, found, request))
                    .orElse(Answer.empty(404)));
        }
        Optional<Edition> edition = release(rest.get(0), name).map(release -> edition(name, release, request));
        return linearization(request, edition, rest.subList(2, rest.size()));
    }

    private Route linearization(Request request, Optional<Edition> edition, List<String> rest) {
        Parameters asked = request.parameters();
        if (rest.isEmpty()) {
            return lazily("toplevel", edition, found -> Answer.json(TopLevel.linearization(found)));
        }
        String first = rest.get(0);
        if (first.equals("codeinfo")) {
            return rest.size() != 2
                    ? null
                    : lazily("codeinfo", edition, found -> CodeInfo.answer(found, rest.get(1), asked));
        }
        if (rest.size() == 1) {
            switch (first) {
                case "search":
                    return search(edition, asked);
                case "autocode":
                    return lazily("autocode", edition, found -> Autocode.answer(engine, found, asked));
                case "lookup":
                    return lazily("lookup", edition, found -> lookup(found, asked));
                case "describe":
                    return lazily("describe", edition, found -> Describe.answer(found, asked));
                default:
            }
        }
        return entityId(rest)
                .map(id -> lazily("entity", edition, found -> found.find(id)
                        .map(node -> Answer.json(LinearizationEntity.of(found, node, include(asked))))
                        .orElse(Answer.empty(404))))
                .orElse(null);
    }

    private Route multiVersion(Request request, List<String> rest) {
        String name = rest.get(0);
        List<Release> releases =
                Release.ALL.stream().filter(release -> release.serves(name)).toList();
        if (name.equals("foundation") || releases.isEmpty()) {
            return null;
        }
        if (rest.size() == 1) {
            return get(
                    "multiversion",
                    Optional.of(Answer.json(MultiVersion.of(
                            Uris.linearization(name),
                            "en",
                            TopLevel.title(name),
                            releases.stream()
                                    .map(release -> Uris.linearization(release.id(), name))
                                    .toList()))));
        }
        return entityId(rest.subList(1, rest.size()))
                .map(id -> get("multiversion", multiVersion(request, name, id, releases)))
                .orElse(null);
    }

    private Optional<Answer> multiVersion(Request request, String name, String id, List<Release> releases) {
        List<Release> having = releases.stream()
                .filter(release ->
                        catalogue.inLinearization(name, release.id(), id).isPresent())
                .toList();
        return having.stream().findFirst().map(latest -> {
            Edition edition = edition(name, latest, request);
            return Answer.json(MultiVersion.of(
                    Uris.linearization(name) + "/" + id,
                    edition.language(),
                    edition.title(catalogue.byId(id)),
                    having.stream()
                            .map(release -> Uris.linearization(release.id(), name) + "/" + id)
                            .toList()));
        });
    }

    private Route search(Optional<Edition> edition, Parameters asked) {
        return new Route("search", true, () -> edition.map(found -> {
                    SearchQuery query = SearchQuery.of(asked, found.isFoundation());
                    return Answer.json(SearchResult.of(found, query, engine.search(found, query)));
                })
                .orElse(Answer.empty(404)));
    }

    /** An entity with a code is found as it is, a grouping as its unspecified residual. */
    private Answer lookup(Edition edition, Parameters asked) {
        return catalogue
                .aggregated(edition.linearization(), edition.release().id(), Uris.idOf(asked.get("foundationUri")))
                .map(node ->
                        node.code.isEmpty() ? node.terminal(edition.release().id()) : node)
                .map(node -> Answer.json(LinearizationEntity.of(edition, node, Set.of())))
                .orElse(Answer.empty(404));
    }

    private Edition edition(String linearization, Release release, Request request) {
        String language = Languages.choose(
                request.header("Accept-Language"), release.languages().get(linearization));
        return new Edition(catalogue, linearization, release, language);
    }

    /** The release of that id, the latest for an empty one; empty when it does not have the linearization. */
    private static Optional<Release> release(String id, String linearization) {
        return Release.ALL.stream()
                .filter(release -> release.serves(linearization))
                .filter(release -> id.isEmpty() || release.id().equals(id))
                .findFirst();
    }

    private static Route get(String kind, Optional<Answer> answer) {
        return new Route(kind, false, () -> answer.orElse(Answer.empty(404)));
    }

    private static Route lazily(
            String kind, Optional<Edition> edition, java.util.function.Function<Edition, Answer> answer) {
        return new Route(kind, false, () -> edition.map(answer).orElse(Answer.empty(404)));
    }

    private static Optional<String> entityId(List<String> parts) {
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

    private static boolean isId(String text) {
        return text.matches("[0-9]{1,10}");
    }

    private static Set<String> include(Parameters asked) {
        return Arrays.stream(asked.get("include").toLowerCase(Locale.ROOT).split(","))
                .map(String::strip)
                .collect(Collectors.toSet());
    }
}
