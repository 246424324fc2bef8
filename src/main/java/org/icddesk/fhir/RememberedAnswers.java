// SPDX-License-Identifier: Apache-2.0
package org.icddesk.fhir;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.icddesk.api.http.CorsPolicy;
import org.icddesk.fhir.resource.FhirVersion;
import org.icddesk.web.cache.PageCache;
import org.icddesk.web.cache.RenderedPage;
import org.icddesk.web.content.CompleteResponse;
import org.icddesk.web.content.PostedRequest;
import org.icddesk.web.content.RequestHead;

/** The answers of operations that are kept beside rendered pages, for as long as what they are made of is unchanged. */
@ApplicationScoped
public class RememberedAnswers {

    private final PageCache pages;
    private final CorsPolicy cors;

    protected RememberedAnswers() {
        this(null, null);
    }

    @Inject
    public RememberedAnswers(PageCache pages, CorsPolicy cors) {
        this.pages = pages;
        this.cors = cors;
    }

    /** {@return whether an address is one of this service} */
    public static boolean isAddress(String path) {
        return path.startsWith(FhirRequestReader.ROOT + "/");
    }

    /** {@return whether the answer to a request depends on nothing but its address, its body and the language it prefers} */
    static boolean isKept(RequestHead request) {
        String path = request.path();
        for (FhirVersion version : FhirVersion.values()) {
            if (path.startsWith(FhirRequestReader.ROOT + "/" + version.segment() + "/")) {
                return true;
            }
        }
        return false;
    }

    /** {@return the answer, if it is kept and would be the same now} */
    Optional<RenderedPage> find(RequestHead request) {
        return isReadInJson(request) ? pages.get(PageCache.Key.of(request)) : Optional.empty();
    }

    /** {@return the response, if its answer is kept and lies ready} */
    public Optional<CompleteResponse> findReady(RequestHead request) {
        return find(request).filter(page -> page.body().isReady(request)).map(page -> FhirResponses.of(page, request)
                .after(cors.headers(request.header("Origin"))));
    }

    private static boolean isReadInJson(RequestHead request) {
        return (request.method().equals("GET") || request.method().equals("HEAD") || request instanceof PostedRequest)
                && FhirFormat.acceptsJson(request.header("Accept"), Optional.empty());
    }
}
