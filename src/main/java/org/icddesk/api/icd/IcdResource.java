// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.icd;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.icddesk.api.http.ApiHeaders;
import org.icddesk.api.icd.IcdApiRequest.Field;
import org.icddesk.api.icd.Operation.MatchedOperation;
import org.icddesk.api.icd.Operation.Post;
import org.icddesk.api.problem.ApiProblem;
import org.icddesk.web.content.ServletRequestHead;

/** Serves WHO's ICD API: the paths, methods and parameters of {@link Operation}. */
@Path("icd{below: (/.*)?}")
@Produces({MediaType.APPLICATION_JSON, "application/ld+json", MediaType.TEXT_PLAIN + ";qs=0.1"})
@ApplicationScoped
public class IcdResource {

    private final IcdApiProxy proxy;

    public IcdResource() {
        this(null);
    }

    @Inject
    public IcdResource(IcdApiProxy proxy) {
        this.proxy = proxy;
    }

    /** {@return the answer to GET or HEAD} */
    @GET
    public Response get(@Context HttpServletRequest request) {
        ServletRequestHead head = new ServletRequestHead(request);
        return ApiResponses.forJaxRs(proxy.answer(IcdApiRequest.of(head), head));
    }

    /** {@return the methods that an address answers to} */
    @OPTIONS
    public Response options(@Context HttpServletRequest request) {
        return Response.noContent()
                .header("Allow", allowed(IcdApiRequest.match(new ServletRequestHead(request))))
                .header(ApiHeaders.API_VERSION, ApiHeaders.VERSION)
                .build();
    }

    /** {@return the answer to a search by a multipart form, RFC 7578} */
    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response searchByParts(@Context HttpServletRequest request, List<EntityPart> parts) {
        return search(request, MultipartFields.fields(parts));
    }

    /** {@return the answer to a search by an urlencoded form} */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response searchByForm(@Context HttpServletRequest request, String form) {
        return search(request, Field.decoded(form));
    }

    /**
     * {@return the answer to a death certificate, or to a search with its parameters in the query}
     */
    @POST
    @Consumes(MediaType.WILDCARD)
    public Response post(@Context HttpServletRequest request, byte[] body) {
        MatchedOperation matched = posted(request);
        if (matched.operation().post() == Post.FORM && body.length == 0) {
            return search(request, List.of());
        }
        String type = String.valueOf(request.getContentType())
                .toLowerCase(java.util.Locale.ROOT)
                .split(";", 2)[0]
                .strip();
        boolean json = type.equals("application/json") || type.equals("text/json") || type.endsWith("+json");
        if (matched.operation().post() != Post.CERTIFICATE || !json) {
            throw unreadable(matched);
        }
        return ApiResponses.forJaxRs(
                proxy.submitCertificate(matched, Certificate.of(body), new ServletRequestHead(request)));
    }

    private Response search(HttpServletRequest request, List<Field> form) {
        MatchedOperation matched = posted(request);
        if (matched.operation().post() != Post.FORM) {
            throw unreadable(matched);
        }
        List<Field> fields = new ArrayList<>(Field.decoded(request.getQueryString()));
        fields.addAll(form);
        return ApiResponses.forJaxRs(proxy.answer(IcdApiRequest.of(matched, fields), new ServletRequestHead(request)));
    }

    private static MatchedOperation posted(HttpServletRequest request) {
        MatchedOperation matched = IcdApiRequest.match(new ServletRequestHead(request));
        if (matched.operation().post() == Post.NONE) {
            throw new ApiProblem(405, "This address supports only GET.", Map.of("Allow", allowed(matched)));
        }
        return matched;
    }

    private static ApiProblem unreadable(MatchedOperation matched) {
        return new ApiProblem(
                415,
                matched.operation().post() == Post.FORM
                        ? "Post a search as multipart/form-data or application/x-www-form-urlencoded."
                        : "Post a certificate as application/json.");
    }

    /** {@return the methods that an address answers to, as the header {@code Allow} has them} */
    public static String allowed(MatchedOperation matched) {
        return matched.operation().post() == Post.NONE ? "GET, HEAD, OPTIONS" : "GET, HEAD, POST, OPTIONS";
    }
}
