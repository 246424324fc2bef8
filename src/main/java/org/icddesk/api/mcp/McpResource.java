// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.mcp;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import org.icddesk.api.problem.ApiProblem;
import org.icddesk.configuration.Configuration;

/** Serves assistants: each request is one POST of one JSON-RPC message, and its answer one JSON object. */
@Path("mcp")
@RequestScoped
public class McpResource {

    private static final JsonProvider JSON = JsonProvider.provider();

    private final boolean on;
    private final McpOrigins origins;
    private final McpMethods methods;

    public McpResource() {
        on = false;
        origins = null;
        methods = null;
    }

    @Inject
    public McpResource(Configuration configuration, McpMethods methods) {
        on = configuration.mcp();
        origins = new McpOrigins(configuration.corsOrigins());
        this.methods = methods;
    }

    /** {@return the answer to a request; 202 to a notification; 404 if the endpoint is off} */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response post(@Context HttpServletRequest request, byte[] body) {
        if (!on) {
            throw new ApiProblem(404, "This server does not answer assistants. An administrator sets icd.mcp=on.");
        }
        if (!origins.allow(request.getHeader("Origin"), request.getHeader("Host"))) {
            return error(
                    JsonValue.NULL,
                    403,
                    new McpError(McpError.INVALID_REQUEST, 403, "Pages of this origin may not call this server."));
        }
        McpMessage message;
        try {
            message = McpMessage.read(body);
        } catch (McpError e) {
            return error(JsonValue.NULL, e.status(), e);
        }
        return answer(message, request);
    }

    private Response answer(McpMessage message, HttpServletRequest request) {
        boolean stateless = true;
        try {
            stateless = McpRevision.isStateless(message, request::getHeader);
            if (message.isNotification()) {
                return Response.accepted().header("Cache-Control", "no-store").build();
            }
            JsonObject result =
                    stateless ? McpResults.complete(methods.answer(message, true)) : methods.answer(message, false);
            return response(200, envelope(message.id()).add("result", result));
        } catch (McpError e) {
            // Clients of the revisions with a handshake read errors from successful responses alone.
            return error(message.id(), stateless ? e.status() : 200, e);
        }
    }

    private static Response error(JsonValue id, int status, McpError error) {
        JsonObjectBuilder members =
                JSON.createObjectBuilder().add("code", error.code()).add("message", error.getMessage());
        if (error.data() != JsonValue.NULL) {
            members.add("data", error.data());
        }
        return response(status, envelope(id).add("error", members));
    }

    private static JsonObjectBuilder envelope(JsonValue id) {
        JsonObjectBuilder message = JSON.createObjectBuilder().add("jsonrpc", "2.0");
        return id == JsonValue.NULL ? message : message.add("id", id);
    }

    private static Response response(int status, JsonObjectBuilder message) {
        return Response.status(status)
                .entity(message.build().toString().getBytes(StandardCharsets.UTF_8))
                .type(MediaType.APPLICATION_JSON)
                .header("Cache-Control", "no-store")
                .build();
    }
}
