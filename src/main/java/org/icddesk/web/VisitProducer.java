// SPDX-License-Identifier: Apache-2.0
package org.icddesk.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.servlet.http.HttpServletRequest;

/** Makes the current page request injectable. */
@ApplicationScoped
public class VisitProducer {

    /** {@return the request that {@link Pages} read; the start page's if its address is malformed} */
    @Produces
    public Visit visit(HttpServletRequest request) {
        return request.getAttribute(Pages.VISIT) instanceof Visit visit
                ? visit
                : Visit.of("/", null, request.getHeader("Accept-Language"));
    }
}
