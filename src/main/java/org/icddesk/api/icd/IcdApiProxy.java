// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.icd;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Optional;
import org.icddesk.answer.Answer;
import org.icddesk.api.http.ApiHeaders;
import org.icddesk.api.icd.Operation.MatchedOperation;
import org.icddesk.api.problem.ApiProblem;
import org.icddesk.configuration.Configuration;
import org.icddesk.gateway.IcdGateway;
import org.icddesk.gateway.endpoint.PassThroughRequest;
import org.icddesk.icd.Language;
import org.icddesk.web.content.AcceptLanguage;
import org.icddesk.web.content.CompleteResponse;
import org.icddesk.web.content.Representation;
import org.icddesk.web.content.RequestHead;

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

    /** {@return the answer, if a usable one is cached} */
    Optional<Answer<Representation>> cached(PassThroughRequest<Representation> passThrough) {
        return gateway.cached(passThrough);
    }

    /** {@return the answer, if a fresh one is in memory and WHO is answering} */
    Optional<Answer<Representation>> inMemory(PassThroughRequest<Representation> passThrough) {
        return gateway.inMemory(passThrough);
    }

    CompleteResponse answer(IcdApiRequest apiRequest, RequestHead request) {
        Answer<Representation> answer = gateway.forward(passThrough(apiRequest, request));
        return request.method().equals("POST")
                ? ApiResponses.uncached(answer, request)
                : ApiResponses.of(answer, request);
    }

    CompleteResponse submitCertificate(MatchedOperation matched, Certificate certificate, RequestHead request) {
        Answer<Representation> result = gateway.submit(
                passThrough(new IcdApiRequest(matched.operation(), matched.path(), ""), request), certificate.json());
        return ApiResponses.ofCertificate(result, request);
    }

    /** {@return what the gateway is asked, in the language that the request wants} */
    PassThroughRequest<Representation> passThrough(IcdApiRequest apiRequest, RequestHead request) {
        return apiRequest.toPassThrough(language(request));
    }

    private Language language(RequestHead request) {
        String version = request.header(ApiHeaders.API_VERSION);
        if (version != null && !version.strip().toLowerCase(Locale.ROOT).startsWith("v2")) {
            throw new ApiProblem(400, "This server supports version 2 of WHO's ICD API: API-Version: v2.");
        }
        String header = request.header("Accept-Language");
        // NOTE: most clients name one language; parsing a list takes longer than all the rest of a cached answer.
        return Language.parse(header)
                .or(() -> AcceptLanguage.of(header).first(Language::parse))
                .orElse(defaultLanguage);
    }
}
