// SPDX-License-Identifier: Apache-2.0
package org.icddesk.sandbox.api;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.icddesk.sandbox.catalogue.Catalogue;
import org.icddesk.sandbox.catalogue.CatalogueLoader;
import org.icddesk.sandbox.catalogue.Icd10;
import org.icddesk.sandbox.http.Answer;
import org.icddesk.sandbox.http.Request;
import org.icddesk.sandbox.token.Tokens;

/** WHO's ICD API: what every answer has in common; {@link Routes} knows the paths. */
public final class Api {

    private static final String VERSION = "v2.6.0";

    private final boolean requireToken;
    private final Tokens tokens;
    private final Routes routes;
    private final long entities;

    public Api(Optional<Path> data, boolean requireToken, Tokens tokens) {
        this.requireToken = requireToken;
        this.tokens = tokens;
        Catalogue catalogue = CatalogueLoader.load(data);
        this.entities =
                catalogue.nodes().stream().filter(node -> !node.isResidual()).count();
        this.routes = new Routes(catalogue, Icd10.load(data));
    }

    public long entities() {
        return entities;
    }

    /** Kind of a request for the counters. */
    public String kind(Request request) {
        return routes.find(request).map(Route::kind).orElse("other");
    }

    public Answer answer(Request request) {
        return refusal(request).with("API-Version", VERSION);
    }

    private Answer refusal(Request request) {
        boolean get = request.method().equals("GET");
        if (!get && !request.method().equals("POST")) {
            return Answer.empty(405).with("Allow", "GET, POST");
        }
        if (requireToken && !authorized(request)) {
            return Answer.empty(401);
        }
        if (!request.header("API-Version").toLowerCase(Locale.ROOT).startsWith("v2")
                || request.header("Accept-Language").isBlank()) {
            return Answer.empty(400);
        }
        return routes.find(request)
                .map(route -> get || route.takesPost()
                        ? route.answer().get()
                        : Answer.empty(405).with("Allow", "GET"))
                .orElse(Answer.empty(404));
    }

    private boolean authorized(Request request) {
        String authorization = request.header("Authorization");
        return authorization.regionMatches(true, 0, "Bearer ", 0, 7)
                && tokens.accepts(authorization.substring(7).strip());
    }
}
