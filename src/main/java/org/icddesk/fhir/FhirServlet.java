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
            Optional<RenderedPage> known = remembered.find(head);
            complete = known.isPresent() ? known.get().response(head) : answer(request, head);
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

    private CompleteResponse answer(HttpServletRequest request, ServletRequestHead head) throws IOException {
        FhirRequest asked = FhirRequestReader.read(request);
        FhirInquiry inquiry = terminology.inquiry();
        if (!asked.isRead()) {
            return FhirResponses.posted(terminology.answer(asked, inquiry).resource(), inquiry, head);
        }
        try (DependencyTracker dependencies = DependencyTracker.start()) {
            FhirAnswer answer = terminology.answer(asked, inquiry);
            RenderedPage page = FhirResponses.page(answer.resource(), inquiry);
            if (answer.isOperation() && RememberedAnswers.isKept(head)) {
                cache.put(PageCache.Key.of(head), page, dependencies);
            }
            return page.response(head);
        }
    }
}
