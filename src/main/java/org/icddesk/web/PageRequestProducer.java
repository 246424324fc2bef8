// SPDX-License-Identifier: Apache-2.0
package org.icddesk.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.servlet.http.HttpServletRequest;

/** Makes the current page request injectable. */
@ApplicationScoped
public class PageRequestProducer {

    /** {@return the request that {@link PageDispatcher} read; the start page's if its address is malformed} */
    @Produces
    public PageRequest visit(HttpServletRequest request) {
        return request.getAttribute(PageDispatcher.VISIT) instanceof PageRequest visit
                ? visit
                : PageRequest.of("/", null, request.getHeader("Accept-Language"));
    }
}
