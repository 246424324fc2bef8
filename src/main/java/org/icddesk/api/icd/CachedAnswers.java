// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.icd;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.icddesk.answer.Answer;
import org.icddesk.api.http.CorsPolicy;
import org.icddesk.gateway.endpoint.PassThroughRequest;
import org.icddesk.web.content.CompleteResponse;
import org.icddesk.web.content.Representation;
import org.icddesk.web.content.RequestHead;

/**
 * The responses to API requests whose answers are cached, complete without JAX-RS, whose dispatch costs more than
 * everything else.
 */
@ApplicationScoped
public class CachedAnswers {

    private static final Set<String> ACCEPTED = Set.of("*/*", "application/json", "application/json, text/plain, */*");

    private final IcdApiProxy proxy;
    private final CorsPolicy cors;

    protected CachedAnswers() {
        this(null, null);
    }

    @Inject
    public CachedAnswers(IcdApiProxy proxy, CorsPolicy cors) {
        this.proxy = proxy;
        this.cors = cors;
    }

    /** {@return the response, if its answer is cached; one from disk and a stale one are good enough} */
    Optional<CompleteResponse> find(RequestHead request) {
        return find(request, proxy::cached);
    }

    /**
     * {@return the response, if its answer is fresh and in memory, WHO is answering, and the response lies ready; so
     * fast that the thread that receives requests can look}
     */
    public Optional<CompleteResponse> findReady(RequestHead request) {
        return find(request, passThrough -> proxy.inMemory(passThrough)
                .filter(answer -> answer.value().isReady(request)));
    }

    private Optional<CompleteResponse> find(
            RequestHead request,
            Function<PassThroughRequest<Representation>, Optional<Answer<Representation>>> answers) {
        if (!acceptsJson(request)) {
            return Optional.empty();
        }
        try {
            return answers.apply(proxy.passThrough(IcdApiRequest.of(request), request))
                    .map(answer -> json(ApiResponses.of(answer, request), request));
        } catch (RuntimeException answeredByTheResource) {
            return Optional.empty();
        }
    }

    private static boolean acceptsJson(RequestHead request) {
        String accept = request.header("Accept");
        return request.method().equals("GET") && (accept == null || ACCEPTED.contains(accept));
    }

    private CompleteResponse json(CompleteResponse response, RequestHead request) {
        CompleteResponse complete = response.after(cors.headers(request.header("Origin")));
        return complete.body() == null ? complete : complete.after(Map.of("Content-Type", "application/json"));
    }
}
