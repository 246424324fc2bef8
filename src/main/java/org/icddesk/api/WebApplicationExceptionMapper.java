// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Map;
import org.icddesk.api.icd.IcdApiRequest;
import org.icddesk.api.icd.IcdResource;
import org.icddesk.api.problem.ApiProblem;
import org.icddesk.api.problem.ProblemResponses;
import org.icddesk.web.content.ServletRequestHead;

/** Maps the JAX-RS container's own refusals to problem documents: unknown paths, methods, media types. */
@Provider
public class WebApplicationExceptionMapper implements ExceptionMapper<WebApplicationException> {

    @Context
    private HttpServletRequest request;

    @Override
    public Response toResponse(WebApplicationException refusal) {
        Response response = refusal.getResponse();
        if (response.getStatus() < 400) {
            return response;
        }
        String allow = response.getStatus() == 405 ? allowed(response) : null;
        return ProblemResponses.refused(new ApiProblem(
                response.getStatus(), words(response.getStatus()), allow == null ? Map.of() : Map.of("Allow", allow)));
    }

    private String allowed(Response response) {
        try {
            return IcdResource.allowed(IcdApiRequest.match(new ServletRequestHead(request)));
        } catch (ApiProblem notOfTheIcdApi) {
            return response.getHeaderString("Allow");
        }
    }

    private static String words(int status) {
        return switch (status) {
            case 404 -> "There is nothing at this address.";
            case 405 -> "This address does not support this method.";
            case 406 -> "This address answers only in JSON.";
            case 415 -> "This address does not accept this type of body.";
            default -> "This request was not understood.";
        };
    }
}
