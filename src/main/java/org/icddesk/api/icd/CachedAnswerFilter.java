// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.icd;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.icddesk.web.content.CompleteResponse;
import org.icddesk.web.content.ServletRequestHead;

/** A servlet filter that sends {@link CachedAnswers}. */
@WebFilter("/api/icd/*")
public class CachedAnswerFilter extends HttpFilter {

    private static final long serialVersionUID = 1;

    private final transient CachedAnswers answers;

    @Inject
    public CachedAnswerFilter(CachedAnswers answers) {
        this.answers = answers;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        ServletRequestHead head = new ServletRequestHead(request);
        Optional<CompleteResponse> cached = answers.find(head);
        if (cached.isPresent()) {
            head.answer(cached.get(), response, response::addHeader);
        } else {
            chain.doFilter(request, response);
        }
    }
}
