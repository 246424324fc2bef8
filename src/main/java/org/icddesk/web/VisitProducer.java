// SPDX-License-Identifier: Apache-2.0
package org.icddesk.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.servlet.http.HttpServletRequest;

/** Makes the current page request injectable. */
@ApplicationScoped
public class VisitProducer {

    /** {@return what {@link Pages} read; where its address could not be read, the start page's} */
    @Produces
    public Visit visit(HttpServletRequest request) {
        return request.getAttribute(Pages.VISIT) instanceof Visit visit
                ? visit
                : Visit.of("/", null, request.getHeader("Accept-Language"));
    }
}
