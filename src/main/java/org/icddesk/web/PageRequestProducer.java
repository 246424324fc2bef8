// SPDX-License-Identifier: Apache-2.0
package org.icddesk.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.servlet.http.HttpServletRequest;

/** Produces the current page request for injection. */
@ApplicationScoped
public class PageRequestProducer {

    /** {@return the request that {@link PageDispatcher} read; the start page's if its address is malformed} */
    @Produces
    public PageRequest pageRequest(HttpServletRequest request) {
        return request.getAttribute(PageDispatcher.REQUEST) instanceof PageRequest pageRequest
                ? pageRequest
                : PageRequest.of("/", null, request.getHeader("Accept-Language"));
    }
}
