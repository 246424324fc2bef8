// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.icd;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import org.icddesk.answer.Answer;
import org.icddesk.api.http.ApiHeaders;
import org.icddesk.api.icd.Operation.MatchedOperation;
import org.icddesk.api.problem.ApiProblem;
import org.icddesk.configuration.Configuration;
import org.icddesk.gateway.IcdGateway;
import org.icddesk.icd.Language;
import org.icddesk.web.content.AcceptLanguage;
import org.icddesk.web.content.Representation;

/** Forwards API requests to the gateway and responds as WHO does. */
@Dependent
public class IcdApiProxy {

    private final IcdGateway gateway;
    private final Language defaultLanguage;

    @Inject
    public IcdApiProxy(IcdGateway gateway, Configuration configuration) {
        this.gateway = gateway;
        this.defaultLanguage = new Language(configuration.language());
    }

    /** {@return the response, if it is cached} */
    Optional<ApiResponse> cached(IcdApiRequest apiRequest, HttpServletRequest request) {
        return gateway.cached(apiRequest.toPassThrough(language(request)))
                .map(answer -> ApiResponses.of(answer, request));
    }

    ApiResponse answer(IcdApiRequest apiRequest, HttpServletRequest request) {
        Answer<Representation> answer = gateway.forward(apiRequest.toPassThrough(language(request)));
        return request.getMethod().equals("POST")
                ? ApiResponses.uncached(answer, request)
                : ApiResponses.of(answer, request);
    }

    ApiResponse submitCertificate(MatchedOperation matched, Certificate certificate, HttpServletRequest request) {
        Representation result = gateway.submit(
                new IcdApiRequest(matched.operation(), matched.path(), "").toPassThrough(language(request)),
                certificate.json());
        return ApiResponses.ofCertificate(result, request);
    }

    private Language language(HttpServletRequest request) {
        String version = request.getHeader(ApiHeaders.API_VERSION);
        if (version != null && !version.strip().toLowerCase(Locale.ROOT).startsWith("v2")) {
            throw new ApiProblem(400, "This server supports version 2 of WHO's ICD API: API-Version: v2.");
        }
        String header = request.getHeader("Accept-Language");
        // NOTE: most clients name one language; parsing a list takes longer than all the rest of a cached answer.
        return Language.parse(header)
                .or(() -> AcceptLanguage.of(header).first(Language::parse))
                .orElse(defaultLanguage);
    }
}
