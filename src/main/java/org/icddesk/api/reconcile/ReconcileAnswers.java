// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.reconcile;

import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.icddesk.api.http.AgeHeaders;
import org.icddesk.api.icd.IcdApiRequest.Field;
import org.icddesk.api.problem.ApiProblem;
import org.icddesk.candidate.OldestAnswer;

/** What requests and responses of all endpoints of a service have in common. */
final class ReconcileAnswers {

    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._-]{1,255}|\\[[0-9A-Fa-f:.]{2,45}]");

    private ReconcileAnswers() {}

    /** {@return a response in JSON} */
    static Response of(JsonObject body, OldestAnswer ages) {
        Response.ResponseBuilder response =
                Response.ok(body.toString().getBytes(StandardCharsets.UTF_8)).header("Cache-Control", "no-cache");
        return AgeHeaders.add(response, ages.oldest(), ages.outage()).build();
    }

    /** {@return the first value of a parameter} */
    static Optional<String> first(List<Field> fields, String name) {
        return fields.stream()
                .filter(field -> field.name().equals(name))
                .map(Field::value)
                .findFirst();
    }

    /** Refuses a request for JSONP with 400. */
    static void refuseCallback(List<Field> fields) {
        if (first(fields, "callback").isPresent()) {
            throw new ApiProblem(
                    400,
                    "JSONP is not served. An administrator lists the origin of the page in icd.cors.origins, and it"
                            + " then reads JSON.");
        }
    }

    /** {@return the absolute address of the site as the client called it, without a slash at the end} */
    static String base(HttpServletRequest request) {
        String name = request.getServerName();
        String host = name.indexOf(':') >= 0 && !name.startsWith("[") ? "[" + name + "]" : name;
        if (!HOST.matcher(host).matches()) {
            throw new ApiProblem(400, "The header Host names no host.");
        }
        String scheme = request.getScheme();
        int port = request.getServerPort();
        boolean usual = port <= 0 || port == (scheme.equals("https") ? 443 : 80);
        return scheme + "://" + host + (usual ? "" : ":" + port) + request.getContextPath();
    }
}
