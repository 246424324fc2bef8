// SPDX-License-Identifier: Apache-2.0
package org.icddesk.fhir;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.icddesk.fhir.system.FhirInquiry;
import org.icddesk.tracking.DependencyTracker;
import org.icddesk.web.cache.PageCache;
import org.icddesk.web.cache.RenderedPage;
import org.icddesk.web.content.CompleteResponse;
import org.icddesk.web.content.PostedRequest;
import org.icddesk.web.content.RequestHead;
import org.icddesk.web.content.ServletRequestHead;

/** Where requests for FHIR enter. */
@WebServlet({FhirRequestReader.ROOT, FhirRequestReader.ROOT + "/*"})
public class FhirServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    private final transient FhirTerminology terminology;
    private final transient PageCache cache;
    private final transient RememberedAnswers remembered;

    @Inject
    public FhirServlet(FhirTerminology terminology, PageCache cache, RememberedAnswers remembered) {
        this.terminology = terminology;
        this.cache = cache;
        this.remembered = remembered;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ServletRequestHead head = new ServletRequestHead(request);
        CompleteResponse complete;
        try {
            byte[] body = FhirRequestReader.body(request);
            RequestHead whole =
                    PostedRequest.of(head, body).map(RequestHead.class::cast).orElse(head);
            Optional<RenderedPage> known = remembered.find(whole);
            complete = FhirResponses.of(known.isPresent() ? known.get() : answer(request, body, whole), head);
        } catch (RuntimeException e) {
            complete = FhirResponses.failed(FhirFailures.of(e), head);
        }
        head.answer(complete, response, (name, value) -> {
            if (name.equals("Vary")) {
                response.addHeader(name, value);
            } else {
                response.setHeader(name, value);
            }
        });
    }

    private RenderedPage answer(HttpServletRequest request, byte[] body, RequestHead whole) {
        FhirRequest asked = FhirRequestReader.read(request, body);
        FhirInquiry inquiry = terminology.inquiry();
        try (DependencyTracker dependencies = DependencyTracker.start()) {
            FhirAnswer answer = terminology.answer(asked, inquiry);
            RenderedPage page = FhirResponses.page(answer.resource(), inquiry);
            boolean known = asked.isRead() || whole instanceof PostedRequest;
            if (known && answer.isOperation() && RememberedAnswers.isKept(whole)) {
                cache.put(PageCache.Key.of(whole), page, dependencies);
            }
            return page;
        }
    }
}
